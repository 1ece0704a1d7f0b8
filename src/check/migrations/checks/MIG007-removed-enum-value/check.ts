import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { removedEnumValues, type RemovedValues } from "../../judge/removed-values.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { dotted, listed, type SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG007",
  title: "No migration takes values away from an enum",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) =>
    onNewMigrations(context, (_, words) => ({
      look: (migration) => removedEnumValues(migration).map((one) => finding(one, words)),
    })),
});

function finding({ type, column, values, place }: RemovedValues, { quoted, sqlName }: SqlWords): Finding {
  const shown = listed(values.map((value) => `'${value}'`));
  if (column !== undefined) {
    return {
      subject: dotted(type, column),
      seen: `the enum of ${sqlName(type)}.${quoted(column)} loses ${shown}`,
      consequence:
        "the deployment fails if a row still has it, code that still runs fails when it writes it, and the whole table is copied while nobody writes to it",
      write: keep(shown),
      place,
    };
  }
  const name = sqlName(type);
  if (values.length === 0) {
    return {
      subject: dotted(type),
      seen: `the enum ${name} is dropped while columns have it`,
      consequence: "the deployment fails, or CASCADE drops those columns with their values",
      write: `Drop the columns first, each after a release that does not use it; then DROP TYPE ${name};`,
      place,
    };
  }
  return {
    subject: dotted(type),
    seen: `the enum ${name} loses ${shown}`,
    consequence:
      "the deployment fails if a row still has it, code that still runs fails when it writes it, and every table with the enum is written anew while nobody can use it",
    write: keep(shown),
    place,
  };
}

function keep(values: string): string {
  return `Leave the value in the database: a value that no code writes does no harm.
1. Release code that does not write ${values}; UPDATE the rows that have it.
2. If it must go, take it out in a later release, and waive this for that migration.`;
}
