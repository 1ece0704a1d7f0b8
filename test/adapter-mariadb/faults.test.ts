import { afterEach, beforeEach, expect, test } from "vitest";
import { Killer } from "../../src/adapter-mariadb/killer.js";
import { describeOnMariadb, LONG, sql } from "./support/on-mariadb.js";
import { TcpProxy } from "./support/tcp-proxy.js";
import { codeOf, TestOwner } from "./support/test-owner.js";

const GRACE_MS = 200;

describeOnMariadb("MariaDB: a network or server that fails", (world) => {
  let proxy: TcpProxy;
  const uncaught: unknown[] = [];
  const note = (error: unknown): unknown => uncaught.push(error);

  beforeEach(async () => {
    uncaught.length = 0;
    process.on("unhandledRejection", note);
    process.on("uncaughtException", note);
    proxy = await TcpProxy.to(world.settings());
  });
  afterEach(async () => {
    await proxy.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off("unhandledRejection", note);
    process.off("uncaughtException", note);
    expect(uncaught).toEqual([]);
  });

  const connect = (connectionLimit = 1) =>
    world.connect(
      { cancelGrace: GRACE_MS },
      { host: "127.0.0.1", port: proxy.port, connectionLimit, acquireTimeout: 3_000, connectTimeout: 1_000 },
    );

  test("a frozen server: the caller is freed after the grace time, the pool recovers", async () => {
    const adapter = await connect();
    const owner = new TestOwner();
    const sent = owner.run(() => adapter.queryRaw(sql("SELECT /* frozen */ SLEEP(1)")));
    await world.seeRunning("frozen");
    proxy.silence();
    proxy.isSilentToNew = true;
    owner.end();
    const { error, milliseconds } = await sent;
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect(owner.outcomes).toEqual(["abandoned"]);
    expect(milliseconds).toBeGreaterThan(GRACE_MS - 20);
    expect(milliseconds).toBeLessThan(GRACE_MS + 200);
    proxy.isSilentToNew = false;
    expect((await adapter.queryRaw(sql("SELECT 1"))).rows).toEqual([[1]]);
    await expect.poll(() => proxy.connections, { timeout: 3_000 }).toBe(1);
  });

  test("the connection for the KILL is refused: likewise", async () => {
    const adapter = await connect();
    const owner = new TestOwner();
    const sent = owner.run(() => adapter.queryRaw(sql("SELECT /* refused */ SLEEP(1)")));
    await world.seeRunning("refused");
    proxy.refuseNew();
    owner.end();
    const { error, milliseconds } = await sent;
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect(owner.outcomes).toEqual(["abandoned"]);
    expect(milliseconds).toBeLessThan(GRACE_MS + 200);
  });

  test("a transaction on a frozen server: ROLLBACK does not wait for it either", async () => {
    const adapter = await connect();
    const owner = new TestOwner();
    const { answer: transaction } = await owner.run(() => adapter.startTransaction());
    await owner.run(() => transaction?.executeRaw(sql("DELETE FROM account")) ?? Promise.resolve(0));
    proxy.silence();
    owner.end();
    const { error, milliseconds } = await owner.run(() => transaction?.rollback() ?? Promise.resolve());
    expect(error).toBeUndefined();
    expect(milliseconds).toBeLessThan(GRACE_MS + 200);
    expect((await adapter.queryRaw(sql("SELECT 1"))).rows).toEqual([[1]]);
    expect(await world.balances()).toHaveLength(2);
  });

  test("a connection that is cut is not lent again", async () => {
    const adapter = await connect();
    const owner = new TestOwner();
    const sent = owner.run(() => adapter.queryRaw(sql("SELECT /* cut */ SLEEP(1)")));
    await world.seeRunning("cut");
    proxy.cut();
    expect((await sent).error).toBeDefined();
    expect(owner.outcomes).toEqual([]);
    expect((await adapter.queryRaw(sql("SELECT 1"))).rows).toEqual([[1]]);
  });

  test("a connection that an administrator kills is not lent again, in a transaction neither", async () => {
    const adapter = await connect();
    const transaction = await adapter.startTransaction();
    const { rows } = await transaction.queryRaw(sql("SELECT CONNECTION_ID()"));
    const owner = new TestOwner();
    const sent = owner.run(() => transaction.queryRaw(sql(`SELECT ${LONG}`)));
    await world.seeRunning("BENCHMARK");
    await world.look(`KILL ${String(rows[0]?.[0])}`);
    expect((await sent).error).toBeDefined();
    await transaction.rollback().catch(() => undefined);
    expect((await adapter.queryRaw(sql("SELECT 1"))).rows).toEqual([[1]]);
  });

  test("no connection for a KILL stays", async () => {
    const adapter = await connect(2);
    await Promise.all([1, 2].map(() => TestOwner.after(20).run(() => adapter.queryRaw(sql(`SELECT ${LONG}`)))));
    await expect.poll(() => proxy.connections).toBe(2);
  });
});

describeOnMariadb("MariaDB: the connection for a KILL", (world) => {
  test("sends nothing to another server, where the thread id is somebody else's", async () => {
    const thread = { id: "1", server: "another-host 3306 1" };
    expect(await Killer.connect(world.settings(), thread, 1_000)).toBeUndefined();
  });
});
