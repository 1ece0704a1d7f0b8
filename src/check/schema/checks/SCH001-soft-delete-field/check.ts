import { placeOfField } from "../../../../model-map/schema.js";
import { notSoftDeletedModels } from "../../../../schema-findings/soft-deleted.js";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { unevenCascades } from "../../cascades.js";
import { counted } from "../../../wording.js";
import { named } from "../../named.js";
import { isJoinTable, isLogOrSession } from "../../really-deleted.js";
import { ofSoftDelete } from "../../schema-check.js";
import { softDeleteLine } from "../../soft-delete-line.js";

export default defineCheck({
  id: "SCH001",
  title: "Every model has a soft-delete field, or says that it needs none",
  severity: "warning",
  profiles: ["pr", "release"],
  run: ofSoftDelete(({ schema, models, softDeleted }, { config }) => {
    const { notSoftDeleted } = config.models;
    const ofCascade = unevenCascades(schema, models).map(({ child }) => child);
    const candidates = notSoftDeletedModels(schema, models).filter(({ block }) => block.keyword === "model");
    const open = candidates.filter(({ dmmf: { name } }) => !notSoftDeleted.includes(name) && !ofCascade.includes(name));
    const joinTables = open.filter(isJoinTable);
    const logs = open.filter((model) => isLogOrSession(model) && !joinTables.includes(model));
    const missing = open.filter((model) => !joinTables.includes(model) && !logs.includes(model));

    const line = softDeleteLine(softDeleted);
    const findings = missing.map((model): Finding => {
      const { name } = model.dmmf;
      return {
        subject: name,
        seen: `${name} has no soft-delete field, and ${counted(softDeleted.length, "other model")} of the schema ${softDeleted.length === 1 ? "has" : "have"} one`,
        consequence: `deleting a ${name} removes the row for good, so that nothing can restore it and nothing tells that it was there`,
        write: `In model ${name}:  ${line}\nOr, if its rows shall go for good, in hardening.config.ts:  models: { notSoftDeleted: ["${name}"] }`,
        place: placeOfField(model, ""),
      };
    });
    const known = new Set(schema.text.blocks.map(({ name }) => name));
    const unknownNames = notSoftDeleted.filter((name) => !known.has(name));
    findings.push(
      ...unknownNames.map((name): Finding => ({
        subject: `notSoftDeleted ${name}`,
        seen: `hardening.config.ts names ${name} in models.notSoftDeleted, and the schema has no such model`,
        consequence: "the model that was meant is asked for its field, or a later one of this name is not",
        write: "Correct the name, or delete it from the list.",
      })),
    );
    const evidence = [
      `${counted(softDeleted.length, "model")} soft-deleted`,
      ...named(excused(joinTables), "join table"),
      ...named(excused(logs), "log or session"),
      ...named(
        excused(candidates).filter((name) => notSoftDeleted.includes(name)),
        "left out by the configuration",
      ),
    ];
    return looked(evidence.join(", "), findings);
  }),
});

function excused(models: readonly { readonly dmmf: { readonly name: string } }[]): readonly string[] {
  return models.map(({ dmmf }) => dmmf.name);
}
