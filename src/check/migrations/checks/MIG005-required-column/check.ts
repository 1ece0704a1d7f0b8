import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { requiredIn, type Required } from "../../judge/required.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { typeText } from "../../sql/type-text.js";
import { dotted, type SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG005",
  title: "A column of a table with rows becomes required without breaking writes or scanning under a lock",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) =>
    onNewMigrations(context, (_, words) => ({
      look: (migration) => requiredIn(migration).map((one) => finding(one, words)),
    })),
});

const ADDED = "the deployment fails as soon as the table has a row, and code that still runs cannot insert any more";

/** MySQL and MariaDB, in strict mode, which is their default. */
const ADDED_IN_MYSQL =
  "every row that is there gets a value that nobody chose (0, an empty text; for a date the deployment may fail), and code that still runs cannot insert any more";
const ENUM_ADDED_IN_MYSQL =
  "every row that is there gets the first value of the enum, and so does each that code which still runs inserts";

function finding(one: Required, { family, quoted, sqlName }: SqlWords): Finding {
  const { kind, table, column, place } = one;
  const owner = sqlName(table);
  const name = `${owner}.${quoted(column)}`;
  const subject = dotted(table, column);
  if (kind === "added") {
    const type = typeText(one.type);
    return {
      subject,
      seen: `${name} is added as NOT NULL without a default`,
      consequence: family !== "mysql" ? ADDED : one.type.name === "enum" ? ENUM_ADDED_IN_MYSQL : ADDED_IN_MYSQL,
      write: `ALTER TABLE ${owner} ADD COLUMN ${quoted(column)} ${type} NOT NULL DEFAULT <a constant>;
Or optional first: ADD COLUMN ${quoted(column)} ${type}; release code that writes it; fill the old rows; then, as MIG005 says, ${family === "postgresql" ? "SET " : ""}NOT NULL.`,
      place,
    };
  }
  if (one.isFilled) {
    return {
      subject,
      seen: `${name} becomes NOT NULL, and the NULLs that are there get a value`,
      consequence: "a write of NULL by code that still runs fails",
      write: "Release code that never writes NULL there before this migration; then waive this for it.",
      place,
      level: "warning",
    };
  }
  if (family !== "postgresql") {
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
