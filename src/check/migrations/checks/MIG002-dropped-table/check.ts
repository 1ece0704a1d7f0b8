import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { earlierSchema } from "../../earlier-schema.js";
import { lostIn, type Lost } from "../../judge/lost.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { counted, dotted, type SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG002",
  title: "No migration drops a table or a view that may be in use",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const earlier = await context.fact(earlierSchema);
    return onNewMigrations(context, ({ fresh }, words) => {
      const lost = fresh.flatMap((migration) => lostIn(migration, earlier)).filter(({ kind }) => kind === "table");
      return {
        look: (migration) => lostIn(migration, earlier).flatMap((one) => finding(one, words)),
        remark: () => {
          const ignored = lost.filter((one) => one.use === "ignored" && !one.isEmptied).length;
          const used = lost.filter((one) => one.use === "used" && !one.isEmptied).length;
          const parts = [
            ...(ignored > 0 ? [`${counted(ignored, "table")} dropped after @@ignore`] : []),
            ...(used > 0 ? [`${counted(used, "table")} still in use: see MIG016`] : []),
          ];
          return parts.length > 0 ? parts.join(", ") : undefined;
        },
      };
    });
  },
});

function finding({ kind, table, place, use, isEmptied }: Lost, { quoted, sqlName }: SqlWords): readonly Finding[] {
  if (kind === "column" || (use !== undefined && !isEmptied)) return [];
  const subject = dotted(table);
  const name = sqlName(table);
  if (isEmptied) {
    return [
      {
        subject,
        seen: `${name} is dropped and created anew without its rows`,
        consequence: "every row is lost",
        write: `ALTER TABLE ${name} with what is to change, or INSERT INTO the new table ... SELECT from the old one before it is dropped.`,
        place,
      },
    ];
  }
  if (kind === "schema") {
    return [
      {
        subject,
        seen: `the schema ${quoted(table.name)} is dropped with its tables`,
        consequence: "the code that still runs while this is applied fails on each of them, and their rows are lost",
        write:
          "Drop its tables one after the other, each after a release that does not use it; then DROP SCHEMA without CASCADE.",
        place,
      },
    ];
  }
  return [
    {
      subject,
      seen: `the ${kind} ${name} is dropped, and no earlier schema shows that nobody uses it`,
      consequence: `the code that still runs while this is applied fails with P2021${kind === "table" ? ", and its rows are lost" : ""}`,
      write: `1. Release without it: @@ignore on its model, and no raw SQL that names it.
2. In the release after that, with the schema of the first one to compare with (--base):
   DROP ${kind.toUpperCase()} ${name};`,
      place,
    },
  ];
}
