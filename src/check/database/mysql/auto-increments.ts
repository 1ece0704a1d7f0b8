import * as v from "valibot";
import type { IdSource } from "../exhaustion.js";
import type { MysqlSession } from "../session/mysql-session.js";
import { mysqlName } from "../wording.js";

const column = v.object({
  table: v.string(),
  name: v.string(),
  type: v.string(),
  bytes: v.number(),
  isUnsigned: v.number(),
  next: v.nullable(v.number()),
});

/** BIGINT does not run out. */
const COLUMNS = `SELECT t.table_name AS \`table\`, c.column_name AS name, c.column_type AS type,
  CASE c.data_type WHEN 'tinyint' THEN 1 WHEN 'smallint' THEN 2 WHEN 'mediumint' THEN 3 WHEN 'int' THEN 4 ELSE 8 END AS bytes,
  c.column_type LIKE '%unsigned%' AS isUnsigned, t.auto_increment AS next
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = ? AND c.extra LIKE '%auto_increment%' ORDER BY 1`;

export async function autoIncrementsOf({ rows, account, database }: MysqlSession): Promise<readonly IdSource[]> {
  const found = await rows(column, COLUMNS, [database]);
  return found.map(({ table, name, type, bytes, isUnsigned, next }) => ({
    column: `${table}.${name}`,
    type,
    last: next === null ? null : next - 1,
    max: 2 ** (bytes * 8 - (isUnsigned === 1 ? 0 : 1)) - 1,
    isReadable: true,
    grant: `GRANT SELECT ON ${mysqlName(database)}.* TO ${account.quoted};`,
    widen: [
      `ALTER TABLE ${mysqlName(table)} MODIFY ${mysqlName(name)} BIGINT NOT NULL AUTO_INCREMENT;`,
      "-- It copies the table, and the columns that refer to it need the same: BigInt in schema.prisma.",
    ].join("\n"),
  }));
}
