import { placeOfField } from "../../../../model-map/schema.js";
import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { memberCode } from "../../member-code.js";
import { ofSchema } from "../../schema-check.js";
import { isUnboundedString, TEXT_TYPES } from "../../unbounded-string.js";

export default defineCheck({
  id: "SCH009",
  title: "Every String has a length",
  severity: "error",
  profiles: ["pr", "release"],
  run: ofSchema(({ schema, provider }, { config }) => {
    if (!config.models.boundedStrings) return notApplicable("models.boundedStrings in hardening.config.ts is not set");
    const texts = TEXT_TYPES[provider];
    if (texts === undefined) {
      const reason =
        provider === "sqlite" ? "SQLite keeps to no length" : `a String of ${provider} has a length by itself`;
      return notApplicable(reason);
    }

    const models = schema.models.filter(({ block }) => block.keyword === "model");
    const findings = models.flatMap((model) =>
      model.dmmf.fields
        .filter((field) => isUnboundedString(model, field))
        .map(({ name }): Finding => {
          const code = memberCode(model, name).replace(/ @db\.\w+(?:\(\))?/, "");
          return {
            subject: `${model.dmmf.name}.${name}`,
            seen: `${model.dmmf.name}.${name} has no length: \`${code}\``,
            consequence: "the database takes a text of any length, and each read of the row brings it along",
            write: `${code} ${texts.bounded}\nOr ${texts.unbounded}, if it may be of any length.`,
            place: placeOfField(model, name),
          };
        }),
    );
    return looked(`the strings of ${counted(models.length, "model")}`, findings);
  }),
});
