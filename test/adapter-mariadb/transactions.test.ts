import type { Transaction } from "@prisma/driver-adapter-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeOf, TestOwner } from "./support/test-owner.js";
import { describeOnMariadb, LONG, sql, type World } from "./support/on-mariadb.js";
import { TcpProxy } from "./support/tcp-proxy.js";

const TAKE = sql("UPDATE account SET balance = balance - 10 WHERE id = 1");
const GIVE = sql("UPDATE account SET balance = balance + 10 WHERE id = 2");
const SLOW = sql(`UPDATE account SET balance = balance + 10 + ${LONG} WHERE id = 2`);

const OPEN = sql("SELECT count(*) FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = CONNECTION_ID()");

interface Begun {
  readonly transaction: Transaction;
  /** Nothing is left of the transaction. */
  readonly seeNothing: () => Promise<void>;
}

/** A pool of one connection, so that one that is not given back is noticed. */
async function begin(world: World, owner: TestOwner): Promise<Begun> {
  const adapter = await world.connect({}, { connectionLimit: 1, acquireTimeout: 2_000 });
  const { answer, error } = await owner.run(() => adapter.startTransaction("READ COMMITTED"));
  if (answer === undefined) throw error;
  const seeNothing = async (): Promise<void> => {
    expect((await adapter.queryRaw(OPEN)).rows).toEqual([["0"]]);
    expect(await world.balances()).toEqual([100, 100]);
  };
  return { transaction: answer, seeNothing };
}

describeOnMariadb("MariaDB: a transaction whose owner is over", (world) => {
  test("is rolled back by Prisma; the ROLLBACK is sent", async () => {
    const owner = new TestOwner();
    const { transaction, seeNothing } = await begin(world, owner);
    await owner.run(() => transaction.executeRaw(TAKE));
    setTimeout(() => owner.end(), 50);
    const { error } = await owner.run(() => transaction.executeRaw(SLOW));
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect((await owner.run(() => transaction.rollback())).error).toBeUndefined();
    expect(owner.outcomes).toEqual(["stopped"]);
    await seeNothing();
  });

  test("is not begun, and its connection goes back", async () => {
    const adapter = await world.connect({}, { connectionLimit: 1, acquireTimeout: 2_000 });
    const owner = new TestOwner();
    owner.end();
    const { error } = await owner.run(() => adapter.startTransaction());
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect(owner.outcomes).toEqual(["unsent"]);
    expect((await adapter.queryRaw(OPEN)).rows).toEqual([["0"]]);
  });

  test("is rolled back instead of committed", async () => {
    const owner = new TestOwner();
    const { transaction, seeNothing } = await begin(world, owner);
    await owner.run(() => transaction.executeRaw(TAKE));
    owner.end();
    const { error } = await owner.run(() => transaction.commit());
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect(owner.outcomes).toEqual(["unsent"]);
    await seeNothing();
  });

  test.each([
    ["by an owner that is not over", new TestOwner()],
    ["without an owner", undefined],
  ])("is not committed after a statement was stopped, not even %s", async (_, committer) => {
    const owner = new TestOwner();
    const { transaction, seeNothing } = await begin(world, owner);
    await owner.run(() => transaction.executeRaw(TAKE));
    setTimeout(() => owner.end(), 50);
    await owner.run(() => transaction.executeRaw(SLOW));
    const committed =
      committer?.run(() => transaction.commit()) ?? transaction.commit().catch((error: unknown) => ({ error }));
    expect(codeOf((await committed)?.error)).toBe("TRANSACTION_ROLLED_BACK");
    await seeNothing();
  });

  test("is not committed after a statement was not even sent", async () => {
    const { transaction, seeNothing } = await begin(world, new TestOwner());
    await transaction.executeRaw(TAKE);
    const owner = new TestOwner();
    owner.end();
    await owner.run(() => transaction.executeRaw(GIVE));
    await expect(transaction.commit()).rejects.toMatchObject({ code: "TRANSACTION_ROLLED_BACK" });
    await seeNothing();
  });

  test("can be committed once it is rolled back to a savepoint from before", async () => {
    const { transaction, seeNothing } = await begin(world, new TestOwner());
    await transaction.createSavepoint?.("sp_before");
    await transaction.executeRaw(TAKE);
    await TestOwner.after(50).run(() => transaction.executeRaw(SLOW));
    await transaction.createSavepoint?.("sp_after");
    await transaction.rollbackToSavepoint?.("sp_after");
    await transaction.rollbackToSavepoint?.("sp_before");
    await transaction.commit();
    await seeNothing();
  });

  test("cannot be committed once it is rolled back to a savepoint from after", async () => {
    const { transaction, seeNothing } = await begin(world, new TestOwner());
    await transaction.executeRaw(TAKE);
    await TestOwner.after(50).run(() => transaction.executeRaw(SLOW));
    await transaction.createSavepoint?.("sp_after");
    await transaction.rollbackToSavepoint?.("sp_after");
    await expect(transaction.commit()).rejects.toMatchObject({ code: "TRANSACTION_ROLLED_BACK" });
    await seeNothing();
  });
});

describeOnMariadb("MariaDB: a COMMIT that was sent before its owner was over", (world) => {
  let proxy: TcpProxy;
  beforeEach(async () => {
    proxy = await TcpProxy.to(world.settings());
  });
  afterEach(() => proxy.close());

  /** The answer of the COMMIT is held back. */
  async function commit() {
    const settings = { host: "127.0.0.1", port: proxy.port, connectionLimit: 1, acquireTimeout: 2_000 };
    const adapter = await world.connect({ cancelGrace: 300 }, settings);
    const owner = new TestOwner();
    const { answer: transaction, error } = await owner.run(() => adapter.startTransaction());
    if (transaction === undefined) throw error;
    await owner.run(() => transaction.executeRaw(TAKE));
    proxy.silence();
    const committed = owner.run(() => transaction.commit());
    owner.end();
    return { adapter, owner, committed };
  }

  test("is not killed: its answer is the outcome, however late", async () => {
    const before = await world.balances();
    const { adapter, owner, committed } = await commit();
    setTimeout(() => proxy.resume(), 150);
    const { error, milliseconds } = await committed;
    expect(error).toBeUndefined();
    expect(milliseconds).toBeGreaterThan(100);
    expect(owner.outcomes).toEqual([]);
    expect(await world.balances()).toEqual([(before[0] ?? NaN) - 10, 100]);
    expect((await adapter.queryRaw(OPEN)).rows).toEqual([["0"]]);
  });

  test("has an outcome that is unknown if it is not answered within the grace time", async () => {
    const { adapter, owner, committed } = await commit();
    const { error, milliseconds } = await committed;
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect(owner.outcomes).toEqual(["unknown"]);
    expect(milliseconds).toBeGreaterThan(250);
    expect(milliseconds).toBeLessThan(600);
    expect((await adapter.queryRaw(OPEN)).rows).toEqual([["0"]]);
  });
});
