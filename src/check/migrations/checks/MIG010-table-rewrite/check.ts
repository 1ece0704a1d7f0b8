import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { stepsOf, type NewMigration } from "../../new-migrations.js";
import { onNewPostgresMigrations } from "../../on-new-migrations.js";
import type { Column } from "../../sql/definitions.js";
import { typeText } from "../../sql/type-text.js";
import { dotted, quoted, sqlName } from "../../wording.js";

export default defineCheck({
  id: "MIG010",
  title: "No migration writes a table with rows anew",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) =>
    onNewPostgresMigrations(context, () => ({
      look: (migration) => [...addedColumns(migration), ...rewritten(migration)],
    })),
});

const CONSEQUENCE = "every row is written anew, and nobody can read or write the table until that is done";

function addedColumns({ steps }: NewMigration): readonly Finding[] {
  return stepsOf(steps, "addColumn").flatMap(({ change, table, isOnOldTable, place }): Finding[] => {
    const { column, isIfNotExists } = change;
    const why = reasonOf(column);
    const isThere = isIfNotExists && table?.columns.has(column.name) === true;
    if (!isOnOldTable || why === undefined || isThere) return [];
    const owner = sqlName(change.table);
    const name = quoted(column.name);
    return [
      {
        subject: dotted(change.table, column.name),
        seen: `${owner}.${name} is added with ${why}`,
        consequence: CONSEQUENCE,
        write: `1. ALTER TABLE ${owner} ADD COLUMN ${name} ${typeText(column.type)};
2. Release code that writes it, ${column.generated === undefined ? "or give it the default for new rows: ALTER COLUMN ... SET DEFAULT ...;" : "or a trigger;"}
3. Fill the old rows a few thousand at a time, outside a migration.`,
        place,
      },
    ];
  });
}

/** What has another value in each row, or is computed for each. */
function reasonOf({ numbering, generated, default: value }: Column): string | undefined {
  if (numbering !== undefined)
    return numbering === "serial" ? "a number of its own for each row (SERIAL)" : "an identity";
  if (generated?.kind === "stored") return "a value that is computed for each row and stored";
  return value?.isVolatile === true ? "a default that is another one in each row" : undefined;
}

function rewritten({ steps }: NewMigration): readonly Finding[] {
  return stepsOf(steps, "rewriteTable", "setGenerated").flatMap(({ change, isOnOldTable, place }): Finding[] => {
    if (!isOnOldTable) return [];
    if (change.kind === "setGenerated") {
      if (change.expression === undefined) return [];
      const name = `${sqlName(change.table)}.${quoted(change.column)}`;
      const write = "A new column beside it, filled by the code, as MIG004 says of types.";
      return [
        {
          subject: dotted(change.table, change.column),
          seen: `${name} gets another expression`,
          consequence: CONSEQUENCE,
          write,
          place,
        },
      ];
    }
    const { table, how } = change;
    const subject = table === undefined ? how : dotted(table);
    const seen = `${table === undefined ? "every table" : sqlName(table)} is written anew by ${how}`;
    const write = "Do it in a maintenance window; against bloat, pg_repack works without the lock.";
    return [{ subject, seen, consequence: CONSEQUENCE, write, place }];
  });
}
