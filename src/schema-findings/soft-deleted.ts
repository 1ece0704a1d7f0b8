import type { ActiveField, ModelMap } from "../model-map/model-map.js";
import type { Schema, SchemaModel } from "../model-map/schema.js";

/** A model whose rows are deactivated rather than deleted. */
export interface SoftDeleted extends SchemaModel {
  readonly active: ActiveField;
}

/** Without views, which have neither defaults nor indexes. */
export function softDeletedModels(schema: Schema, { models }: ModelMap): readonly SoftDeleted[] {
  return schema.models.flatMap((model): SoftDeleted[] => {
    const active = models[model.dmmf.name]?.active;
    return active && model.block.keyword === "model" ? [{ ...model, active }] : [];
  });
}

/** Models and views that are not soft-deleted and do not say `@hardening.ignore`. */
export function notSoftDeletedModels(schema: Schema, { models }: ModelMap): readonly SchemaModel[] {
  return schema.models.filter(({ dmmf, directives }) => {
    const isIgnored = directives.some(({ directive }) => directive.name === "ignore");
    return models[dmmf.name]?.active === null && !isIgnored;
  });
}
