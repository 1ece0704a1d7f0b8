import { HardeningError, withDeadline } from "prisma-hardening";
import { describe, expect, test } from "vitest";
import { PrismaPg } from "prisma-hardening/adapter-pg";
import { PrismaClient } from "../generated/postgresql/client/client.js";
import { ending, stopped } from "./outcome.js";
import { harden, openStage } from "./stage.js";

const NEITHER_TIME_NOR_SIGNAL = [0, -1, NaN, Infinity, -Infinity, 2 ** 31, "5", null, true, {}, [], { timeout: 0 }];

/** Never connected to. */
const NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing";

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof HardeningError) return error.code;
    throw error;
  }
  return "no error";
}

describe("what is no deadline is refused where it is written", () => {
  test.each(NEITHER_TIME_NOR_SIGNAL.map((value) => [value]))("hardening({ timeout: %j })", (value) => {
    const client = new PrismaClient({ adapter: new PrismaPg(NOWHERE) });
    expect(codeOf(() => harden(client, { timeout: value as never }))).toBe("INVALID_OPTIONS");
  });

  test.each([
    ...NEITHER_TIME_NOR_SIGNAL,
    undefined,
    false,
    { signal: {} },
    { signal: { aborted: false } },
    { timeout: 5, signl: new AbortController().signal },
    { timeout: "5" },
  ])("withDeadline(%j)", async (value) => {
    let hasRun = false;
    const { code } = await stopped(withDeadline(value as never, () => (hasRun = true)));
    expect(code).toBe("INVALID_OPTIONS");
    expect(hasRun).toBe(false);
  });

  test.each([0, -1, NaN, "5", 2 ** 31, false])("new PrismaPg(url, { cancelGrace: %j })", (value) => {
    expect(codeOf(() => new PrismaPg(NOWHERE, { cancelGrace: value as never }))).toBe("INVALID_OPTIONS");
  });

  test.each([0, -1, NaN, "5", 2 ** 31, true])("new PrismaPg(url, { statementTimeout: %j })", (value) => {
    expect(codeOf(() => new PrismaPg(NOWHERE, { statementTimeout: value as never }))).toBe("INVALID_OPTIONS");
  });

  test("the message names the place and what to write", () => {
    const client = new PrismaClient({ adapter: new PrismaPg(NOWHERE) });
    expect(() => harden(client, { timeout: -1 })).toThrow(
      "hardening(): `timeout`: the timeout must be a number of milliseconds above 0 and at most 2147483647 (24 days). Write 5_000 for five seconds.",
    );
  });
});

describe("the `timeout` option", () => {
  const stage = openStage("limits");

  test("is 10 seconds where nothing is said", async () => {
    const { prisma } = stage.open();
    const { message, ms } = await stopped(prisma.$queryRaw`SELECT pg_sleep(60)::text`);
    expect(message).toBe("$queryRaw did not end within 10000 ms. The database has stopped it.");
    expect(ms).toBeGreaterThan(9_900);
    expect(ms).toBeLessThan(10_500);
  });

  test("a fraction rounds up: 0.01 ms is one of 1 ms, not none", async () => {
    const { prisma } = stage.open({ timeout: 0.01 });
    expect((await stopped(prisma.$queryRaw`SELECT pg_sleep(60)::text`)).message).toContain("within 1 ms.");
  });

  test("the longest timer does not fire at once", async () => {
    const { prisma } = stage.open({ timeout: 2 ** 31 - 1 });
    expect(await prisma.tag.count()).toBe(1);
  });

  test("false: no limit", async () => {
    const { prisma } = stage.open({ timeout: false });
    expect((await ending(prisma.$queryRaw`SELECT pg_sleep(0.2)::text`)).error).toBeUndefined();
  });

  test("a function of model and operation", async () => {
    const calls: unknown[] = [];
    const { prisma } = stage.open({
      timeout: (call) => {
        calls.push(call);
        return call.operation === "$queryRaw" ? 50 : false;
      },
    });
    await prisma.tag.count();
    expect((await stopped(prisma.$queryRaw`SELECT pg_sleep(60)::text`)).code).toBe("QUERY_TIMEOUT");
    expect(calls).toEqual([
      { model: "Tag", operation: "count" },
      { model: undefined, operation: "$queryRaw" },
    ]);
  });

  test("a function that answers nonsense fails the call, before anything is sent", async () => {
    const { prisma } = stage.open({ timeout: () => NaN });
    expect((await stopped(prisma.tag.create({ data: { id: 77, name: "unsent" } }))).code).toBe("INVALID_OPTIONS");
    const { rows } = await stage.witness.query('SELECT 1 FROM "Tag" WHERE "id" = 77');
    expect(rows).toEqual([]);
  });

  test("is not asked inside withDeadline", async () => {
    const { prisma } = stage.open({
      timeout: () => {
        throw new Error("asked");
      },
    });
    expect(await withDeadline(5_000, () => prisma.tag.count())).toBe(1);
  });
});
