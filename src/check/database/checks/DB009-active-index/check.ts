import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import type { Finding } from "../../../outcome.js";
import { looked, notApplicable, unknown, type Outcome } from "../../../outcome.js";
import { projectSchema } from "../../../project/project-schema.js";
import { softDeletedTables, type SoftDeletedTable } from "../../active-rows/soft-deleted-table.js";
import { activeRows as mysqlRows } from "../../mysql/active-rows.js";
import { onDatabase } from "../../on-database.js";
import { activeRows } from "../../postgres/active-rows.js";
import { counted } from "../../../wording.js";

export default defineCheck({
  id: "DB009",
  title: "Active rows have indexes of their own, and reads use them",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "the catalog of indexes",
    postgres: (session, context) => judge(context, (table, fromRows) => activeRows(session, table, fromRows)),
    mysql: (session, context) => judge(context, (table, fromRows) => mysqlRows(session, table, fromRows)),
  }),
});

type Look = (
  table: SoftDeletedTable,
  fromRows: number,
) => Promise<{ readonly findings: readonly Finding[]; readonly isExplained: boolean }>;

async function judge(context: CheckContext, look: Look): Promise<Outcome> {
  const schema = await context.fact(projectSchema);
  if (!schema.isReadable) return unknown("schema.prisma", schema.seen, schema.write);
  const tables = softDeletedTables(schema);
  if (tables.length === 0) return notApplicable("no model of the schema is soft-deleted");
  const { indexFromRows } = context.config.database;
  const findings: Finding[] = [];
  let explained = 0;
  for (const table of tables) {
    const seen = await look(table, indexFromRows);
    findings.push(...seen.findings);
    if (seen.isExplained) explained++;
  }
  const evidence = `the unique keys of ${counted(tables.length, "soft-deleted model")}, and EXPLAIN of ${explained} with ${indexFromRows.toLocaleString("en-US")} rows or more`;
  return looked(evidence, findings);
}
