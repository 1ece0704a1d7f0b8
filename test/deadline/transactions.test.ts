import { withDeadline } from "prisma-hardening";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "./eventually.js";
import { ending, STOPPED, stopped, UNKNOWN } from "./outcome.js";
import { openStage, type Client } from "./stage.js";

const stage = openStage("transactions");
/** Without a `timeout`, so that a test says which deadline there is; and with one of 200 ms. */
let prisma: Client["prisma"];
let hurried: Client["prisma"];

beforeAll(async () => {
  prisma = stage.open({ timeout: false }, {}, { cancelGrace: 300 }).prisma;
  hurried = stage.open({ timeout: 200 }).prisma;
  // What Prisma compiles once should not count.
  const batch = (client: Client["prisma"]) =>
    client.$transaction([client.user.count(), write(client), client.$queryRaw`SELECT 1`, write(client, 2)]);
  await Promise.all([prisma, hurried].map((client) => withDeadline(20_000, () => batch(client))));
  await stage.witness.query('UPDATE "Post" SET "views" = 1000');
});
afterEach(async () => {
  await stage.idle();
  await stage.witness.query('UPDATE "Post" SET "views" = 1000');
});

const write = (client: Pick<Client["prisma"], "post">, id = 1) =>
  client.post.update({ where: { id }, data: { views: 1 } });
const sleep = (client: Pick<Client["prisma"], "$queryRaw">) => client.$queryRaw`SELECT pg_sleep(60)::text`;

describe("a batch transaction is one unit", () => {
  test.each([1, 2, 3, 4, 5])("it is stopped and rolled back as one (time %i)", async () => {
    const batch = stopped(
      hurried.$transaction([hurried.user.count(), write(hurried), sleep(hurried), write(hurried, 2)]),
    );
    await stage.running("pg_sleep");
    const { code, message, ms } = await batch;
    expect(code).toBe("QUERY_TIMEOUT");
    expect(message).toContain(`did not end within 200 ms. ${STOPPED}`);
    expect(ms).toBeLessThan(700);
    await stage.idle();
    expect([await stage.views(1), await stage.views(2)]).toEqual([1000, 1000]);
  });

  test("whose caller has been told of a timeout is never committed, whichever part it was", async () => {
    const parts = stage.open({ timeout: ({ operation }) => (operation === "count" ? 100 : 5_000) }).prisma;
    await withDeadline(20_000, () => parts.user.count());
    const batch = parts.$transaction([parts.user.count(), write(parts), parts.$queryRaw`SELECT pg_sleep(0.3)::text`]);
    const { code, message } = await stopped(batch);
    expect(code).toBe("QUERY_TIMEOUT");
    expect(message).toContain(STOPPED);
    await stage.idle();
    expect(await stage.views()).toBe(1000);
  });

  test("under withDeadline", async () => {
    const batch = withDeadline(100, () => prisma.$transaction([write(prisma), sleep(prisma)]));
    expect(await stopped(batch)).toMatchObject({ code: "QUERY_TIMEOUT" });
    await stage.idle();
    expect(await stage.views()).toBe(1000);
  });

  test("in time it is committed", async () => {
    await withDeadline(5_000, () => prisma.$transaction([write(prisma), prisma.user.count()]));
    expect(await stage.views()).toBe(1);
  });
});

describe("an interactive transaction", () => {
  test("is rolled back when one of its statements is stopped", async () => {
    const transaction = hurried.$transaction(async (tx) => {
      await write(tx);
      await sleep(tx);
    });
    expect(await stopped(transaction)).toMatchObject({
      code: "QUERY_TIMEOUT",
      message: `$queryRaw did not end within 200 ms. ${STOPPED}`,
    });
    await stage.idle();
    expect(await stage.views()).toBe(1000);
  });

  test("all its statements watch the deadline around it", async () => {
    const transaction = withDeadline(250, () =>
      prisma.$transaction(async (tx) => {
        await write(tx);
        for (;;) await tx.$queryRaw`SELECT pg_sleep(0.02)::text`;
      }),
    );
    const { code, ms } = await stopped(transaction);
    expect(code).toBe("QUERY_TIMEOUT");
    expect(ms).toBeLessThan(750);
    await stage.idle();
    expect(await stage.views()).toBe(1000);
  });

  test("statements of one transaction that run together end together", async () => {
    const transaction = prisma.$transaction(async (tx) => {
      const short = ending(withDeadline(150, () => sleep(tx)));
      const long = ending(tx.user.count());
      expect(await short).toMatchObject({ error: { code: "QUERY_TIMEOUT" } });
      await long;
      await write(tx);
    });
    expect((await ending(transaction)).error).toBeInstanceOf(Error);
    await stage.idle();
    expect(await stage.views()).toBe(1000);
  });

  test("is not committed after its deadline: it is rolled back and throws", async () => {
    const transaction = withDeadline(80, () =>
      prisma.$transaction(async (tx) => {
        await write(tx);
        await eventually(
          () => performance.now(),
          (now) => now > start + 120,
        );
      }),
    );
    const start = performance.now();
    expect(await stopped(transaction)).toMatchObject({
      code: "QUERY_TIMEOUT",
      message: `a transaction did not end within 80 ms. ${STOPPED}`,
    });
    expect(await stage.views()).toBe(1000);
  });

  test("that swallows a timeout is not committed: PostgreSQL rolls it back, and it throws", async () => {
    const transaction = hurried.$transaction(async (tx) => {
      await write(tx);
      await ending(sleep(tx));
      return "done";
    });
    const { code, message } = await stopped(transaction);
    expect(code).toBe("TRANSACTION_ROLLED_BACK");
    expect(message).toContain("Let the error of that statement leave the transaction's callback.");
    expect(await stage.views()).toBe(1000);
  });

  test("does not begin after its deadline", async () => {
    let hasBegun = false;
    const transaction = withDeadline(AbortSignal.abort(), () =>
      prisma.$transaction(() => Promise.resolve((hasBegun = true))),
    );
    expect((await stopped(transaction)).code).toBe("QUERY_ABORTED");
    expect(hasBegun).toBe(false);
  });

  test("several in one tick: each has its own deadline", async () => {
    const run = (limit: number, id: number) =>
      ending(
        withDeadline(limit, () =>
          prisma.$transaction(async (tx) => {
            await Promise.all([write(tx, id), tx.user.findUnique({ where: { id: 1 } }), tx.tag.count()]);
            await tx.$queryRaw`SELECT pg_sleep(${limit < 1_000 ? 60 : 0.4})::text`;
          }),
        ),
      );
    const endings = await Promise.all([run(150, 1), run(8_000, 2), run(200, 3), run(8_000, 4)]);
    expect(endings.map(({ error }) => error === undefined)).toEqual([false, true, false, true]);
    const views = [await stage.views(1), await stage.views(2), await stage.views(3), await stage.views(4)];
    expect(views).toEqual([1000, 1, 1000, 1]);
  });
});

describe("COMMIT is never cancelled", () => {
  beforeAll(() =>
    stage.witness.query(`
      CREATE FUNCTION slow_commit() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(NEW."name"::float); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON "Tag" DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW."id" > 100) EXECUTE FUNCTION slow_commit();`),
  );
  const commit = (id: number, seconds: number) =>
    withDeadline(150, () =>
      prisma.$transaction(async (tx) => {
        await tx.tag.create({ data: { id, name: String(seconds) } });
        return "committed";
      }),
    );
  const isStored = async (id: number) =>
    (await stage.witness.query('SELECT 1 FROM "Tag" WHERE "id" = $1', [id])).rows.length === 1;

  test("one that is answered within the grace time has its outcome, late", async () => {
    const transaction = ending(commit(101, 0.3));
    await stage.running("COMMIT");
    const { value, ms } = await transaction;
    expect(value).toBe("committed");
    expect(ms).toBeGreaterThan(280);
    expect(await isStored(101)).toBe(true);
  });

  test("one that is not: the outcome is unknown, and the error says so", async () => {
    const transaction = stopped(commit(102, 0.8));
    await stage.running("COMMIT");
    expect(await transaction).toMatchObject({
      code: "OUTCOME_UNKNOWN",
      message: `a transaction did not end within 150 ms. ${UNKNOWN}`,
    });
    // It was not cancelled: it is still at it, and goes through.
    expect(await stage.active()).toEqual(["COMMIT"]);
    await eventually(() => isStored(102), Boolean);
  });

  test("the same in a batch transaction", async () => {
    const create = () => prisma.tag.create({ data: { id: 103, name: "0.80" } });
    const batch = withDeadline(150, () => prisma.$transaction([prisma.user.count(), create()]));
    const { code, ms } = await stopped(batch);
    expect(code).toBe("OUTCOME_UNKNOWN");
    expect(ms).toBeLessThan(1_000);
    await eventually(() => isStored(103), Boolean);
  });
});

describe("a nested write outside a transaction", () => {
  test("is one in Prisma: what it has written is rolled back", async () => {
    await stage.locker.query('BEGIN; LOCK TABLE "Comment" IN ACCESS EXCLUSIVE MODE');
    const data = { views: 1, comments: { create: { id: 50, text: "new", authorId: 1 } } };
    const call = stopped(hurried.post.update({ where: { id: 1 }, data }));
    await stage.running("INSERT");
    expect(await call).toMatchObject({
      code: "QUERY_TIMEOUT",
      message: `Post.update did not end within 200 ms. ${STOPPED}`,
    });
    await stage.locker.query("ROLLBACK");
    await stage.idle();
    expect(await stage.views()).toBe(1000);
  });
});
