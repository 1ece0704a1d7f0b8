import { withDeadline } from "prisma-hardening";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../../scripts/databases/embedded-postgres.js";
import { eventually } from "./eventually.js";
import { ABANDONED, ending, stopped, UNKNOWN } from "./outcome.js";
import { openProxy, type Proxy } from "./proxy.js";
import { connect, openClient, type Client } from "./stage.js";
import type pg from "pg";

/** A server of these tests' own, as they stop and kill what belongs to it. */
let server: EmbeddedPostgres;
let witness: pg.Client;
let proxy: Proxy;
const clients: Client[] = [];
const escaped: unknown[] = [];
const note = (error: unknown): void => void escaped.push(error);

const GRACE_MS = 250;
/** A busy machine. */
const MARGIN_MS = 500;

beforeAll(async () => {
  server = await startEmbeddedPostgres();
  witness = await connect(server.url);
  proxy = await openProxy(server.url);
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
});
afterEach(async () => {
  proxy.cancels = "pass";
  await Promise.all(clients.splice(0).map(({ prisma }) => prisma.$disconnect()));
  expect(escaped).toEqual([]);
});
afterAll(async () => {
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
  await witness.end().catch(() => undefined);
  await proxy.stop();
  await server.stop();
});

async function open(max = 2, transactionOptions = {}): Promise<Client> {
  const config = { connectionString: proxy.url, max, application_name: "client" };
  const client = openClient(config, { timeout: false }, { cancelGrace: GRACE_MS }, transactionOptions);
  clients.push(client);
  await client.prisma.$queryRaw`SELECT 1`;
  return client;
}

type Raw = Pick<Client["prisma"], "$queryRaw">;

const sleep = (client: Raw) => client.$queryRaw`SELECT pg_sleep(60)::text`;

async function pidOf(client: Raw): Promise<number> {
  const rows = await client.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid()::int AS pid`;
  return rows[0]?.pid ?? NaN;
}

async function sleeping(): Promise<number[]> {
  const sql = `SELECT pid FROM pg_stat_activity
    WHERE application_name = 'client' AND state = 'active' AND query LIKE '%pg_sleep%'`;
  return (await witness.query<{ pid: number }>(sql)).rows.map(({ pid }) => pid);
}

/** The process of the statement that sleeps. */
async function sleeper(): Promise<number> {
  await eventually(sleeping, (pids) => pids.length === 1);
  const [pid = NaN] = await sleeping();
  return pid;
}

async function expectUsable({ prisma, pool }: Client): Promise<void> {
  expect(await prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await eventually(
    () => [pool.totalCount - pool.idleCount, pool.waitingCount],
    ([busy, waiting]) => busy === 0 && waiting === 0,
  );
}

describe("a backend that is terminated", () => {
  const terminate = (pid: number) => witness.query("SELECT pg_terminate_backend($1)", [pid]);

  test("in a query: that query fails at once, the next one has another connection", async () => {
    const client = await open(1);
    const call = ending(withDeadline(20_000, () => sleep(client.prisma)));
    await terminate(await sleeper());
    const { error, ms } = await call;
    expect(error).toMatchObject({ name: expect.stringContaining("PrismaClient") as string });
    expect(ms).toBeLessThan(10_000);
    await expectUsable(client);
  });

  test("in a transaction, in a statement or between two", async () => {
    const client = await open(1);
    const inside = ending(client.prisma.$transaction((tx) => sleep(tx)));
    await terminate(await sleeper());
    expect((await inside).error).toBeInstanceOf(Error);
    const between = client.prisma.$transaction(async (tx) => {
      await terminate(await pidOf(tx));
      await eventually(async () => (await ending(tx.$queryRaw`SELECT 1`)).error, Boolean);
    });
    expect((await ending(between)).error).toBeInstanceOf(Error);
    await expectUsable(client);
  });

  test("while its connection is idle in the pool", async () => {
    const client = await open(1);
    await terminate(await pidOf(client.prisma));
    await eventually(
      () => client.pool.totalCount,
      (count) => count === 0,
    );
    await expectUsable(client);
  });
});

// Windows has no such signal.
describe.skipIf(process.platform === "win32")("a backend that is frozen", () => {
  const frozen: number[] = [];
  const freeze = (pid: number): void => {
    frozen.push(pid);
    process.kill(pid, "SIGSTOP");
  };
  const thaw = (): void => {
    for (const pid of frozen.splice(0)) process.kill(pid, "SIGCONT");
  };
  afterEach(thaw);

  test("in a query: the caller is freed after the grace time, and the connection closed", async () => {
    const client = await open(1);
    const call = stopped(withDeadline(200, () => sleep(client.prisma)));
    freeze(await sleeper());
    const { code, message, ms } = await call;
    expect([code, message]).toEqual(["QUERY_TIMEOUT", `$queryRaw did not end within 200 ms. ${ABANDONED}`]);
    expect(ms).toBeLessThan(200 + GRACE_MS + MARGIN_MS);
    await expectUsable(client);
    thaw();
    await eventually(sleeping, (pids) => pids.length === 0);
  });

  test("before BEGIN: so is the caller of a transaction", async () => {
    const client = await open(1);
    freeze(await pidOf(client.prisma));
    const { code, ms } = await stopped(withDeadline(150, () => client.prisma.$transaction((tx) => pidOf(tx))));
    expect(code).toBe("QUERY_TIMEOUT");
    expect(ms).toBeLessThan(150 + GRACE_MS + MARGIN_MS);
    await expectUsable(client);
  });

  test("before a batch transaction", async () => {
    const client = await open(1);
    freeze(await pidOf(client.prisma));
    const { prisma } = client;
    const batch = withDeadline(150, () =>
      prisma.$transaction([prisma.$queryRaw`SELECT 1`, prisma.$queryRaw`SELECT 2`]),
    );
    const { code, ms } = await stopped(batch);
    expect(code).toBe("QUERY_TIMEOUT");
    expect(ms).toBeLessThan(150 + GRACE_MS + MARGIN_MS);
    await expectUsable(client);
  });

  test("before COMMIT: the outcome is unknown", async () => {
    const client = await open(1);
    const transaction = withDeadline(200, () => client.prisma.$transaction(async (tx) => freeze(await pidOf(tx))));
    const { code, message, ms } = await stopped(transaction);
    expect([code, message]).toEqual(["OUTCOME_UNKNOWN", `a transaction did not end within 200 ms. ${UNKNOWN}`]);
    expect(ms).toBeLessThan(200 + GRACE_MS + MARGIN_MS);
    await expectUsable(client);
  });

  test("before ROLLBACK: the caller hears the error that led to it, or of the deadline", async () => {
    const client = await open(1);
    const transaction = withDeadline(200, () =>
      client.prisma.$transaction(async (tx) => {
        freeze(await pidOf(tx));
        throw new RangeError("own");
      }),
    );
    const { error, ms } = await ending(transaction);
    expect(error).toBeInstanceOf(RangeError);
    expect(ms).toBeLessThan(200 + GRACE_MS + MARGIN_MS);
    await expectUsable(client);
  });
});

describe("a cancel request", () => {
  test.each(["refuse", "swallow"] as const)("that meets a server which would %s it", async (cancels) => {
    const client = await open(1);
    proxy.cancels = cancels;
    const call = stopped(withDeadline(150, () => sleep(client.prisma)));
    await sleeper();
    const { code, message, ms } = await call;
    expect([code, message]).toEqual(["QUERY_TIMEOUT", `$queryRaw did not end within 150 ms. ${ABANDONED}`]);
    expect(ms).toBeLessThan(150 + GRACE_MS + MARGIN_MS);
    await expectUsable(client);
    // PostgreSQL looks each second whether the client is still there.
    await eventually(sleeping, (pids) => pids.length === 0);
  });

  test("that was refused is sent again", async () => {
    const client = await open(1);
    proxy.cancels = "refuse";
    const before = proxy.seen;
    const call = stopped(withDeadline(100, () => sleep(client.prisma)));
    await eventually(
      () => proxy.seen,
      (seen) => seen > before,
    );
    proxy.cancels = "pass";
    expect((await call).message).toContain("The database has stopped it.");
    await expectUsable(client);
  });

  test("that arrives late hits no later statement", async () => {
    const client = await open(1);
    proxy.cancels = { delay: 100 };
    for (let round = 0; round < 5; round++) {
      // It ends by itself while the cancel is on its way.
      const ends = withDeadline(100, () => client.prisma.$queryRaw`SELECT 1 AS one, pg_sleep(0.13)::text`);
      const next = ending(client.prisma.$queryRaw`SELECT 2 AS two, pg_sleep(0.2)::text`);
      await ending(ends);
      expect((await next).error).toBeUndefined();
    }
    await expectUsable(client);
  });

  test("nor that of a transaction which Prisma has given up meanwhile", async () => {
    const client = await open(1, { timeout: 60, maxWait: 10_000 });
    proxy.cancels = { delay: 100 };
    const before = proxy.seen;
    const call = ending(
      client.prisma.$transaction((tx) => withDeadline(100, () => tx.$queryRaw`SELECT 1 AS one, pg_sleep(0.13)::text`)),
    );
    await eventually(
      () => proxy.seen,
      (seen) => seen > before,
    );
    const next = ending(client.prisma.$queryRaw`SELECT 2 AS two, pg_sleep(0.2)::text`);
    await call;
    expect((await next).error).toBeUndefined();
    await expectUsable(client);
  });
});

describe("a server that restarts under load, as it does when one of its processes is killed", () => {
  test("every caller hears of it or has its answer; afterwards all is as before", async () => {
    const client = await open(5);
    const { prisma, pool } = client;
    let isOver = false;
    const calls: Promise<number>[] = [];
    const work = async (): Promise<number> => {
      let longest = 0;
      while (!isOver) {
        const call = withDeadline(300, () =>
          Math.random() < 0.5 ? prisma.$queryRaw`SELECT pg_sleep(0.02)::text` : prisma.$transaction((tx) => pidOf(tx)),
        );
        longest = Math.max(longest, (await ending(call)).ms);
      }
      return longest;
    };
    for (let worker = 0; worker < 20; worker++) calls.push(work());
    const pid = await pidOf(prisma);
    process.kill(pid, "SIGKILL");
    await eventually(
      async () => (await ending(connect(server.url).then((other) => other.end()))).error,
      Boolean,
      2_000,
    ).catch(
      () => undefined, // it can be up again before anybody has looked
    );
    await eventually(
      async () => (await ending(connect(server.url).then((other) => other.end()))).error === undefined,
      Boolean,
    );
    isOver = true;
    const longest = Math.max(...(await Promise.all(calls)));
    expect(longest).toBeLessThan(300 + GRACE_MS + MARGIN_MS);
    await expectUsable(client);
    expect(pool.totalCount).toBeLessThanOrEqual(5);
    witness = await connect(server.url);
  });
});
