import type { Finding } from "../../outcome.js";
import * as find from "../active-rows/findings.js";
import type { SoftDeletedTable } from "../active-rows/soft-deleted-table.js";
import type { PostgresSession } from "../session/postgres-session.js";
import { postgresName } from "../wording.js";
import { readPlan, wholeRead } from "./plan.js";
import { tableFacts, type TableFacts } from "./table-facts.js";

export interface Looked {
  readonly findings: readonly Finding[];
  /** The table has enough rows to ask the planner. */
  readonly isExplained: boolean;
}

/** A read of more than this share of a table is quicker without an index. */
const SELECTIVE = 0.1;
/** Bytes from which on a table without statistics is not just empty. */
const NOT_EMPTY = 64 * 1024;

export async function activeRows(session: PostgresSession, table: SoftDeletedTable, fromRows: number): Promise<Looked> {
  const schema = table.schema ?? session.schema;
  const facts = await tableFacts(session, schema, table.table);
  const name = postgresName(schema, table.table);
  if (facts === undefined) return { findings: [find.tableAbsent(table)], isExplained: false };
  const findings = table.uniqueKeys.flatMap((key) => uniqueKey(table, facts, key));
  if (!facts.isReadable) {
    const grant = `GRANT SELECT ON ${name} TO ${postgresName(session.role)};`;
    return { findings: [...findings, find.notAllowed(table, grant)], isExplained: false };
  }
  const isCounted = facts.rows > 0 || facts.bytes < NOT_EMPTY;
  if (!isCounted) return { findings: [...findings, find.neverCounted(table, `ANALYZE ${name};`)], isExplained: false };
  if (facts.rows < fromRows) return { findings, isExplained: false };
  return { findings: [...findings, ...(await planned(session, table, facts, name))], isExplained: true };
}

function uniqueKey(
  { active, table }: SoftDeletedTable,
  { uniqueIndexes, schema }: TableFacts,
  key: SoftDeletedTable["uniqueKeys"][number],
): readonly Finding[] {
  const ofKey = uniqueIndexes.filter(({ columns }) => find.isKeyWithInactive(columns, key, active.column));
  const isWhole = ofKey.filter(({ condition }) => !condition?.includes(active.column));
  if (ofKey.length === 0) return [find.noUniqueIndex(key)];
  return isWhole.map(({ name, isConstraint }) => {
    const drop = isConstraint
      ? `ALTER TABLE ${postgresName(schema, table)} DROP CONSTRAINT ${postgresName(name)};`
      : `DROP INDEX ${postgresName(schema, name)};`;
    return find.takenByInactive(key, name, drop);
  });
}

/** What the planner would do. Nothing is run. */
async function planned(
  session: PostgresSession,
  table: SoftDeletedTable,
  { rows, types }: TableFacts,
  name: string,
): Promise<readonly Finding[]> {
  const { active, foreignKeys } = table;
  const condition = conditionOf(table);
  const select = (by: readonly string[]): string => {
    // A parameter, which a value would not be: the planner goes by what is usual in the column.
    const equal = by.map((column) => `${postgresName(column)} = (SELECT NULL::${types.get(column) ?? "text"})`);
    return `SELECT * FROM ${name} WHERE ${[...equal, condition].join(" AND ")}`;
  };
  const isServed = wholeRead(readPlan(await session.plan(select([]), true))) === undefined;
  const [first = []] = foreignKeys;
  if (!isServed) return [find.noActiveIndex(table, rows, createIndex(table, first, name))];

  const findings: Finding[] = [];
  for (const by of [[], ...foreignKeys]) {
    const whole = wholeRead(readPlan(await session.plan(select(by), false)));
    if (whole === undefined || whole.rows > rows * SELECTIVE) continue;
    const columns = by.length > 0 ? by : [active.column];
    findings.push(find.readsWholeTable(table, by, rows, createIndex(table, columns, name)));
  }
  return findings;
}

function conditionOf({ active: { column, when } }: SoftDeletedTable): string {
  const quoted = postgresName(column);
  if (when === null) return `${quoted} IS NULL`;
  return when ? quoted : `NOT ${quoted}`;
}

function createIndex(table: SoftDeletedTable, by: readonly string[], name: string): string {
  const columns = by.length > 0 ? by : [table.active.column];
  const index = [table.table, ...columns, "active_idx"].join("_").slice(0, 63);
  const list = columns.map((column) => postgresName(column)).join(", ");
  return `CREATE INDEX CONCURRENTLY ${postgresName(index)} ON ${name}(${list}) WHERE ${conditionOf(table)};`;
}
