import { beforeAll, expect, test, vi } from "vitest";
import type * as RunOperation from "../../src/deadline/run-operation.js";
import { openStage, type Client } from "./stage.js";
import { storm, summary } from "./storm.js";

/** The design that suggests itself: every call in an asynchronous context of its own, and no more than that. */
vi.mock("../../src/deadline/run-operation.js", async (): Promise<Partial<typeof RunOperation>> => {
  const { runAs } = await import("../../src/deadline/statement-owner.js");
  return {
    runOperation: async (operation, _dispatch, _driver, query) => {
      try {
        return await runAs(operation, async () => await query());
      } catch (error) {
        throw operation.outcome === undefined ? error : operation.error();
      }
    },
  };
});

const stage = openStage("naive storm");
let client: Client;
beforeAll(async () => {
  client = stage.open({ timeout: false }, { max: 5 }, {}, { maxWait: 60_000, timeout: 60_000 });
  await client.prisma.user.count();
});

test("the storm finds out a design that takes the first call of a tick for the owner of all", async () => {
  const report = await storm(client.prisma, { seconds: 4, workers: 50 });
  console.log(`Naive design, storm of 4 s. ${summary(report)}`);
  expect(report.collateral.length + report.ignored.length).toBeGreaterThan(0);
  expect(report.collateral.some((line) => line.startsWith("findUnique"))).toBe(true);
  await stage.idle();
});
