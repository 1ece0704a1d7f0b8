import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { stepsOf, type NewMigration } from "../../new-migrations.js";
import { onNewPostgresMigrations } from "../../on-new-migrations.js";
import type { ForeignKey } from "../../sql/definitions.js";
import { dotted, quoted, sqlName } from "../../wording.js";

export default defineCheck({
  id: "MIG009",
  title: "Constraints of tables with rows are added NOT VALID, and validated later",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) => onNewPostgresMigrations(context, () => ({ look })),
});

function look(migration: NewMigration): readonly Finding[] {
  return stepsOf(migration.steps, "addConstraint").flatMap(({ change, isOnOldTable, place }): Finding[] => {
    const { table, constraint } = change;
    // Keys are indexes, and MIG006's.
    const isKey = constraint.kind === "primaryKey" || constraint.kind === "unique";
    if (!isOnOldTable || constraint.isNotValid || isKey) return [];
    const owner = sqlName(table);
    const name = quoted(constraint.name);
    const about = { subject: dotted(table, constraint.name), place };
    if (constraint.kind === "exclusion") {
      return [
        {
          ...about,
          seen: `the exclusion constraint ${name} is added to ${owner}, which has rows`,
          consequence:
            "nobody can read or write the table until its index is built, and the deployment fails at two rows that exclude each other",
          write: "There is no NOT VALID for it: do it in a maintenance window, with SET lock_timeout before it.",
        },
      ];
    }
    const validate = `Alone in the migration after it:\nALTER TABLE ${owner} VALIDATE CONSTRAINT ${name};`;
    if (constraint.kind === "check") {
      return [
        {
          ...about,
          seen: `the CHECK ${name} is added to ${owner}, which has rows, without NOT VALID`,
          consequence:
            "nobody can read or write the table until all of it is read, and the deployment fails at the first row that does not fit",
          write: `ALTER TABLE ${owner} ADD CONSTRAINT ${name} CHECK (...) NOT VALID;\n${validate}`,
        },
      ];
    }
    return [
      {
        ...about,
        seen: `the foreign key ${name} is added to ${owner}, which has rows, without NOT VALID`,
        consequence: `nobody can write to ${owner} or to ${sqlName(constraint.target)} until every row is looked up`,
        write: `ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${definition(constraint)} NOT VALID;\n${validate}`,
        // Its columns hold nothing but NULL: the table is read all the same, and no row can fail.
        ...(isOfNewColumns(constraint, table, migration) ? { level: "warning" as const } : {}),
      },
    ];
  });
}

function isOfNewColumns(
  { columns }: ForeignKey,
  table: Parameters<typeof dotted>[0],
  { before, isYoung }: NewMigration,
): boolean {
  const known = before.table(table);
  return known !== undefined && !isYoung(known.birth) && columns.every((column) => !known.columns.has(column));
}

function definition({ columns, target, targetColumns, onDelete }: ForeignKey): string {
  const of = targetColumns.length === 0 ? "" : `(${targetColumns.map(quoted).join(", ")})`;
  const action = onDelete === "no action" ? "" : ` ON DELETE ${onDelete.toUpperCase()}`;
  return `FOREIGN KEY (${columns.map(quoted).join(", ")}) REFERENCES ${sqlName(target)}${of}${action}`;
}
