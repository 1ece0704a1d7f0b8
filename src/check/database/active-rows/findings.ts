import type { Finding } from "../../outcome.js";
import type { SoftDeletedTable, UniqueKeyColumns } from "./soft-deleted-table.js";

/** Whether an index has exactly these columns, in any order, with or without the soft-delete one. */
export function isKeyWithInactive(index: readonly string[], { columns }: UniqueKeyColumns, active: string): boolean {
  const others = index.filter((name) => name !== active);
  return others.length === columns.length && columns.every((name) => others.includes(name));
}

/** @param drop - the statement that removes the index that is there. */
export function takenByInactive({ remedy }: UniqueKeyColumns, index: string, drop: string): Finding {
  return {
    subject: remedy.subject,
    seen: `the unique index ${index} counts inactive rows, too`,
    consequence: "what was soft-deleted can never be created again: P2002",
    write: [drop, remedy.statement].filter((part) => part !== "").join("\n"),
  };
}

export function noUniqueIndex({ remedy }: UniqueKeyColumns): Finding {
  return {
    subject: remedy.subject,
    seen: `no unique index of the database has ${remedy.subject}`,
    consequence: "two requests at once make two active rows of one",
    write: remedy.statement,
  };
}

export function tableAbsent({ model, table }: SoftDeletedTable): Finding {
  return {
    subject: model,
    seen: `the database has no table ${table} for ${model}, or the role may not see it`,
    consequence: "whether its active rows have an index is not known",
    write: "npx prisma migrate deploy, or name the schema in the URL: ?schema=...",
    level: "unknown",
  };
}

export function notAllowed({ model, table }: SoftDeletedTable, grant: string): Finding {
  return {
    subject: model,
    seen: `the role may not read ${table}, so the planner says nothing of it`,
    consequence: "whether its active rows have an index is not known",
    write: grant,
    level: "unknown",
  };
}

export function neverCounted({ model, table }: SoftDeletedTable, analyze: string): Finding {
  return {
    subject: model,
    seen: `the planner has no statistics of ${table}`,
    consequence: "it guesses, and whether the active rows have an index that it uses is not known",
    write: analyze,
    level: "unknown",
  };
}

export function noActiveIndex({ model, table, active }: SoftDeletedTable, rows: number, create: string): Finding {
  return {
    subject: `${model}.${active.column}`,
    seen: `no index of ${table} (about ${rows.toLocaleString("en-US")} rows) leaves inactive rows out or has ${active.column}`,
    consequence: "every read passes over the inactive rows, and they become more for ever",
    write: create,
    level: "warning",
  };
}

/** @param by - what the read filters by, beside the active rows. */
export function readsWholeTable(
  { model, table, active }: SoftDeletedTable,
  by: readonly string[],
  rows: number,
  create: string,
): Finding {
  const filter = [...by, active.column].join(" and ");
  return {
    subject: [model, ...by].join("."),
    seen: `EXPLAIN of a read of ${table} by ${filter} reads all of its ${rows.toLocaleString("en-US")} rows`,
    consequence: "each such read is slower with every row that the table gets",
    write: create,
  };
}
