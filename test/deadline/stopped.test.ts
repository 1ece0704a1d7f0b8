import { HardeningError, withDeadline } from "prisma-hardening";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { ending, stopped } from "./outcome.js";
import { openStage, type Client } from "./stage.js";

const stage = openStage("stopped");
let client: Client;
const prisma = () => client.prisma;

beforeAll(async () => {
  client = stage.open({ timeout: 150 });
  // A process that has just started loads Prisma's query compiler first.
  await withDeadline(20_000, () => client.prisma.post.count());
});
// Whatever a test has locked, and whatever it has left behind.
afterEach(async () => {
  await stage.locker.query("ROLLBACK");
  await stage.idle();
});

/** Whoever reads or writes posts waits for as long as the test likes. */
async function lockPosts(): Promise<void> {
  await stage.locker.query('BEGIN; LOCK TABLE "Post" IN ACCESS EXCLUSIVE MODE');
}

const WRITE = { where: { id: 1 }, data: { views: 1 } };

describe("an operation is stopped in the database", () => {
  const operations: [string, string, () => PromiseLike<unknown>][] = [
    ["Post.findMany", "SELECT", () => prisma().post.findMany()],
    ["Post.findUnique", "SELECT", () => prisma().post.findUnique({ where: { id: 1 } })],
    ["Post.count", "SELECT", () => prisma().post.count()],
    ["Post.update", "UPDATE", () => prisma().post.update(WRITE)],
    ["Post.updateMany", "UPDATE", () => prisma().post.updateMany(WRITE)],
    ["Post.create", "INSERT", () => prisma().post.create({ data: { id: 99, title: "new", authorId: 1 } })],
    ["$queryRaw", "SELECT", () => prisma().$queryRaw`SELECT count(*)::int FROM "Post"`],
    ["$executeRaw", "UPDATE", () => prisma().$executeRaw`UPDATE "Post" SET "views" = 1`],
    ["$queryRawUnsafe", "SELECT", () => prisma().$queryRawUnsafe('SELECT count(*)::int FROM "Post"')],
    ["$executeRawUnsafe", "DELETE", () => prisma().$executeRawUnsafe('SET work_mem = 4096; DELETE FROM "Post"')],
  ];

  test.each(operations)("%s", async (name, sql, run) => {
    await lockPosts();
    const controller = new AbortController();
    const call = ending(withDeadline({ signal: controller.signal, timeout: 20_000 }, run));
    await stage.running(sql);
    const start = performance.now();
    controller.abort();
    const { error } = await call;
    expect(performance.now() - start).toBeLessThan(500);
    expect(error).toMatchObject({
      code: "QUERY_ABORTED",
      message: `${name} was aborted. The database has stopped it.`,
    });
    // The lock is still held: nobody but the cancel can have ended it.
    await stage.idle();
    await stage.locker.query("ROLLBACK");
    expect(await stage.views()).toBe(1000);
  });

  test("at its deadline, which the error tells", async () => {
    await lockPosts();
    const call = ending(withDeadline(400, () => prisma().post.count()));
    await stage.running("COUNT");
    const { error, ms } = await call;
    expect(error).toBeInstanceOf(HardeningError);
    expect(error).toMatchObject({
      name: "HardeningError",
      code: "QUERY_TIMEOUT",
      message: "Post.count did not end within 400 ms. The database has stopped it.",
    });
    expect(ms).toBeGreaterThan(390);
    expect(ms).toBeLessThan(900);
    await stage.idle();
  });

  test("its connection goes on living, and serves the next call", async () => {
    const { prisma: one, pool } = stage.open({ timeout: false }, { max: 1 });
    const pid = () => one.$queryRaw`SELECT pg_backend_pid()::int AS pid`;
    const before = await pid();
    const call = withDeadline(100, () => one.$queryRaw`SELECT pg_sleep(60)::text`);
    expect((await stopped(call)).code).toBe("QUERY_TIMEOUT");
    expect(await pid()).toEqual(before);
    expect([pool.totalCount, pool.idleCount, pool.waitingCount]).toEqual([1, 1, 0]);
  });

  test("an operation of several statements sends none after its deadline", async () => {
    await lockPosts();
    const include = { posts: true, comments: true };
    const call = stopped(withDeadline(400, () => prisma().user.findMany({ include })));
    await stage.running("Post");
    expect((await call).code).toBe("QUERY_TIMEOUT");
    await stage.idle();
  });

  test("an error of the database's own stays what it is", async () => {
    const { error } = await ending(prisma().tag.create({ data: { id: 1, name: "twice" } }));
    expect(error).toMatchObject({ name: "PrismaClientKnownRequestError", code: "P2002" });
  });
});

describe("withDeadline", () => {
  const sleep = () => prisma().$queryRaw`SELECT pg_sleep(60)::text`;

  test("holds in place of the `timeout` option, also a longer one", async () => {
    const call = () => prisma().$queryRaw`SELECT 1 AS one, pg_sleep(0.4)::text`;
    expect((await stopped(call())).code).toBe("QUERY_TIMEOUT");
    expect((await ending(withDeadline(5_000, call))).error).toBeUndefined();
  });

  test("all calls inside share one deadline", async () => {
    const { message, ms } = await stopped(
      withDeadline(300, async () => {
        for (;;) await prisma().$queryRaw`SELECT pg_sleep(0.02)::text`;
      }),
    );
    expect(message).toMatch(/^\$queryRaw did not end within 300 ms\./);
    expect(ms).toBeLessThan(800);
  });

  test("after it has passed nothing is sent any more", async () => {
    const { message } = await stopped(
      withDeadline(50, async () => {
        await ending(sleep());
        await prisma().post.update(WRITE);
      }),
    );
    expect(message).toBe(
      "Post.update did not end within 50 ms. Nothing had been sent to the database, and nothing will be.",
    );
    expect(await stage.views()).toBe(1000);
  });

  test.each([
    ["a longer one inside", 100, 5_000],
    ["a longer one outside", 5_000, 100],
  ])("the shorter of two wins: %s", async (_, outer, inner) => {
    const { message, ms } = await stopped(withDeadline(outer, () => withDeadline(inner, sleep)));
    expect(message).toContain("within 100 ms");
    expect(ms).toBeLessThan(600);
  });

  test("the deadline of an inner one is over with it", async () => {
    const two = withDeadline(5_000, async () => {
      await ending(withDeadline(50, sleep));
      return prisma().tag.count();
    });
    expect(await two).toBe(1);
  });

  test("calls that it leaves behind keep it", async () => {
    const left: Promise<unknown>[] = [];
    await expect(
      withDeadline(400, () => {
        left.push(ending(sleep()));
        return stage.running("pg_sleep(60)").then(() => {
          throw new Error("of another call");
        });
      }),
    ).rejects.toThrow("of another call");
    expect(await left[0]).toMatchObject({ error: { code: "QUERY_TIMEOUT" } });
    await stage.idle();
  });

  test.each([
    ["has passed", () => withDeadline(300, () => ending(sleep()))],
    ["was not needed", () => withDeadline(300, () => prisma().tag.count())],
  ])("does not hold for what a timer of it starts later, if it %s", async (_, within) => {
    const count = await withDeadline(300, async () => {
      const later = new Promise<number>((resolve, reject) => {
        setTimeout(() => void prisma().tag.count().then(resolve, reject), 400);
      });
      await within();
      return { later };
    });
    expect(await count.later).toBe(1);
  });

  test("answers what `fn` answers, and throws what it throws", async () => {
    expect(await withDeadline(1_000, () => 5)).toBe(5);
    await expect(withDeadline(1_000, () => Promise.reject(new RangeError("own")))).rejects.toThrow(RangeError);
  });
});

describe("an AbortSignal", () => {
  const sleep = () => withoutTimeout().$queryRaw`SELECT pg_sleep(60)::text`;
  let unlimited: Client["prisma"] | undefined;
  const withoutTimeout = () => (unlimited ??= stage.open({ timeout: false }).prisma);

  test("stops what runs when it is aborted", async () => {
    const controller = new AbortController();
    const call = stopped(withDeadline(controller.signal, sleep));
    await stage.running("pg_sleep");
    controller.abort();
    expect(await call).toMatchObject({
      code: "QUERY_ABORTED",
      message: "$queryRaw was aborted. The database has stopped it.",
    });
    await stage.idle();
  });

  test("that is aborted already: nothing is sent", async () => {
    const { code, message } = await stopped(withDeadline(AbortSignal.abort(), sleep));
    expect(code).toBe("QUERY_ABORTED");
    expect(message).toContain("Nothing had been sent");
  });

  test("beside a time: whichever comes first", async () => {
    const { signal } = new AbortController();
    expect((await stopped(withDeadline({ timeout: 80, signal }, sleep))).code).toBe("QUERY_TIMEOUT");
    const controller = new AbortController();
    const call = stopped(withDeadline({ timeout: 20_000, signal: controller.signal }, sleep));
    await stage.running("pg_sleep");
    controller.abort();
    expect((await call).code).toBe("QUERY_ABORTED");
  });

  test("is left alone when all is done", async () => {
    const { signal } = new AbortController();
    const listeners: string[] = [];
    signal.addEventListener = (type: string) => void listeners.push(`+${type}`);
    signal.removeEventListener = (type: string) => void listeners.push(`-${type}`);
    await withDeadline(signal, () => prisma().tag.count());
    expect(listeners).toEqual(["+abort", "-abort"]);
  });
});
