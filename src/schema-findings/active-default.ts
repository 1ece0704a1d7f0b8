import type { SoftDeleted } from "./soft-deleted.js";

/**
 * How a new row begins that does not say it: `absent`, each create has to say it; `computed`, the database works it out, and
 * from here it cannot be told to what.
 */
export type ActiveDefault = "active" | "inactive" | "absent" | "computed";

export function activeDefaultOf({ dmmf, active }: SoftDeleted): ActiveDefault {
  const field = dmmf.fields.find(({ name }) => name === active.field);
  const value = field?.hasDefaultValue === true ? field.default : undefined;
  if (active.when === null) return value === undefined ? "active" : "inactive";
  if (value === undefined) return "absent";
  if (typeof value === "object") return "computed";
  return value === active.when ? "active" : "inactive";
}
