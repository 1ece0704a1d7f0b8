/**
 * What stands below a keyword of Prisma's arguments: `fields` of the model with values, a `selection` of fields, more of
 * the `same`, `names` of fields, or a `value`.
 */
export type Keyword = "fields" | "selection" | "same" | "names" | "value";

/** Where a call's arguments stand, and those of a relation that is loaded: no field of the model can be named here. */
export const ARGUMENTS: ReadonlyMap<string, Keyword> = table({
  fields: ["where", "cursor", "orderBy", "having", "data", "create", "update"],
  selection: ["select", "include", "omit", "_count", "_sum", "_avg", "_min", "_max"],
  names: ["by", "distinct"],
  value: ["take", "skip", "limit", "skipDuplicates", "relationLoadStrategy"],
});

/** Beside the fields of a model. Where a field has the same name, it is the field that is meant. */
export const BESIDE_FIELDS: ReadonlyMap<string, Keyword> = table({
  fields: [
    ...["AND", "OR", "NOT", "some", "every", "none", "is", "isNot"],
    ...["where", "data", "create", "update", "createMany", "connect", "connectOrCreate", "set", "disconnect"],
    ...["delete", "deleteMany", "updateMany", "upsert"],
  ],
  selection: ["select"],
  same: ["_count", "_sum", "_avg", "_min", "_max"],
  value: ["_all", "_relevance", "skipDuplicates", "sort", "nulls"],
});

/** Below a field that is no relation: how it is compared, changed, or sorted by. */
export const SCALAR_KEYWORDS: ReadonlySet<string> = new Set([
  ...["equals", "not", "in", "notIn", "lt", "lte", "gt", "gte", "contains", "startsWith", "endsWith", "search", "mode"],
  ...["has", "hasEvery", "hasSome", "isEmpty", "isSet"],
  ...["path", "string_contains", "string_starts_with", "string_ends_with"],
  ...["array_contains", "array_starts_with", "array_ends_with"],
  ...["set", "unset", "push", "increment", "decrement", "multiply", "divide"],
  ...["sort", "nulls", "_count", "_sum", "_avg", "_min", "_max"],
]);

/** Below which a scalar's own operators stand again. */
export const NESTED_SCALAR_KEYWORDS: ReadonlySet<string> = new Set(["not", "_count", "_sum", "_avg", "_min", "_max"]);

function table(keywords: { readonly [K in Keyword]?: readonly string[] }): ReadonlyMap<string, Keyword> {
  const entries = Object.entries(keywords) as [Keyword, readonly string[]][];
  return new Map(entries.flatMap(([keyword, names]) => names.map((name) => [name, keyword] as const)));
}
