import type { Node, RangeVar } from "libpg-query";
import type { Name } from "../sql/definitions.js";

/** What the parser's nodes say, without their wrapping. */

export function stringOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if ("String" in node) return node.String.sval ?? "";
  if ("A_Const" in node) return node.A_Const.sval?.sval;
  return undefined;
}

export function stringsOf(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => stringOf(node) ?? []);
}

/** Of a list as `"auth"."Role"`. */
export function nameOf(nodes: readonly Node[] | undefined): Name {
  const parts = stringsOf(nodes);
  return named(parts.at(-1) ?? "", parts.at(-2));
}

export function tableOf(range: RangeVar | undefined): Name {
  return named(range?.relname ?? "", range?.schemaname);
}

export function named(name: string, schema: string | undefined): Name {
  return schema === undefined || schema === "" ? { name } : { name, schema };
}

/** Of an object that DROP, COMMENT or ALTER names: a list, a type, or a single word. */
export function objectName(node: Node): Name {
  if ("List" in node) return nameOf(node.List.items);
  if ("TypeName" in node) return nameOf(node.TypeName.names);
  if ("ObjectWithArgs" in node) return nameOf(node.ObjectWithArgs.objname);
  return named(stringOf(node) ?? "", undefined);
}

/** Of `(ANALYZE, VERBOSE off)`. */
export function hasOption(options: readonly Node[] | undefined, name: string): boolean {
  const option = (options ?? [])
    .flatMap((node) => ("DefElem" in node ? [node.DefElem] : []))
    .find(({ defname }) => defname === name);
  if (option === undefined) return false;
  const value = option.arg === undefined ? undefined : stringOf(option.arg);
  return value === undefined || !["false", "off"].includes(value);
}
