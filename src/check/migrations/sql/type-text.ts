import type { ColumnType } from "./definitions.js";

/** As SQL writes it: `varchar(20)[]`. */
export function typeText({ name, schema, modifiers, dimensions, values }: ColumnType): string {
  if (values !== undefined) return `${name}(${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(",")})`;
  const qualified = [...(schema === undefined ? [] : [schema]), name].map(word).join(".");
  return `${qualified}${modifiers.length > 0 ? `(${modifiers.join(",")})` : ""}${"[]".repeat(dimensions)}`;
}

/** Quoted where SQL would fold its case. */
function word(name: string): string {
  return /^[a-z_][a-z0-9_ ]*$/.test(name) ? name : `"${name}"`;
}
