import { placeOfField } from "../../../../model-map/schema.js";
import { openRelations } from "../../../../schema-findings/required-relations.js";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { memberCode } from "../../member-code.js";
import { ofSoftDelete } from "../../schema-check.js";

export default defineCheck({
  id: "SCH005",
  title: "Required relations to soft-deleted models say what becomes of the row",
  severity: "warning",
  profiles: ["pr", "release"],
  run: ofSoftDelete(({ schema, models, softDeleted }) => {
    // A Cascade child goes inactive with its parent; where it cannot, SCH006 speaks of it.
    const open = openRelations(models).filter(({ relation }) => relation.onDelete !== "Cascade");
    const findings = open.flatMap(({ model: name, field, relation }): Finding[] => {
      const model = schema.models.find(({ dmmf }) => dmmf.name === name);
      if (model === undefined) return [];
      const target = relation.model;
      return [
        {
          subject: `${name}.${field}`,
          seen: `${name}.${field} is required, ${target} is soft-deleted, and nothing says what becomes of a ${name} whose ${field} is inactive`,
          consequence: `once a ${target} is deactivated, each ${name} of it is missing wherever ${field} is loaded with it, as in lists and exports`,
          write: `/// @hardening.inactive(hide)\n${memberCode(model, field)}\nhide: as now, and meant. keep: with the inactive ${target}. null: without it. throw: an error.`,
          place: placeOfField(model, field),
        },
      ];
    });
    return looked(`the relations to ${counted(softDeleted.length, "soft-deleted model")}`, findings);
  }),
});
