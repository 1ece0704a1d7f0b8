import * as mariadb from "mariadb";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { PrismaMariaDb } from "../../src/adapter-mariadb/index.js";
import { PrismaClient } from "../generated/mysql/client/client.js";
import { describeOnMariadb, LONG, sql, type World } from "./support/on-mariadb.js";
import { TestOwner } from "./support/test-owner.js";

describeOnMariadb("MariaDB: pools", (world) => {
  test("a connection string, as Prisma takes it", async () => {
    const adapter = await new PrismaMariaDb(`${world.url}?connectionLimit=1`).connect();
    const owner = TestOwner.after(50);
    await owner.run(() => adapter.queryRaw(sql(`SELECT ${LONG}`)));
    await adapter.dispose();
    expect(owner.outcomes).toEqual(["stopped"]);
  });

  test("an existing pool, which lives on", async () => {
    const pool = mariadb.createPool(world.settings(1));
    // Two releases of `mariadb` can be installed; the one of the adapter stands in its types.
    const adapter = await new PrismaMariaDb(pool as never).connect();
    const owner = TestOwner.after(50);
    await owner.run(() => adapter.queryRaw(sql(`SELECT ${LONG}`)));
    expect(owner.outcomes).toEqual(["stopped"]);
    expect(adapter.underlyingDriver()).toBe(pool);
    await adapter.dispose();
    expect(await pool.query("SELECT 1 AS x")).toMatchObject([{ x: 1 }]);
    await pool.end();
  });

  test("a pool that does not show its connections is refused", async () => {
    const cluster = mariadb.createPoolCluster();
    cluster.add("one", world.settings(1));
    const connected = new PrismaMariaDb(cluster.of("*") as never).connect();
    await expect(connected).rejects.toMatchObject({ code: "UNSUPPORTED_ADAPTER" });
    await cluster.end();
  });

  test.each([{ cancelGrace: 0 }, { cancelGrace: NaN }, { statementTimeout: -1 }])("%o is refused", (options) => {
    expect(() => new PrismaMariaDb(world.url, options)).toThrow(expect.objectContaining({ code: "INVALID_OPTIONS" }));
  });

  test("each connection has a limit of the server, unless it has one already", async () => {
    expect(await limitOf(world, {}, {})).toBe(60_000);
    expect(await limitOf(world, { statementTimeout: 1_500 }, {})).toBe(1_500);
    expect(await limitOf(world, { statementTimeout: false }, {})).toBe(0);
    const initSql = world.isMariaDB ? "SET max_statement_time = 7" : "SET max_execution_time = 7000";
    expect(await limitOf(world, {}, { initSql })).toBe(7_000);
  });
});

describeOnMariadb("MariaDB: Prisma Client", (world) => {
  test("an interactive transaction is stopped and rolled back, then $disconnect ends everything", async () => {
    const prisma = new PrismaClient({ adapter: new PrismaMariaDb(world.settings(1)) });
    const owner = new TestOwner();
    const { error } = await owner.run(() =>
      prisma.$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE account SET balance = 0`;
        setTimeout(() => owner.end(), 50);
        await tx.$queryRawUnsafe(`SELECT ${LONG}`);
      }),
    );
    // Prisma takes an error with a code for one of its own.
    expect(error).toMatchObject({ code: "QUERY_TIMEOUT" });
    expect(owner.outcomes).toEqual(["stopped"]);
    expect(await world.balances()).toEqual([100, 100]);
    expect(await prisma.$queryRaw`SELECT 1 AS x`).toEqual([{ x: 1 }]);
    await prisma.$disconnect();
    await expect.poll(() => connectionsOf(world)).toBe(0);
  });

  test("a process ends by itself after $disconnect", async () => {
    const program = `
      import { PrismaMariaDb } from "./src/adapter-mariadb/index.ts";
      import { TestOwner } from "./test/adapter-mariadb/support/test-owner.ts";
      const adapter = await new PrismaMariaDb(${JSON.stringify(world.settings(2))}).connect();
      const owner = TestOwner.after(50);
      await owner.run(() => adapter.queryRaw({ sql: ${JSON.stringify(`SELECT ${LONG}`)}, args: [], argTypes: [] }));
      await adapter.dispose();
      console.log(owner.outcomes.join());`;
    const args = ["--import", "tsx", "--input-type=module", "--eval", program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 20_000 });
    expect(stdout.trim()).toBe("stopped");
  });
});

async function limitOf(world: World, options: object, settings: object): Promise<number> {
  const adapter = await world.connect(options, { ...settings, connectionLimit: 1 });
  // The pool has lent the first connection before the adapter is there.
  await adapter.queryRaw(sql("SELECT 1"));
  const variable = world.isMariaDB ? "max_statement_time * 1000" : "max_execution_time";
  const { rows } = await adapter.queryRaw(sql(`SELECT CAST(@@SESSION.${variable} AS UNSIGNED)`));
  return Number(rows[0]?.[0]);
}

/** Besides the one that asks. */
async function connectionsOf(world: World): Promise<number> {
  const { database } = world.settings();
  const rows = await world.look(
    `SELECT id FROM information_schema.processlist WHERE db = '${database}' AND id <> CONNECTION_ID()`,
  );
  return rows.length;
}
