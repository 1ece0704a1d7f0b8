import type { ModelMap, RelationEntry } from "../model-map/model-map.js";

/** A required relation to a soft-deleted model that has no policy of its own. */
export interface OpenRelation {
  readonly model: string;
  readonly field: string;
  readonly relation: RelationEntry;
}

export function openRelations({ models }: ModelMap): readonly OpenRelation[] {
  return Object.entries(models).flatMap(([model, { relations }]) =>
    Object.entries(relations).flatMap(([field, relation]): OpenRelation[] => {
      const { kind, inactive, model: target } = relation;
      const isOpen = kind === "required" && inactive === null && models[target]?.active !== null;
      return isOpen ? [{ model, field, relation }] : [];
    }),
  );
}
