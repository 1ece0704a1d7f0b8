import { afterAll, beforeAll, expect, it } from "vitest";
import { queryMariadb } from "../../../scripts/databases/mariadb.js";
import { dialectFor } from "../../../src/check/migrations/dialect-for.js";
import { mysqlTypeChangeCost } from "../../../src/check/migrations/judge/mysql-type-change.js";
import type { ColumnType } from "../../../src/check/migrations/sql/definitions.js";
import { createDatabase, type Database } from "../../support/databases.js";
import { describeOnMariadbServer } from "../../support/each-database.js";

/** Each with a value of the old type that the new one must take, unless it narrows. */
const CHANGES = [
  ["VARCHAR(20)", "VARCHAR(40)", "free", "'a'"],
  ["VARCHAR(191)", "VARCHAR(255)", "free", "'a'"],
  ["VARCHAR(64)", "VARCHAR(500)", "free", "'a'"],
  ["VARBINARY(30)", "VARBINARY(50)", "free", "'a'"],
  ["ENUM('a','b')", "ENUM('a','b','c')", "free", "'b'"],
  ["BOOLEAN", "TINYINT", "free", "1"],
  ["VARCHAR(63)", "VARCHAR(64)", "rewrite", "repeat('ä', 63)"],
  ["VARCHAR(191)", "TEXT", "rewrite", "'a'"],
  ["TEXT", "LONGTEXT", "rewrite", "'a'"],
  ["CHAR(3)", "CHAR(5)", "rewrite", "'abc'"],
  ["CHAR(3)", "VARCHAR(3)", "rewrite", "'abc'"],
  ["INTEGER", "BIGINT", "rewrite", "-2147483648"],
  ["INTEGER UNSIGNED", "BIGINT", "rewrite", "4294967295"],
  ["INTEGER", "DOUBLE", "rewrite", "-2147483648"],
  ["INTEGER", "VARCHAR(11)", "rewrite", "-2147483648"],
  ["BIGINT UNSIGNED", "VARCHAR(21)", "rewrite", "18446744073709551615"],
  ["INTEGER", "DECIMAL(65, 30)", "rewrite", "-2147483648"],
  ["FLOAT", "DOUBLE", "rewrite", "1.5"],
  ["DECIMAL(10, 2)", "DECIMAL(12, 2)", "rewrite", "99999999.99"],
  ["DECIMAL(10, 2)", "DECIMAL(12, 4)", "rewrite", "99999999.99"],
  ["DECIMAL(10, 2)", "VARCHAR(12)", "rewrite", "-99999999.99"],
  ["ENUM('a','b')", "ENUM('c','a','b')", "rewrite", "'b'"],
  ["ENUM('a','bb')", "VARCHAR(2)", "rewrite", "'bb'"],
  ["DATETIME(0)", "DATETIME(3)", "rewrite", "'2020-01-01 00:00:00'"],
  ["DATE", "DATETIME(3)", "rewrite", "'2020-01-01'"],
  ["DATETIME(6)", "VARCHAR(26)", "rewrite", "'2020-01-01 00:00:00.123456'"],
  ["BLOB", "LONGBLOB", "rewrite", "'a'"],
  ["JSON", "LONGTEXT", "rewrite", "'{}'"],
  // A value that the new type refuses.
  ["VARCHAR(191)", "VARCHAR(3)", "narrowing", "'abcd'"],
  ["TEXT", "VARCHAR(191)", "narrowing", "repeat('a', 192)"],
  ["BIGINT", "INTEGER", "narrowing", "2147483648"],
  ["INTEGER", "INTEGER UNSIGNED", "narrowing", "-1"],
  ["BIGINT UNSIGNED", "BIGINT", "narrowing", "18446744073709551615"],
  ["INTEGER", "VARCHAR(10)", "narrowing", "-2147483648"],
  ["INTEGER", "DECIMAL(10, 2)", "narrowing", "2147483647"],
  ["DECIMAL(10, 2)", "DECIMAL(10, 4)", "narrowing", "99999999.99"],
  ["ENUM('a','b')", "ENUM('a')", "narrowing", "'b'"],
  ["ENUM('a','bb')", "VARCHAR(1)", "narrowing", "'bb'"],
  ["VARCHAR(191)", "ENUM('a')", "narrowing", "'b'"],
  ["VARCHAR(191)", "INTEGER", "narrowing", "'a'"],
  ["LONGTEXT", "JSON", "narrowing", "'a'"],
] as const;

async function typeOf(sql: string): Promise<ColumnType> {
  const dialect = await dialectFor("mysql");
  if ("seen" in dialect) throw new Error(dialect.seen);
  const [change] = dialect.parse(`CREATE TABLE t (a ${sql})`).statements[0]?.changes ?? [];
  const type = change?.kind === "createTable" ? change.columns[0]?.type : undefined;
  if (type === undefined) throw new Error(`It has no type: ${sql}`);
  return type;
}

it.each(CHANGES)("%s to %s is %s", async (from, to, cost) => {
  expect(mysqlTypeChangeCost(await typeOf(from), await typeOf(to))).toBe(cost);
});

it.each(["VARCHAR(191)", "INTEGER", "ENUM('a','b')", "BOOLEAN", "DATETIME(3)"])("%s stays as it is", async (type) => {
  expect(mysqlTypeChangeCost(await typeOf(type), await typeOf(type))).toBe("none");
});

describeOnMariadbServer("a change of a column's type", (server) => {
  let database: Database;
  beforeAll(async () => void (database = await createDatabase(server, "types")));
  afterAll(() => database.stop());

  async function tryTo(from: string, value: string, sql: string): Promise<boolean> {
    const strict = "SET sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE'";
    const table = `DROP TABLE IF EXISTS t; CREATE TABLE t (id INT PRIMARY KEY, a ${from}) CHARSET utf8mb4`;
    await queryMariadb(database.url, `${strict}; ${table}; INSERT INTO t VALUES (1, ${value})`);
    return queryMariadb(database.url, `${strict}; ${sql}`).then(
      () => true,
      () => false,
    );
  }

  it.each(CHANGES)("%s to %s is %s on the server", async (from, to, cost, value) => {
    const change = `ALTER TABLE t MODIFY a ${to}`;
    expect(await tryTo(from, value, `${change}, ALGORITHM=INSTANT`)).toBe(cost === "free");
    expect(await tryTo(from, value, `${change}, ALGORITHM=COPY`)).toBe(cost !== "narrowing");
    // Nobody writes while it is copied.
    if (cost === "rewrite") expect(await tryTo(from, value, `${change}, LOCK=NONE`)).toBe(false);
  });

  it.each([
    ["INTEGER", 0],
    ["VARCHAR(191)", ""],
    ["ENUM('first', 'second')", "first"],
  ])("a required %s without a default gets a value in the rows that are there", async (type, value) => {
    expect(await tryTo("INT", "1", `ALTER TABLE t ADD COLUMN b ${type} NOT NULL`)).toBe(true);
    expect(await queryMariadb(database.url, "SELECT b FROM t")).toEqual([{ b: value }]);
    const insert = `ALTER TABLE t ADD COLUMN b ${type} NOT NULL; INSERT INTO t (id) VALUES (2)`;
    // Of an enum, the first value is a default.
    expect(await tryTo("INT", "1", insert)).toBe(type.startsWith("ENUM"));
  });

  it("a required date gets none, and the change fails", async () => {
    expect(await tryTo("INT", "1", "ALTER TABLE t ADD COLUMN b DATETIME(3) NOT NULL")).toBe(false);
  });

  it("a column with a NULL does not become required", async () => {
    expect(await tryTo("INT", "NULL", "ALTER TABLE t MODIFY a INT NOT NULL")).toBe(false);
  });
});
