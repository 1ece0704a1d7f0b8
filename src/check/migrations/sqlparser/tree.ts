import type { Name } from "../sql/definitions.js";

/** What the parser makes of SQL: objects, lists and words. A choice is a word, or an object with the word as its one key. */
export type Tree = unknown;

/** What stands in the tree and is not known here. Its message is a clause for a report. */
export class NotKnown extends Error {}

/** @returns `undefined` for what is not there, or is null. */
export function part(tree: Tree, key: string): Tree {
  if (typeof tree !== "object" || tree === null || !Object.hasOwn(tree, key)) return undefined;
  const value: unknown = Reflect.get(tree, key);
  return value ?? undefined;
}

export function parts(tree: Tree, key: string): readonly Tree[] {
  return listOf(part(tree, key));
}

export function listOf(tree: Tree): readonly Tree[] {
  return Array.isArray(tree) ? (tree as readonly Tree[]) : [];
}

export function isSet(tree: Tree, key: string): boolean {
  return part(tree, key) === true;
}

export interface Choice {
  readonly kind: string;
  readonly body: Tree;
}

export function choiceOf(tree: Tree): Choice {
  if (typeof tree === "string") return { kind: tree, body: undefined };
  if (typeof tree !== "object" || tree === null || Array.isArray(tree)) return { kind: "", body: undefined };
  const [[kind, body] = ["", undefined]]: [string, Tree][] = Object.entries(tree);
  return { kind, body };
}

/** Of an identifier. */
export function wordOf(tree: Tree): string {
  const value = part(tree, "value");
  if (typeof value !== "string") throw new NotKnown("a name that is not known here");
  return value;
}

/** `a`, `main.a` and `shop.a`. */
export function nameOf(tree: Tree): Name {
  const words = listOf(tree).map((one) => wordOf(part(one, "Identifier")));
  const [name, schema, ...more] = [...words].reverse();
  if (name === undefined || more.length > 0) throw new NotKnown("a name that is not known here");
  // SQLite's own word for the file itself.
  return schema === undefined || schema === "main" ? { name } : { schema, name };
}

/** As words, for a report: "CreateSequence" is "create sequence". */
export function inWords(kind: string): string {
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}
