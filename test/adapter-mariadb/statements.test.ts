import { expect, test } from "vitest";
import { codeOf, TestOwner } from "./support/test-owner.js";
import { describeOnMariadb, LONG, sql } from "./support/on-mariadb.js";

/** Over when the answer arrives, too late for a KILL. */
class OverOnceSent extends TestOwner {
  override countStatement(): void {
    super.countStatement();
    this.isOver = true;
  }
}

describeOnMariadb("MariaDB: a statement whose owner is over", (world) => {
  test.each([{ useTextProtocol: false }, { useTextProtocol: true }])(
    "is stopped in the database within milliseconds ($useTextProtocol)",
    async (options) => {
      const adapter = await world.connect(options);
      const owner = new TestOwner();
      const sent = owner.run(() => adapter.queryRaw(sql(`SELECT /* stop me */ ${LONG}`)));
      await world.seeRunning("stop me");
      owner.end();
      const { error, milliseconds } = await sent;
      expect(codeOf(error)).toBe("QUERY_TIMEOUT");
      expect(owner.outcomes).toEqual(["stopped"]);
      expect(milliseconds).toBeLessThan(500);
      expect(await world.isRunning("stop me")).toBe(false);
      expect(owner).toMatchObject({ isDriven: true, statements: 1, listeners: 0 });
    },
  );

  test.each([
    ["SLEEP answers 1", "SELECT SLEEP(30) AS x"],
    ["BENCHMARK answers 0", `SELECT ${LONG} AS x`],
    ["DO answers OK", `DO ${LONG}`],
  ])("throws also where the killed statement answers as if nothing had happened: %s", async (_, text) => {
    const adapter = await world.connect();
    const owner = TestOwner.after(50);
    const { error } = await owner.run(() => adapter.executeRaw(sql(text)));
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect(owner.outcomes).toEqual(["stopped"]);
  });

  test("leaves a stopped write undone", async () => {
    const adapter = await world.connect();
    const owner = TestOwner.after(50);
    const { error } = await owner.run(() =>
      adapter.executeRaw(sql(`UPDATE account SET balance = ${LONG} WHERE id = 1`)),
    );
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect((await world.balances())[0]).toBe(100);
  });

  test("answers a write that was committed before it could be stopped, but not a read", async () => {
    const adapter = await world.connect();
    const owner = new OverOnceSent();
    const { answer } = await owner.run(() => adapter.executeRaw(sql("UPDATE account SET balance = 100 WHERE id = 2")));
    expect(answer).toBe(1);
    owner.isOver = false;
    const { error } = await owner.run(() => adapter.queryRaw(sql("SELECT 1")));
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
  });

  test("is not sent at all", async () => {
    const adapter = await world.connect();
    const owner = new TestOwner();
    owner.end();
    const { error } = await owner.run(() => adapter.executeRaw(sql("DELETE FROM account")));
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect(owner).toMatchObject({ outcomes: ["unsent"], statements: 0, isDriven: true });
    expect(await world.balances()).toHaveLength(2);
  });

  test("does not wait for a connection of the pool any longer; one that comes late goes back", async () => {
    const adapter = await world.connect({}, { connectionLimit: 1 });
    const neighbour = adapter.queryRaw(sql("SELECT SLEEP(0.3)"));
    const owner = TestOwner.after(50);
    const { error, milliseconds } = await owner.run(() => adapter.executeRaw(sql("DELETE FROM account")));
    expect(codeOf(error)).toBe("QUERY_TIMEOUT");
    expect(owner).toMatchObject({ outcomes: ["unsent"], statements: 0, listeners: 0 });
    expect(milliseconds).toBeLessThan(100);
    await neighbour;
    expect((await adapter.queryRaw(sql("SELECT count(*) FROM account"))).rows).toEqual([["2"]]);
  });

  test("is stopped although the pool is exhausted", async () => {
    const adapter = await world.connect({}, { connectionLimit: 1 });
    const owner = TestOwner.after(50);
    const stopped = owner.run(() => adapter.queryRaw(sql(`SELECT ${LONG}`)));
    const next = adapter.queryRaw(sql("SELECT 1"));
    expect((await stopped).milliseconds).toBeLessThan(500);
    expect((await next).rows).toEqual([[1]]);
  });

  test("keeps the connection: no new one is made for the next statement", async () => {
    const adapter = await world.connect({}, { connectionLimit: 1 });
    const before = await adapter.queryRaw(sql("SELECT CONNECTION_ID()"));
    await TestOwner.after(50).run(() => adapter.queryRaw(sql(`SELECT ${LONG}`)));
    expect((await adapter.queryRaw(sql("SELECT CONNECTION_ID()"))).rows).toEqual(before.rows);
  });
});

describeOnMariadb("MariaDB: a statement whose owner is not over", (world) => {
  test("is answered, and its own error is its own", async () => {
    const adapter = await world.connect();
    const owner = new TestOwner();
    const { answer } = await owner.run(() => adapter.queryRaw(sql("SELECT 1")));
    expect(answer?.rows).toEqual([[1]]);
    const { error } = await owner.run(() => adapter.executeRaw(sql("INSERT INTO account VALUES (1, 1)")));
    expect(error).toMatchObject({ name: "DriverAdapterError", cause: { kind: "UniqueConstraintViolation" } });
    expect(owner).toMatchObject({ outcomes: [], statements: 2, listeners: 0 });
  });

  test("is answered without an owner", async () => {
    const adapter = await world.connect();
    expect((await adapter.queryRaw(sql("SELECT 1"))).rows).toEqual([[1]]);
  });
});
