import type { Node, TypeName } from "libpg-query";
import type { ColumnType } from "../sql/definitions.js";
import { nameOf } from "./nodes.js";

/** PostgreSQL's own names and their spellings in SQL, each in the one that reports show. */
const SPELLINGS: { readonly [name: string]: string } = {
  int2: "smallint",
  int4: "integer",
  int: "integer",
  int8: "bigint",
  float4: "real",
  float8: "double precision",
  bool: "boolean",
  bpchar: "character",
  decimal: "numeric",
  dec: "numeric",
  varbit: "bit varying",
};

const SERIAL: { readonly [name: string]: string } = {
  serial: "integer",
  serial4: "integer",
  bigserial: "bigint",
  serial8: "bigint",
  smallserial: "smallint",
  serial2: "smallint",
};

export function columnType(type: TypeName | undefined): ColumnType {
  const { name, schema } = nameOf(type?.names);
  const isBuiltIn = schema === undefined || schema === "pg_catalog";
  const modifiers = (type?.typmods ?? []).flatMap(integerOf);
  const dimensions = type?.arrayBounds?.length ?? 0;
  if (isBuiltIn) return { name: SERIAL[name] ?? SPELLINGS[name] ?? name, modifiers, dimensions };
  return { name, schema, modifiers, dimensions };
}

export function isSerial(type: TypeName | undefined): boolean {
  const { name, schema } = nameOf(type?.names);
  return schema === undefined && name in SERIAL;
}

function integerOf(node: Node): number[] {
  // A zero has no field of its own in what the parser prints.
  return "A_Const" in node && node.A_Const.ival !== undefined ? [node.A_Const.ival.ival ?? 0] : [];
}
