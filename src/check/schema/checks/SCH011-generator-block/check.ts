import { hardeningBlockOf } from "../../../../prisma-schema/listed-fields.js";
import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Place } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { generatorBlock } from "../../generator-block.js";
import { ofSchema } from "../../schema-check.js";
import { softDeleteFieldsIn } from "../../soft-delete-fields.js";

export default defineCheck({
  id: "SCH011",
  title: "The schema says which field is the soft delete",
  severity: "warning",
  profiles: ["pr", "release"],
  run: ofSchema(({ schema }) => {
    const block = hardeningBlockOf(schema.text);
    if (block !== undefined) return looked(`generator ${block.name} in ${block.file}`);
    const fields = softDeleteFieldsIn(schema);
    const [first] = fields;
    if (first === undefined) return notApplicable("no model has a field that soft-deletes it");

    const models = [...new Set(fields.flatMap((field) => field.models))];
    const names = fields.map(({ field }) => field);
    const others = models.length > 1 ? ` and ${counted(models.length - 1, "other model")}` : "";
    const seen = `${models[0] ?? ""}${others} ${models.length > 1 ? "have" : "has"} ${names.join(" or ")}, and no generator block of prisma-hardening reads it`;
    const place = schema.text.blocks.findLast(({ keyword }) => keyword === "generator");
    return looked(`the generator blocks of ${counted(schema.models.length, "model")}`, [
      {
        subject: "generator hardening",
        seen,
        consequence: "nothing filters by it, and each read that forgets to returns what was deleted",
        write: `${generatorBlock(names, "../src/generated/hardening")}\nOr let it be written: npx prisma-hardening init`,
        ...(place === undefined ? {} : { place: placeOf(place) }),
      },
    ]);
  }),
});

function placeOf({ file, line }: Place): Place {
  return { file, line };
}
