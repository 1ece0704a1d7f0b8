import pg from "pg";
import { withDeadline } from "prisma-hardening";
import { PrismaPg } from "prisma-hardening/adapter-pg";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { PrismaClient } from "../generated/postgresql/client/client.js";
import { runScript } from "../support/databases.js";
import { eventually } from "./eventually.js";
import { ending, stopped, UNSENT } from "./outcome.js";
import { harden, openStage, type Client } from "./stage.js";

const stage = openStage("pool");
afterEach(() => stage.idle());

describe("waiting for a connection of the pool", () => {
  let client: Client;
  beforeAll(async () => {
    client = stage.open({ timeout: false }, { max: 1 });
    await client.prisma.tag.count();
  });

  /** Takes the only connection, until the test gives it back. */
  const occupy = () => client.pool.connect();

  test("counts: the caller is freed, and nothing is sent later", async () => {
    const held = await occupy();
    const { code, message, ms } = await stopped(
      withDeadline(100, () => client.prisma.tag.create({ data: { id: 50, name: "late" } })),
    );
    expect([code, message]).toEqual(["QUERY_TIMEOUT", `Tag.create did not end within 100 ms. ${UNSENT}`]);
    expect(ms).toBeLessThan(600);
    held.release();
    await eventually(
      () => [client.pool.idleCount, client.pool.waitingCount],
      ([idle, waiting]) => idle === 1 && waiting === 0,
    );
    expect(await client.prisma.tag.count()).toBe(1);
  });

  test("also of a transaction, batch or interactive", async () => {
    const held = await occupy();
    const { prisma } = client;
    const calls = [
      withDeadline(100, () => prisma.$transaction([prisma.tag.count(), prisma.user.count()])),
      withDeadline(100, () => prisma.$transaction((tx) => tx.tag.count())),
    ];
    const codes = (await Promise.all(calls.map(stopped))).map(({ code }) => code);
    expect(codes).toEqual(["QUERY_TIMEOUT", "QUERY_TIMEOUT"]);
    held.release();
    expect(await prisma.tag.count()).toBe(1);
    expect([client.pool.totalCount, client.pool.idleCount]).toEqual([1, 1]);
  });

  test("those behind a late one in the queue get their turn", async () => {
    const held = await occupy();
    const late = stopped(withDeadline(60, () => client.prisma.tag.count()));
    const next = ending(client.prisma.tag.count());
    expect((await late).code).toBe("QUERY_TIMEOUT");
    held.release();
    expect((await next).value).toBe(1);
  });
});

describe("whose pool it is", () => {
  const open = (pool: pg.Pool, disposeExternalPool?: boolean) => {
    const options = disposeExternalPool === undefined ? {} : { disposeExternalPool };
    return harden(new PrismaClient({ adapter: new PrismaPg(pool, options) }), { timeout: 100 });
  };
  const newPool = () => new pg.Pool({ connectionString: stage.url, max: 2 });

  test("a pool of the application's own is used, and outlives the client", async () => {
    const pool = newPool();
    const prisma = open(pool);
    expect((await stopped(withDeadline(100, () => prisma.$queryRaw`SELECT pg_sleep(60)::text`))).code).toBe(
      "QUERY_TIMEOUT",
    );
    await prisma.$disconnect();
    expect(pool.ended).toBe(false);
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  test("with disposeExternalPool it ends with the client", async () => {
    const pool = newPool();
    const prisma = open(pool, true);
    await withDeadline(5_000, () => prisma.tag.count());
    await prisma.$disconnect();
    expect(pool.ended).toBe(true);
  });

  test("a pool that the adapter made ends with the client; the client can connect again", async () => {
    const adapter = new PrismaPg({ connectionString: stage.url, application_name: "made by the adapter" });
    const prisma = harden(new PrismaClient({ adapter }));
    const connections = async () => {
      const sql = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'made by the adapter'";
      return (await stage.witness.query(sql)).rows.length;
    };
    expect(await prisma.tag.count()).toBe(1);
    expect(await connections()).toBe(1);
    await prisma.$disconnect();
    await eventually(connections, (count) => count === 0);
    expect(await prisma.tag.count()).toBe(1);
    await prisma.$disconnect();
  });

  test("underlyingDriver() is the real pool", async () => {
    const pool = newPool();
    const adapter = await new PrismaPg(pool).connect();
    expect(adapter.underlyingDriver()).toBe(pool);
    const own = await new PrismaPg(stage.url).connect();
    expect(own.underlyingDriver()).toBeInstanceOf(pg.Pool);
    await Promise.all([adapter.dispose(), own.dispose(), pool.end()]);
  });
});

describe("the server's own limits, for the case that the process dies", () => {
  const limits = async (config: pg.PoolConfig, adapter?: { statementTimeout: number | false }) => {
    const { prisma } = stage.open({}, config, adapter);
    return prisma.$queryRaw`SELECT current_setting('statement_timeout') AS statement,
      current_setting('client_connection_check_interval') AS check`;
  };

  test("are set on each connection", async () => {
    expect(await limits({})).toEqual([{ statement: "1min", check: "1s" }]);
    expect(await limits({}, { statementTimeout: 1_500 })).toEqual([{ statement: "1500ms", check: "1s" }]);
  });

  test("not if they are not wanted", async () => {
    expect(await limits({}, { statementTimeout: false })).toEqual([{ statement: "0", check: "0" }]);
  });

  test("not where the connection has its own", async () => {
    expect(await limits({ statement_timeout: 7_000 })).toEqual([{ statement: "7s", check: "1s" }]);
    const options = "-c client_connection_check_interval=9s";
    expect(await limits({ options })).toEqual([{ statement: "1min", check: "9s" }]);
  });

  test("not where the role or the database has its own", async () => {
    const name = new URL(stage.url).pathname.slice(1);
    await runScript(stage.url, `ALTER DATABASE "${name}" SET statement_timeout = '8s'`);
    expect(await limits({})).toEqual([{ statement: "8s", check: "1s" }]);
    await runScript(stage.url, `ALTER DATABASE "${name}" RESET statement_timeout`);
  });

  test("a longer deadline than they allow ends at theirs, as the database's own error", async () => {
    const { prisma } = stage.open({ timeout: false }, {}, { statementTimeout: 150 });
    const { error } = await ending(prisma.$queryRaw`SELECT pg_sleep(60)::text`);
    expect(error).toMatchObject({ name: "PrismaClientKnownRequestError" });
    await stage.idle();
  });
});
