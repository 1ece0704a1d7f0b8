import type { DMMF } from "@prisma/generator-helper";
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
  const known = typeof value === "object" ? computed(value) : value;
  if (known === undefined) return "computed";
  return known === active.when ? "active" : "inactive";
}

const WORDS: ReadonlyMap<unknown, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** `dbgenerated("true")`, as `prisma db pull` may write it; `undefined` for everything that says more. */
function computed(value: NonNullable<DMMF.Field["default"]>): boolean | undefined {
  if (typeof value !== "object" || !("args" in value) || value.name !== "dbgenerated") return undefined;
  return WORDS.get(value.args[0]);
}
