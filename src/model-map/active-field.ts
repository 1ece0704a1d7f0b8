import type { ActiveField } from "./model-map.js";
import { placeOfField, type SchemaModel } from "./schema.js";
import type { ActiveFieldProblem, SchemaProblem } from "./schema-problem.js";
import type { Place } from "./schema-text.js";

export interface ActiveFieldChoice {
  readonly active: ActiveField | null;
  readonly problems: readonly SchemaProblem[];
}

/**
 * How a row of the model says that it is active: by the one listed field that the model has, or by the one that its
 * `@hardening.field(...)` names.
 *
 * @param listed - the fields that the generator block lists, each with the value of an active row.
 */
export function activeFieldOf(model: SchemaModel, listed: readonly ActiveField[]): ActiveFieldChoice {
  const { block } = model;
  // By the text, not by DMMF: a field that Prisma Client does not have must not turn soft delete off in silence.
  const own = listed.filter(({ field }) => block.members.some(({ name }) => name === field));
  const names = listed.map(({ field }) => field);
  const ignore = model.directives.find(({ directive }) => directive.name === "ignore");
  const chosen = model.directives.find(({ directive }) => directive.name === "field");

  if (ignore !== undefined) {
    if (chosen !== undefined) return refuse(chosen, { code: "ignoreAndField", seen: chosen.seen, subject: block.name });
    if (own.length > 0) return { active: null, problems: [] };
    return refuse(ignore, { code: "ignoreWithoutField", subject: block.name, listed: names });
  }
  if (chosen?.directive.name === "field") {
    const { seen, directive } = chosen;
    const active = listed.find(({ field }) => field === directive.field);
    if (active === undefined) return refuse(chosen, { code: "activeFieldUnlisted", seen, listed: names });
    if (own.includes(active)) return checked(model, active);
    const has = own.map(({ field }) => field);
    return refuse(chosen, { code: "activeFieldMissing", seen, subject: block.name, has });
  }
  const [active, ...others] = own;
  if (active === undefined) return { active: null, problems: [] };
  if (others.length === 0) return checked(model, active);
  const fields = own.map(({ field }) => field);
  return refuse(block, { code: "activeFieldAmbiguous", subject: block.name, fields });
}

function checked(model: SchemaModel, active: ActiveField): ActiveFieldChoice {
  const subject = model.block.name;
  const field = model.dmmf.fields.find(({ name }) => name === active.field);
  const place = placeOfField(model, active.field);
  if (field === undefined) return refuse(place, { code: "activeFieldIgnored", subject, field: active.field });

  const type = field.type + (field.isList ? "[]" : field.isRequired ? "" : "?");
  const refuseAs = (fault: "type" | "list" | "optional" | "required"): ActiveFieldChoice =>
    refuse(place, { code: "activeFieldType", subject, active, type, fault });
  if (field.type !== (active.when === null ? "DateTime" : "Boolean")) return refuseAs("type");
  if (field.isList) return refuseAs("list");
  if (active.when === null && field.isRequired) return refuseAs("required");
  if (active.when !== null && !field.isRequired) return refuseAs("optional");
  return { active, problems: [] };
}

function refuse({ file, line }: Place, problem: ActiveFieldProblem): ActiveFieldChoice {
  return { active: null, problems: [{ file, line, ...problem }] };
}
