import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { earlierSchema } from "../../earlier-schema.js";
import { lostIn, type Lost } from "../../judge/lost.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { counted, dotted, type SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG001",
  title: "No migration drops a column that may be in use",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const earlier = await context.fact(earlierSchema);
    return onNewMigrations(context, ({ fresh }, words) => {
      const lost = fresh.flatMap((migration) => lostIn(migration, earlier)).filter(({ kind }) => kind === "column");
      return {
        look: (migration) => lostIn(migration, earlier).flatMap((one) => finding(one, words)),
        remark: () => {
          const ignored = lost.filter(({ use }) => use === "ignored").length;
          const used = lost.filter(({ use }) => use === "used").length;
          const parts = [
            ...(ignored > 0 ? [`${counted(ignored, "column")} dropped after @ignore`] : []),
            ...(used > 0 ? [`${counted(used, "column")} still in use: see MIG016`] : []),
          ];
          return parts.length > 0 ? parts.join(", ") : undefined;
        },
      };
    });
  },
});

function finding({ kind, table, column = "", place, use }: Lost, { quoted, sqlName }: SqlWords): readonly Finding[] {
  if (kind !== "column" || use !== undefined) return [];
  const name = `${sqlName(table)}.${quoted(column)}`;
  return [
    {
      subject: dotted(table, column),
      seen: `${name} is dropped, and no earlier schema shows that nobody uses it`,
      consequence:
        "the code that still runs while this is applied reads and writes it and fails, and its values are lost",
      write: `1. Release without it: @ignore on its field, and no raw SQL that names it.
2. In the release after that, with the schema of the first one to compare with (--base):
   ALTER TABLE ${sqlName(table)} DROP COLUMN ${quoted(column)};`,
      place,
    },
  ];
}
