import type { ModelMap } from "../../model-map/model-map.js";
import type { SchemaModel } from "../../model-map/schema.js";
import { isOfActiveRows } from "../../schema-findings/active-index.js";
import type { SchemaIndex } from "../../schema-findings/indexes.js";

export interface ForeignKey {
  /** The relation field. */
  readonly relation: string;
  readonly target: string;
  readonly fields: readonly string[];
}

export function isForeignKey({ dmmf }: SchemaModel, name: string): boolean {
  return dmmf.fields.some(({ relationFromFields }) => relationFromFields?.includes(name));
}

/** Each set of fields once: two relations may share them. */
export function foreignKeysOf({ dmmf }: SchemaModel): readonly ForeignKey[] {
  const keys = new Map<string, ForeignKey>();
  for (const { name, type, relationFromFields = [] } of dmmf.fields) {
    const key = [...relationFromFields].sort().join();
    if (key !== "" && !keys.has(key)) keys.set(key, { relation: name, target: type, fields: relationFromFields });
  }
  return [...keys.values()];
}

/** Whether an index finds the rows that refer to one: it begins with the key's fields, in any order. */
export function servesForeignKey(index: SchemaIndex, fields: readonly string[]): boolean {
  const leading = index.fields.slice(0, fields.length);
  const { type, algorithm = "BTree" } = index;
  const isLookup = type !== "fulltext" && (algorithm === "BTree" || algorithm === "Hash");
  return isLookup && fields.every((field) => leading.includes(field));
}

/** Of a partial index only one of the active rows serves: every read asks for these. */
export function hasRowsThatAreRead(index: SchemaIndex, model: string, { models }: ModelMap): boolean {
  const active = models[model]?.active;
  return index.where === null || (active != null && isOfActiveRows(index, active));
}
