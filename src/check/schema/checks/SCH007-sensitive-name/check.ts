import { placeOfField } from "../../../../model-map/schema.js";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { memberCode } from "../../member-code.js";
import { ofDirectives } from "../../schema-check.js";
import { sensitivityOfField } from "../../sensitive-field.js";

export default defineCheck({
  id: "SCH007",
  title: "Fields with a secret's name are marked as sensitive",
  severity: "error",
  profiles: ["pr", "release"],
  run: ofDirectives(({ schema }) => {
    let marked = 0;
    const findings = schema.models.flatMap((model) =>
      model.dmmf.fields.flatMap((field): Finding[] => {
        const directives = model.fieldDirectives.get(field.name) ?? [];
        if (directives.some(({ directive }) => directive.name === "sensitive")) {
          marked++;
          return [];
        }
        const sensitivity = sensitivityOfField(model, field);
        if (sensitivity === "none") return [];
        return [
          {
            subject: `${model.dmmf.name}.${field.name}`,
            seen: `${model.dmmf.name}.${field.name} has the name of a secret and no \`@hardening.sensitive\``,
            consequence:
              "only its name keeps it out of the query log, and nothing keeps it out of a log call that gives it another name",
            write: `/// @hardening.sensitive\n${memberCode(model, field.name)}`,
            place: placeOfField(model, field.name),
            ...(sensitivity === "certain" ? {} : { level: "warning" }),
          },
        ];
      }),
    );
    return looked(`the fields of ${counted(schema.models.length, "model")}, ${marked} of them marked`, findings);
  }),
});
