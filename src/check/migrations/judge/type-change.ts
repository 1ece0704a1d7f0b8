import type { ColumnType } from "../sql/definitions.js";

/**
 * What PostgreSQL does for another type of a column. Measured on PostgreSQL 15 by whether the table gets another file, and
 * again by test/check/migrations/type-changes.test.ts.
 *
 * - `none`: it is the same type.
 * - `free`: the new type takes every old value as it is stored; only the catalogue changes.
 * - `rewrite`: every row is written anew, and no value is lost.
 * - `narrowing`: some values may not fit the new type, or the rows may not be cast at all.
 */
export type TypeChangeCost = "none" | "free" | "rewrite" | "narrowing";

const INTEGERS = ["smallint", "integer", "bigint"];
const FLOATS = ["real", "double precision"];
/** With a length or a precision that may grow, and with none at all holds everything. */
const BOUNDED = ["varchar", "bit varying", "timestamp", "timestamptz", "time", "timetz", "interval"];
const FREE_PAIRS = new Set(["varchar>text", "cidr>inet", "xml>text"]);

export function typeChangeCost(from: ColumnType, to: ColumnType): TypeChangeCost {
  if (isSame(from, to)) return "none";
  if (from.dimensions > 0 || to.dimensions > 0) {
    if (from.dimensions === 0 || to.dimensions === 0) return "narrowing";
    // The elements are cast one by one, also where each of them could stay.
    const cost = typeChangeCost({ ...from, dimensions: 0 }, { ...to, dimensions: 0 });
    return cost === "free" || cost === "none" ? "rewrite" : cost;
  }
  if (from.schema !== undefined || to.schema !== undefined) return to.name === "text" ? "rewrite" : "narrowing";
  if (from.name === to.name) return withOtherModifiers(from, to);

  const [length] = to.modifiers;
  if (FREE_PAIRS.has(`${from.name}>${to.name}`)) return "free";
  if (from.name === "text" && to.name === "varchar") return length === undefined ? "free" : "narrowing";
  // Every value has a text.
  if (to.name === "text" || (to.name === "varchar" && length === undefined)) return "rewrite";
  if (from.name === "character" && to.name === "varchar")
    return (from.modifiers[0] ?? 1) <= (length ?? 0) ? "rewrite" : "narrowing";
  return isWider(from, to) ? "rewrite" : "narrowing";
}

function isSame(from: ColumnType, to: ColumnType): boolean {
  const isNamedAlike = from.name === to.name && from.schema === to.schema && from.dimensions === to.dimensions;
  return isNamedAlike && from.modifiers.join() === to.modifiers.join();
}

function withOtherModifiers(from: ColumnType, to: ColumnType): TypeChangeCost {
  const [old = Infinity, oldScale = 0] = from.modifiers;
  const [next = Infinity, scale = 0] = to.modifiers;
  if (BOUNDED.includes(from.name)) return next >= old ? "free" : "narrowing";
  if (from.name === "numeric") {
    if (next === Infinity) return "free";
    if (old === Infinity) return "narrowing";
    if (scale === oldScale) return next >= old ? "free" : "narrowing";
    return scale > oldScale && next - scale >= old - oldScale ? "rewrite" : "narrowing";
  }
  return next >= old ? "rewrite" : "narrowing";
}

/** Every value of the one has its like in the other. */
function isWider({ name: from }: ColumnType, { name: to, modifiers }: ColumnType): boolean {
  if (INTEGERS.includes(from) && INTEGERS.includes(to)) return INTEGERS.indexOf(to) > INTEGERS.indexOf(from);
  if (FLOATS.includes(from) && FLOATS.includes(to)) return FLOATS.indexOf(to) > FLOATS.indexOf(from);
  if (INTEGERS.includes(from) && to === "numeric") return modifiers.length === 0;
  if (from === "date") return to === "timestamp" || to === "timestamptz";
  return from === "json" && to === "jsonb";
}
