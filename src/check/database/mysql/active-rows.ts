import * as v from "valibot";
import type { Finding } from "../../outcome.js";
import * as find from "../active-rows/findings.js";
import type { SoftDeletedTable } from "../active-rows/soft-deleted-table.js";
import type { MysqlSession } from "../session/mysql-session.js";
import { mysqlName } from "../wording.js";

export interface Looked {
  readonly findings: readonly Finding[];
  readonly isExplained: boolean;
}

const tableRow = v.object({ rows: v.nullable(v.number()) });
const indexRow = v.object({
  name: v.string(),
  isUnique: v.number(),
  column: v.string(),
  generated: v.nullable(v.string()),
});
const planRow = v.object({ type: v.nullable(v.string()), possible_keys: v.nullable(v.string()) });

/** The columns of each index; of a generated one also what it is made from. */
const INDEXES = `SELECT s.index_name AS name, s.non_unique = 0 AS isUnique, s.column_name AS \`column\`, c.generation_expression AS \`generated\`
FROM information_schema.statistics s LEFT JOIN information_schema.columns c USING (table_schema, table_name, column_name)
WHERE s.table_schema = ? AND s.table_name = ? AND s.column_name IS NOT NULL ORDER BY s.index_name, s.seq_in_index`;

interface Index {
  readonly name: string;
  readonly isUnique: boolean;
  readonly columns: readonly string[];
  readonly hasActive: boolean;
}

export async function activeRows(session: MysqlSession, table: SoftDeletedTable, fromRows: number): Promise<Looked> {
  const place = [session.database, table.table];
  const [found] = await session.rows(
    tableRow,
    "SELECT table_rows AS `rows` FROM information_schema.tables WHERE table_schema = ? AND table_name = ? AND table_type = 'BASE TABLE'",
    place,
  );
  if (found === undefined) return { findings: [find.tableAbsent(table)], isExplained: false };
  const indexes = indexesFrom(await session.rows(indexRow, INDEXES, place), table.active.column);
  const findings = table.uniqueKeys.flatMap((key) => uniqueKey(table, indexes, key));
  const rows = found.rows ?? 0;
  if (rows < fromRows) return { findings, isExplained: false };
  return { findings: [...findings, ...(await planned(session, table, indexes, rows))], isExplained: true };
}

function indexesFrom(rows: readonly v.InferOutput<typeof indexRow>[], active: string): readonly Index[] {
  return [...new Set(rows.map(({ name }) => name))].map((name) => {
    const own = rows.filter((row) => row.name === name);
    return {
      name,
      isUnique: own.some(({ isUnique }) => isUnique === 1),
      columns: own.map(({ column }) => column),
      hasActive: own.some(({ column, generated }) => column === active || generated?.includes(active) === true),
    };
  });
}

function uniqueKey(
  { active, table }: SoftDeletedTable,
  indexes: readonly Index[],
  key: SoftDeletedTable["uniqueKeys"][number],
): readonly Finding[] {
  const ofKey = indexes.filter(
    ({ isUnique, columns }) => isUnique && key.columns.every((column) => columns.includes(column)),
  );
  if (ofKey.length === 0) return [find.noUniqueIndex(key)];
  return ofKey
    .filter(({ columns }) => find.isKeyWithInactive(columns, key, active.column))
    .map(({ name }) => {
      // The remedy of this database drops the index itself, by the name that Prisma gives it.
      const drop = key.remedy.statement.includes(mysqlName(name))
        ? ""
        : `ALTER TABLE ${mysqlName(table)} DROP INDEX ${mysqlName(name)};`;
      return find.takenByInactive(key, name, drop);
    });
}

async function planned(
  session: MysqlSession,
  table: SoftDeletedTable,
  indexes: readonly Index[],
  rows: number,
): Promise<readonly Finding[]> {
  const { active, foreignKeys } = table;
  const [first = []] = foreignKeys;
  if (!indexes.some(({ hasActive }) => hasActive)) return [find.noActiveIndex(table, rows, createIndex(table, first))];

  const condition = `${mysqlName(active.column)} ${active.when === null ? "IS NULL" : `= ${active.when ? 1 : 0}`}`;
  const findings: Finding[] = [];
  for (const by of foreignKeys) {
    const where = [...by.map((column) => `${mysqlName(column)} = ''`), condition].join(" AND ");
    const plan = await session.rows(
      planRow,
      `EXPLAIN SELECT * FROM ${mysqlName(session.database, table.table)} WHERE ${where}`,
    );
    const isWhole = plan.some(({ type, possible_keys: keys }) => type === "ALL" && keys === null);
    if (isWhole) findings.push(find.readsWholeTable(table, by, rows, createIndex(table, by)));
  }
  return findings;
}

/** MySQL has no partial indexes: the soft-delete column stands behind the others. */
function createIndex({ table, active }: SoftDeletedTable, by: readonly string[]): string {
  const columns = [...by, active.column];
  const index = [table, ...columns, "idx"].join("_").slice(0, 64);
  return `CREATE INDEX ${mysqlName(index)} ON ${mysqlName(table)}(${columns.map((column) => mysqlName(column)).join(", ")});`;
}
