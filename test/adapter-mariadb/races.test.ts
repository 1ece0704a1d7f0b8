import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import { beforeAll, expect, test } from "vitest";
import { describeOnMariadb, sql } from "./support/on-mariadb.js";
import { TestOwner } from "./support/test-owner.js";

const RACES = 300;

/** Statements that cannot answer as if nothing had happened when they are killed: the count would be wrong, or an error. */
const SOME_MS = sql("SELECT count(*) FROM digit a, digit b, digit c, digit d, digit e");
const NEXT = sql("SELECT count(*) FROM digit a, digit b, digit c, digit d");

/** A KILL that arrives as its statement ends must not hit the one that the same connection runs next. */
describeOnMariadb("MariaDB: a KILL at the end of its statement", (world) => {
  beforeAll(async () => {
    await world.look("CREATE TABLE digit (d INT PRIMARY KEY)");
    await world.look("INSERT INTO digit VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)");
  });

  async function race(queryable: SqlQueryable): Promise<void> {
    const begin = performance.now();
    for (let run = 0; run < 5; run++) await queryable.queryRaw(SOME_MS);
    const usualMs = (performance.now() - begin) / 5;
    const kills = await killsOf();
    const seen = { stopped: 0, answered: 0, collateral: 0 };
    for (let run = 0; run < RACES; run++) {
      const owner = TestOwner.after(Math.random() * usualMs * 1.2);
      const { error } = await owner.run(() => queryable.queryRaw(SOME_MS));
      seen[error === undefined ? "answered" : "stopped"]++;
      const next = await queryable.queryRaw(NEXT).catch(() => undefined);
      if (next?.rows[0]?.[0] !== "10000") seen.collateral++;
    }
    expect(seen.collateral).toBe(0);
    // It was a race: both sides won some.
    expect(Math.min(seen.stopped, seen.answered)).toBeGreaterThan(RACES / 30);
    expect((await killsOf()) - kills).toBeGreaterThan(RACES / 30);
  }

  async function killsOf(): Promise<number> {
    const [row] = await world.look("SHOW GLOBAL STATUS LIKE 'Com_kill'");
    return Number(row?.["Value"]);
  }

  test.each([{ useTextProtocol: false }, { useTextProtocol: true }])(
    "never hits the next statement of the connection (%o)",
    async (options) => race(await world.connect(options, { connectionLimit: 1 })),
    60_000,
  );

  test("never hits the next statement of the transaction", async () => {
    const adapter = await world.connect({}, { connectionLimit: 1 });
    const transaction = await adapter.startTransaction();
    await race(transaction);
    await transaction.rollback();
  }, 60_000);
});
