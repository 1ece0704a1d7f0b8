import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { earlierSchema } from "../../earlier-schema.js";
import { lostIn, type Lost } from "../../judge/lost.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { dotted, type SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG016",
  title: "What a migration drops was out of use in the release before",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const earlier = await context.fact(earlierSchema);
    return onNewMigrations(context, (_, words) => ({
      look: (migration) => {
        const lost = lostIn(migration, earlier);
        // Its columns go with it.
        const tables = new Set(lost.flatMap(({ kind, table }) => (kind === "table" ? [dotted(table)] : [])));
        const counted = lost.filter(({ kind, table }) => kind !== "column" || !tables.has(dotted(table)));
        return earlier === undefined ? [] : counted.flatMap((one) => finding(one, earlier.revision, words));
      },
    }));
  },
});

function finding(
  { kind, table, column, place, use, isEmptied }: Lost,
  revision: string,
  { quoted, sqlName }: SqlWords,
): readonly Finding[] {
  if (use !== "used" || isEmptied) return [];
  const name = sqlName(table);
  if (kind === "table" || column === undefined) {
    return [
      {
        subject: dotted(table),
        seen: `${name} is dropped, and the schema of ${revision} still uses its model`,
        consequence:
          "until the last old process has stopped, every query of that model fails with P2021; the rows are lost",
        write: `1. In one release: take the model out of the code, mark it @@ignore, and leave the table.
2. In the next: remove the model, DROP TABLE ${name};`,
        place,
      },
    ];
  }
  return [
    {
      subject: dotted(table, column),
      seen: `${name}.${quoted(column)} is dropped, and the schema of ${revision} still uses its field`,
      consequence:
        "until the last old process has stopped, every query of that model fails with P2022, since Prisma Client selects each column by its name; the values are lost",
      write: `1. In one release: take the field out of the code, mark it @ignore (and make it optional, or give it a default), and leave the column.
2. In the next: remove the field, ALTER TABLE ${name} DROP COLUMN ${quoted(column)};`,
      place,
    },
  ];
}
