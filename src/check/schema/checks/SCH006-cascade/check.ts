import { placeOfField } from "../../../../model-map/schema.js";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { unevenCascades } from "../../cascades.js";
import { memberCode } from "../../member-code.js";
import { ofSoftDelete } from "../../schema-check.js";
import { softDeleteLine } from "../../soft-delete-line.js";

export default defineCheck({
  id: "SCH006",
  title: "Cascades keep to soft delete",
  severity: "error",
  profiles: ["pr", "release"],
  run: ofSoftDelete(({ schema, models, softDeleted }) => {
    const line = softDeleteLine(softDeleted);
    const all = Object.values(models.models).flatMap(({ relations }) => Object.values(relations));
    const cascades = all.filter(({ onDelete }) => onDelete === "Cascade");
    const findings = unevenCascades(schema, models).flatMap(({ child, field, parent, isChildLeft }): Finding[] => {
      const model = schema.models.find(({ dmmf }) => dmmf.name === child);
      if (model === undefined) return [];
      const about = { subject: `${child}.${field}`, place: placeOfField(model, field) };
      if (isChildLeft) {
        return [
          {
            ...about,
            seen: `${child}.${field} is \`onDelete: Cascade\`, and of the two only ${parent} is soft-deleted`,
            consequence: `deleting a ${parent} deletes no row, so nothing cascades, its ${child} rows stay, and reads of ${child} return them`,
            write: `In model ${child}:  ${line}\nOr delete its rows in the transaction that deactivates the ${parent}, and waive this.`,
            level: "warning",
          },
        ];
      }
      const restricted = memberCode(model, field).replace("Cascade", "Restrict");
      return [
        {
          ...about,
          seen: `${child}.${field} is \`onDelete: Cascade\`, ${child} is soft-deleted and ${parent} is not`,
          consequence: `deleting one ${parent} deletes its ${child} rows for good, the inactive ones that were kept as well`,
          write: `In model ${child}:  ${restricted}\nOr in model ${parent}:  ${line}`,
        },
      ];
    });
    return looked(`${cascades.length} × onDelete: Cascade`, findings);
  }),
});
