import type { ModelMap } from "../../model-map/model-map.js";
import type { Schema } from "../../model-map/schema.js";
import { isJoinTable } from "./really-deleted.js";

/** An `onDelete: Cascade` whose two ends are not both soft-deleted. */
export interface UnevenCascade {
  readonly child: string;
  /** The relation field of the child. */
  readonly field: string;
  readonly parent: string;
  /** Whether the rows of the child stay when the parent is deactivated; else they are deleted with it for good. */
  readonly isChildLeft: boolean;
}

export function unevenCascades(schema: Schema, { models }: ModelMap): readonly UnevenCascade[] {
  return schema.models.flatMap((model) => {
    const child = model.dmmf.name;
    return Object.entries(models[child]?.relations ?? {}).flatMap(([field, relation]): UnevenCascade[] => {
      const parent = relation.model;
      const isChildSoft = models[child]?.active != null;
      const isParentSoft = models[parent]?.active != null;
      if (relation.onDelete !== "Cascade" || isChildSoft === isParentSoft) return [];
      const isChildLeft = isParentSoft;
      return isChildLeft && isJoinTable(model) ? [] : [{ child, field, parent, isChildLeft }];
    });
  });
}
