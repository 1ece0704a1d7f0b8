import type { Name } from "./sql/definitions.js";

/** As SQL writes it, with the schema where it is said. */
export function sqlName({ schema, name }: Name): string {
  return [...(schema === undefined || schema === "public" ? [] : [schema]), name].map(quoted).join(".");
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** For the subject of a finding: `User.email`. */
export function dotted({ schema, name }: Name, ...parts: readonly string[]): string {
  return [...(schema === undefined || schema === "public" ? [] : [schema]), name, ...parts].join(".");
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** "1 column", "2 columns". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
