import { withDeadline } from "prisma-hardening";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { ending, SHARED, STOPPED, stopped } from "./outcome.js";
import { openStage, type Client } from "./stage.js";

/** Prisma sends what is called in one tick together, in the context of whichever came first. */
const stage = openStage("merged");
let prisma: Client["prisma"];
beforeAll(async () => {
  prisma = stage.open({ timeout: false }, { max: 10 }).prisma;
  await prisma.user.count();
});
afterEach(async () => {
  await stage.locker.query("ROLLBACK");
  await stage.idle();
});

const find = (id: number) => prisma.user.findUnique({ where: { id }, select: { id: true } });
const lock = (table: string) => stage.locker.query(`BEGIN; LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);

describe("findUniques that Prisma merges into one statement", () => {
  test("one with a short deadline does not fail its neighbours, and is freed at its own", async () => {
    await lock("User");
    const short = stopped(withDeadline(150, () => find(1)));
    const others = [find(2), withDeadline(20_000, () => find(3))].map(ending);
    await stage.running("User");
    const { code, message, ms } = await short;
    expect([code, message]).toEqual(["QUERY_TIMEOUT", `User.findUnique did not end within 150 ms. ${SHARED}`]);
    expect(ms).toBeLessThan(650);
    expect(await stage.active()).toHaveLength(1);
    await stage.locker.query("ROLLBACK");
    expect(await Promise.all(others)).toMatchObject([{ value: { id: 2 } }, { value: { id: 3 } }]);
  });

  test("wherever the short one stands among them", async () => {
    await lock("User");
    const ids = [1, 2, 3, 4, 5];
    const calls = ids.map((id) => ending(id === 4 ? withDeadline(100, () => find(id)) : find(id)));
    await stage.running("User");
    expect((await calls[3])?.error).toMatchObject({ code: "QUERY_TIMEOUT" });
    await stage.locker.query("ROLLBACK");
    const values = (await Promise.all(calls)).map(({ value }) => value);
    expect(values).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, undefined, { id: 5 }]);
  });

  test("when all their deadlines have passed, the statement is stopped", async () => {
    await lock("User");
    const calls = [100, 150, 200].map((ms, index) => stopped(withDeadline(ms, () => find(index))));
    await stage.running("User");
    const endings = await Promise.all(calls);
    expect(endings.map(({ code }) => code)).toEqual(["QUERY_TIMEOUT", "QUERY_TIMEOUT", "QUERY_TIMEOUT"]);
    expect(endings[2]?.message).toContain(STOPPED);
    await stage.idle();
  });

  test("they are still one statement", async () => {
    const statements: string[] = [];
    const client = stage.open({ timeout: 5_000 }).prisma;
    await client.user.count();
    const counted = client.$extends({});
    await lock("User");
    const calls = [1, 2, 3].map((id) => ending(counted.user.findUnique({ where: { id }, select: { id: true } })));
    await stage.running("User");
    statements.push(...(await stage.active()));
    await stage.locker.query("ROLLBACK");
    await Promise.all(calls);
    expect(statements).toHaveLength(1);
  });
});

describe("findUniques of several models in one tick", () => {
  test("a short deadline fails none of the others", async () => {
    await lock("User");
    const calls = [
      ending(withDeadline(120, () => find(1))),
      ending(prisma.post.findUnique({ where: { id: 1 }, select: { id: true } })),
      ending(prisma.tag.findUnique({ where: { id: 1 }, select: { id: true } })),
      ending(find(2)),
    ];
    await stage.running("User");
    expect((await calls[0])?.error).toMatchObject({ code: "QUERY_TIMEOUT" });
    await stage.locker.query("ROLLBACK");
    expect((await Promise.all(calls)).map(({ value }) => value)).toEqual([undefined, { id: 1 }, { id: 1 }, { id: 2 }]);
  });

  test("a deadline holds for one that was not the first", async () => {
    await lock("Post");
    const calls = [
      ending(find(1)),
      ending(withDeadline(120, () => prisma.post.findUnique({ where: { id: 1 }, select: { id: true } }))),
    ];
    expect((await calls[1])?.error).toMatchObject({ code: "QUERY_TIMEOUT" });
    expect((await calls[0])?.value).toEqual({ id: 1 });
    await stage.idle();
  });
});

describe("findUniques, batch and interactive transactions in one tick", () => {
  const sleep = (seconds: number) => prisma.$queryRaw`SELECT 1 AS one, pg_sleep(${seconds})::text`;
  const batch = (seconds: number) => prisma.$transaction([prisma.user.count(), sleep(seconds)]);
  const interactive = (seconds: number) =>
    prisma.$transaction(async (tx) => {
      await tx.user.findUnique({ where: { id: 1 } });
      await tx.$queryRaw`SELECT pg_sleep(${seconds})::text`;
    });

  test.each<[string, (() => PromiseLike<unknown>)[]]>([
    [
      "a findUnique first",
      [() => find(1), () => batch(60), () => batch(0.3), () => interactive(60), () => interactive(0.3)],
    ],
    [
      "a batch first",
      [() => batch(60), () => find(1), () => batch(0.3), () => interactive(0.3), () => interactive(60)],
    ],
    ["a transaction first", [() => interactive(60), () => batch(0.3), () => find(1), () => batch(60), () => find(2)]],
  ])("those with a deadline end at it, the others are left alone: %s", async (_, calls) => {
    const endless = calls.map((call) => String(call).includes("(60)"));
    const endings = await Promise.all(
      calls.map((call, index) => ending(endless[index] === true ? withDeadline(150, call) : call())),
    );
    expect(endings.map(({ error }) => error !== undefined)).toEqual(endless);
    const { length } = endings.filter(({ ms }, index) => endless[index] === true && ms > 900);
    expect(length).toBe(0);
    await stage.idle();
  });

  test("each call sees the rows of its own scope, though Prisma sends it from another's", async () => {
    await stage.witness.query('UPDATE "User" SET "isActive" = false WHERE "id" = 20');
    const all = () => prisma.$withInactive(() => prisma.$transaction([prisma.user.findMany({ where: { id: 20 } })]));
    const active = () => prisma.$transaction([prisma.user.findMany({ where: { id: 20 } })]);
    const [, hidden] = await Promise.all([all(), find(20)]);
    expect(hidden).toBeNull();
    const [, shown] = await Promise.all([active(), prisma.$withInactive(() => find(20))]);
    expect(shown).toEqual({ id: 20 });
    await stage.witness.query('UPDATE "User" SET "isActive" = true WHERE "id" = 20');
  });
});
