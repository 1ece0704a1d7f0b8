import { HardeningError, withDeadline } from "prisma-hardening";
import { beforeAll, expect, test } from "vitest";
import { openStage, type Client } from "./stage.js";

const stage = openStage("caller");
let client: Client;
beforeAll(() => {
  client = stage.open({ timeout: 60_000 });
});

test("the error's stack begins where the operation was called", async () => {
  const error: unknown = await withDeadline(AbortSignal.abort(), () => client.prisma.post.findMany()).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HardeningError);
  const [header, frame] = (error as HardeningError).stack?.split("\n") ?? [];
  expect(header).toMatch(/^HardeningError: Post\.findMany was aborted/);
  expect(frame).toMatch(/caller\.test\.ts:\d+:\d+$/);
});

test("a batch transaction that is refused leaves no timer of its parts", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const { prisma } = client;
  const refused = async () =>
    prisma
      .$transaction([
        prisma.post.count(),
        prisma.post.findMany({ orderBy: { comments: { _count: "asc" } } }),
        prisma.post.count(),
      ])
      .catch((error: unknown) => (error as HardeningError).code);
  expect(await refused()).toBe("UNFILTERABLE_ORDER");
  await new Promise(setImmediate);
  const before = timers();
  for (let round = 0; round < 20; round++) await refused();
  await new Promise(setImmediate);
  expect(timers()).toBeLessThanOrEqual(before + 2);
});
