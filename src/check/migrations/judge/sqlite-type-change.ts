import type { ColumnType } from "../sql/definitions.js";
import type { TypeChangeCost } from "./type-change.js";

const INTEGERS = new Set(["integer", "bigint", "smallint", "tinyint", "mediumint"]);
const NUMBERS = new Set(["real", "double", "double precision", "float", "decimal", "numeric"]);

/**
 * What another type of a column means in SQLite, which stores what it is given: `free` where the values are stored alike,
 * `rewrite` where each has its like in the new type, `narrowing` where one may stay as it was.
 */
export function sqliteTypeChangeCost(from: ColumnType, to: ColumnType): TypeChangeCost {
  // SQLite looks at no length.
  if (from.name === to.name) return "none";
  if (INTEGERS.has(from.name) && INTEGERS.has(to.name)) return to.name === "bigint" ? "free" : "narrowing";
  if (INTEGERS.has(from.name) && NUMBERS.has(to.name)) return "rewrite";
  return to.name === "text" && from.name !== "blob" ? "rewrite" : "narrowing";
}
