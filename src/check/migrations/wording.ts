import type { Name } from "./sql/definitions.js";
import type { Dialect } from "./sql/dialect.js";

/** How SQL is written for a database. */
export interface SqlWords {
  readonly family: Dialect["family"];
  readonly quoted: (name: string) => string;
  readonly sqlName: (name: Name) => string;
}

export function sqlWords(family: Dialect["family"]): SqlWords {
  if (family !== "mysql") return { family, quoted, sqlName };
  const quotedForMysql = (name: string): string => `\`${name.replaceAll("`", "``")}\``;
  return { family, quoted: quotedForMysql, sqlName: (name) => partsOf(name).map(quotedForMysql).join(".") };
}

/** As SQL writes it, with the schema where it is said. */
export function sqlName(name: Name): string {
  return partsOf(name).map(quoted).join(".");
}

function partsOf({ schema, name }: Name): readonly string[] {
  return [...(schema === undefined || schema === "public" ? [] : [schema]), name];
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** For the subject of a finding: `User.email`. */
export function dotted(name: Name, ...parts: readonly string[]): string {
  return [...partsOf(name), ...parts].join(".");
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** "1 column", "2 columns". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
