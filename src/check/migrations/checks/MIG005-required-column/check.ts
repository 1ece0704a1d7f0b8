import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { requiredIn, type Required } from "../../judge/required.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { dotted, quoted, sqlName } from "../../wording.js";

export default defineCheck({
  id: "MIG005",
  title: "A column of a table with rows becomes required without breaking writes or scanning under a lock",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) =>
    onNewMigrations(context, ({ dialect }) => ({
      look: (migration) => requiredIn(migration).map((one) => finding(one, dialect?.family === "postgresql")),
    })),
});

function finding(one: Required, isPostgres: boolean): Finding {
  const { kind, table, column, place } = one;
  const owner = sqlName(table);
  const name = `${owner}.${quoted(column)}`;
  const subject = dotted(table, column);
  if (kind === "added") {
    return {
      subject,
      seen: `${name} is added as NOT NULL without a default`,
      consequence:
        "the deployment fails as soon as the table has a row, and code that still runs cannot insert any more",
      write: `ALTER TABLE ${owner} ADD COLUMN ${quoted(column)} ${one.type} NOT NULL DEFAULT <a constant>;
Or optional first: ADD COLUMN ${quoted(column)} ${one.type}; release code that writes it; fill the old rows; then, as MIG005 says, SET NOT NULL.`,
      place,
    };
  }
  if (!isPostgres) {
    return {
      subject,
      seen: `${name} becomes NOT NULL`,
      consequence:
        "the deployment fails if a row has NULL there, and so do inserts of code that still runs and does not write it",
      write:
        "Release code that always writes it, and fill the old rows, before this migration; then waive this for it.",
      place,
    };
  }
  const check = quoted(`${table.name}_${column}_not_null`);
  return {
    subject,
    seen: `${name} becomes NOT NULL`,
    consequence:
      "PostgreSQL reads the whole table while nobody can use it, and the deployment fails if a row has NULL there",
    write: `After a release whose code always writes it, in three migrations:
1. ALTER TABLE ${owner} ADD CONSTRAINT ${check} CHECK (${quoted(column)} IS NOT NULL) NOT VALID;
2. (fill the old rows) ALTER TABLE ${owner} VALIDATE CONSTRAINT ${check};
3. ALTER TABLE ${owner} ALTER COLUMN ${quoted(column)} SET NOT NULL; ALTER TABLE ${owner} DROP CONSTRAINT ${check};`,
    place,
  };
}
