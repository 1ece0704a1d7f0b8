import { placeOfField } from "../../../../model-map/schema.js";
import { hasActiveRows } from "../../../../schema-findings/active-index.js";
import { indexesOf } from "../../../../schema-findings/indexes.js";
import { dialectOf } from "../../../../schema-findings/partial-index.js";
import type { SoftDeleted } from "../../../../schema-findings/soft-deleted.js";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { foreignKeysOf } from "../../foreign-keys.js";
import { migratedIndexes } from "../../migrated-indexes.js";
import { ofSoftDelete, type SoftDeletingSchema } from "../../schema-check.js";

export default defineCheck({
  id: "SCH003",
  title: "An index helps to find the active rows",
  severity: "warning",
  profiles: ["pr", "release"],
  run: ofSoftDelete(async (read, context) => {
    const migrated = await context.fact(migratedIndexes);
    const findings = read.softDeleted.flatMap((model): Finding[] => {
      const { dmmf, active } = model;
      const indexes = [...indexesOf(read.schema, model), ...migrated.indexesOf(model, active)];
      if (indexes.some((index) => hasActiveRows(index, active))) return [];
      const subject = `${dmmf.name}.${active.field}`;
      const about = { subject, write: indexFor(model, read), place: placeOfField(model, active.field) };
      const condition = indexes.some(({ where }) => where === "sql")
        ? "a partial index whose condition is SQL"
        : undefined;
      const unseen = condition ?? migrated.unseen;
      if (unseen !== undefined) {
        const seen = `no index of the schema has ${subject}, and what the migrations make cannot all be seen: ${unseen}`;
        return [
          { ...about, seen, consequence: "whether an index finds the active rows is not known", level: "unknown" },
        ];
      }
      return [
        {
          ...about,
          seen: `no index has ${subject}, and every read of ${dmmf.name} filters by it`,
          consequence:
            "the inactive rows are read and thrown away, and the more of them there are, the slower is each list and count",
        },
      ];
    });
    return looked(`the indexes of ${counted(read.softDeleted.length, "soft-deleted model")}`, findings);
  }),
});

/** Behind what rows are looked up by; a flag alone, which most rows share, finds little. */
function indexFor(model: SoftDeleted, { schema, provider, previewFeatures }: SoftDeletingSchema): string {
  const { field, when } = model.active;
  const [key] = foreignKeysOf(model);
  const index = indexesOf(schema, model).find(({ type }) => type === "normal");
  const fields = index?.fields ?? key?.fields ?? [];
  const isPartial = previewFeatures.includes("partialIndexes") && dialectOf(provider) !== "mysql" && fields.length > 0;
  return isPartial
    ? `@@index([${fields.join(", ")}], where: { ${field}: ${when} })`
    : `@@index([${[...fields, field].join(", ")}])`;
}
