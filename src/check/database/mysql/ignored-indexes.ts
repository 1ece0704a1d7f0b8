import * as v from "valibot";
import type { Finding } from "../../outcome.js";
import type { MysqlSession } from "../session/mysql-session.js";
import { mysqlName } from "../wording.js";

export interface Indexes {
  readonly all: number;
  readonly findings: readonly Finding[];
}

const index = v.object({ table: v.string(), name: v.string(), isUsed: v.number() });

/** MariaDB calls an index that it does not look at ignored (from 10.6 on), MySQL invisible (from 8.0 on). */
export async function ignoredIndexes({ rows, isMariadb, database }: MysqlSession): Promise<Indexes> {
  const word = isMariadb ? "ignored" : "invisible";
  const indexes = await rows(
    index,
    `SELECT table_name AS \`table\`, index_name AS name, MAX(${isMariadb ? "ignored = 'NO'" : "is_visible = 'YES'"}) AS isUsed
     FROM information_schema.statistics WHERE table_schema = ? GROUP BY table_name, index_name ORDER BY 1, 2`,
    [database],
  );
  const findings = indexes
    .filter(({ isUsed }) => isUsed === 0)
    .map(({ table, name }): Finding => {
      const start = `ALTER TABLE ${mysqlName(table)}`;
      return {
        subject: `${table}.${name}`,
        seen: `the index ${name} of ${table} is ${word}`,
        consequence: "no query uses it, and every write pays for it",
        write: `${start} ALTER INDEX ${mysqlName(name)} ${isMariadb ? "NOT IGNORED" : "VISIBLE"};  -- or ${start} DROP INDEX ${mysqlName(name)}`,
      };
    });
  return { all: indexes.length, findings };
}
