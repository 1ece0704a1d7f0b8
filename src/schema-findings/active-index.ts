import type { ActiveField } from "../model-map/model-map.js";
import type { SchemaIndex } from "./indexes.js";

/** Whether an index knows which rows are active: it has the field, or only the active rows are in it. */
export function hasActiveRows(index: SchemaIndex, active: ActiveField): boolean {
  return index.fields.includes(active.field) || isOfActiveRows(index, active);
}

export function isOfActiveRows({ where }: SchemaIndex, { field, when }: ActiveField): boolean {
  return where !== null && where !== "sql" && where[field] === String(when);
}
