import type { A_Const, Node } from "libpg-query";
import type { Expression } from "../sql/definitions.js";
import { columnType } from "./column-type.js";
import { nameOf, stringOf, stringsOf } from "./nodes.js";
import { typeText } from "../sql/type-text.js";

/**
 * Functions that stand in defaults and have one value for all rows of a statement. Any other counts as volatile: those that
 * a database's own people write are so, unless they say otherwise.
 */
const STABLE = new Set(
  `now transaction_timestamp statement_timestamp current_setting lower upper trim btrim ltrim rtrim concat concat_ws md5 sha256
  length char_length date_trunc date_part extract timezone to_char to_date to_timestamp to_number make_date make_timestamp
  make_interval abs ceil ceiling floor round trunc power sqrt mod greatest least replace substring substr left right lpad rpad
  repeat reverse split_part encode decode array_length cardinality array_append array_cat string_to_array array_to_string
  jsonb_build_object jsonb_build_array json_build_object json_build_array to_json to_jsonb to_tsvector setweight age date
  int4range int8range numrange tsrange tstzrange daterange current_database current_schema pg_current_xact_id txid_current
  hashtext format quote_ident quote_literal`.split(/\s+/),
);

export function expression(node: Node): Expression {
  return { text: textOf(node), isVolatile: isVolatile(node) };
}

function textOf(node: Node): string {
  if ("A_Const" in node) return constant(node.A_Const);
  if ("ColumnRef" in node) return stringsOf(node.ColumnRef.fields).map(quoted).join(".") || "*";
  if ("TypeCast" in node && node.TypeCast.arg !== undefined) {
    return `${textOf(node.TypeCast.arg)}::${typeText(columnType(node.TypeCast.typeName))}`;
  }
  if ("FuncCall" in node) {
    const { funcname, args, agg_distinct, over } = node.FuncCall;
    if (agg_distinct !== true && over === undefined)
      return `${nameOf(funcname).name}(${(args ?? []).map(textOf).join(", ")})`;
  }
  if ("SQLValueFunction" in node) return (node.SQLValueFunction.op ?? "").replace("SVFOP_", "").replace(/_N$/, "");
  if ("A_ArrayExpr" in node) return `ARRAY[${(node.A_ArrayExpr.elements ?? []).map(textOf).join(", ")}]`;
  if ("NullTest" in node && node.NullTest.arg !== undefined) {
    return `${textOf(node.NullTest.arg)} IS ${node.NullTest.nulltesttype === "IS_NULL" ? "" : "NOT "}NULL`;
  }
  if ("BoolExpr" in node) {
    const { boolop, args = [] } = node.BoolExpr;
    if (boolop === "NOT_EXPR") return `NOT (${args.map(textOf).join()})`;
    return args.map((arg) => `(${textOf(arg)})`).join(boolop === "AND_EXPR" ? " AND " : " OR ");
  }
  if ("A_Expr" in node && node.A_Expr.kind === "AEXPR_OP") {
    const { name, lexpr, rexpr } = node.A_Expr;
    return [lexpr && `(${textOf(lexpr)})`, stringsOf(name).at(-1), rexpr && `(${textOf(rexpr)})`]
      .filter(Boolean)
      .join(" ");
  }
  return JSON.stringify(node, (key, value: unknown) => (key === "location" ? undefined : value));
}

function constant({ ival, fval, boolval, sval, bsval, isnull }: A_Const): string {
  if (isnull === true) return "NULL";
  if (sval !== undefined) return `'${(sval.sval ?? "").replaceAll("'", "''")}'`;
  if (fval !== undefined) return fval.fval ?? "0";
  if (boolval !== undefined) return String(boolval.boolval ?? false);
  if (bsval !== undefined) return bsval.bsval ?? "";
  return String(ival?.ival ?? 0);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function isVolatile(node: Node): boolean {
  return calledFunctions(node).some((name) => !STABLE.has(name));
}

/** Every function that an expression calls, by its name without schema. */
export function calledFunctions(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(calledFunctions);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const inside = calledFunctions(value);
    return key === "FuncCall" ? [functionName(value as { readonly funcname?: readonly Node[] }), ...inside] : inside;
  });
}

function functionName({ funcname = [] }: { readonly funcname?: readonly Node[] }): string {
  return stringOf(funcname.at(-1)) ?? "";
}

/** The columns of which an expression says that they are not null, if it says nothing else. */
export function notNullColumns(node: Node): readonly string[] {
  if ("BoolExpr" in node && node.BoolExpr.boolop === "AND_EXPR") {
    const parts = (node.BoolExpr.args ?? []).map(notNullColumns);
    return parts.every((part) => part.length > 0) ? parts.flat() : [];
  }
  if (!("NullTest" in node) || node.NullTest.nulltesttype !== "IS_NOT_NULL") return [];
  const { arg } = node.NullTest;
  const column = arg !== undefined && "ColumnRef" in arg ? stringsOf(arg.ColumnRef.fields).at(-1) : undefined;
  return column === undefined ? [] : [column];
}
