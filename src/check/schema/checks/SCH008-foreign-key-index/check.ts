import { placeOfField } from "../../../../model-map/schema.js";
import { indexesOf } from "../../../../schema-findings/indexes.js";
import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { foreignKeysOf, hasRowsThatAreRead, servesForeignKey } from "../../foreign-keys.js";
import { migratedIndexes } from "../../migrated-indexes.js";
import { ofSchema } from "../../schema-check.js";

export default defineCheck({
  id: "SCH008",
  title: "Every foreign key has an index",
  severity: "warning",
  profiles: ["pr", "release"],
  run: ofSchema(async ({ schema, models, provider }, context) => {
    const datasource = schema.text.blocks.find(({ keyword }) => keyword === "datasource");
    const isDoneByPrisma =
      datasource?.members.some(({ name, code }) => name === "relationMode" && code.includes('"prisma"')) ?? false;
    if (provider === "mysql" && !isDoneByPrisma)
      return notApplicable("MySQL makes an index for each foreign key itself");

    const migrated = await context.fact(migratedIndexes);
    let count = 0;
    const findings = schema.models.flatMap((model) => {
      const { name } = model.dmmf;
      const own = [...indexesOf(schema, model), ...migrated.indexesOf(model, models.models[name]?.active)];
      const indexes = own.filter((index) => hasRowsThatAreRead(index, name, models));
      return foreignKeysOf(model).flatMap(({ fields, relation, target }): Finding[] => {
        count++;
        if (indexes.some((index) => servesForeignKey(index, fields))) return [];
        const key = fields.join(", ");
        // Only a partial index stands in a migration and not in the schema.
        const isUnknown = migrated.unseen !== undefined && models.models[name]?.active != null;
        return [
          {
            ...(isUnknown ? { level: "unknown" } : {}),
            subject: `${name}.${relation}`,
            seen: `no index of ${name} begins with ${key}, the foreign key of ${name}.${relation}`,
            consequence: `each include of the ${name} rows of a ${target}, and each delete of a ${target}, reads the whole table of ${name}`,
            write: `In model ${name}:  @@index([${key}])`,
            place: placeOfField(model, relation),
          },
        ];
      });
    });
    return count === 0 ? notApplicable("no model has a foreign key") : looked(counted(count, "foreign key"), findings);
  }),
});
