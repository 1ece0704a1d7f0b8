import type { Node, SelectStmt, TruncateStmt, VariableSetStmt } from "libpg-query";
import type { Change, DataChange, SettingChange } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import { createTableAs } from "./create-table.js";
import { nameOf, stringOf, stringsOf, tableOf } from "./nodes.js";

export function changedRows(table: Name, how: DataChange["how"], where: Node | undefined): DataChange {
  const isLimited = where !== undefined && !isConstant(where);
  return { kind: "changeData", table, how, isLimited, equalColumns: equalColumns(where), isCascade: false };
}

/** `"id" = 7` and `"id" IN (7, 8)`, alone or behind AND. */
function equalColumns(where: Node | undefined): readonly string[] {
  if (where === undefined) return [];
  if ("BoolExpr" in where)
    return where.BoolExpr.boolop === "AND_EXPR" ? (where.BoolExpr.args ?? []).flatMap(equalColumns) : [];
  if (!("A_Expr" in where)) return [];
  const { kind, name, lexpr, rexpr } = where.A_Expr;
  const isEqual = (kind === "AEXPR_OP" || kind === "AEXPR_IN") && stringOf(name?.[0]) === "=";
  if (!isEqual || lexpr === undefined || rexpr === undefined || !("ColumnRef" in lexpr) || !isListed(rexpr)) return [];
  return stringsOf(lexpr.ColumnRef.fields).slice(-1);
}

function isListed(node: Node): boolean {
  if ("List" in node) return (node.List.items ?? []).every(isListed);
  if ("TypeCast" in node) return node.TypeCast.arg !== undefined && isListed(node.TypeCast.arg);
  return "A_Const" in node;
}

/** `WHERE true`, `WHERE 1 = 1`. */
function isConstant(node: Node): boolean {
  if ("A_Const" in node) return true;
  if (!("A_Expr" in node)) return false;
  const { lexpr, rexpr } = node.A_Expr;
  return [lexpr, rexpr].every((side) => side !== undefined && isConstant(side));
}

export function truncated({ relations = [], behavior }: TruncateStmt): readonly DataChange[] {
  const isCascade = behavior === "DROP_CASCADE";
  return relations.flatMap((node) =>
    "RangeVar" in node
      ? [
          {
            kind: "changeData" as const,
            table: tableOf(node.RangeVar),
            how: "truncate" as const,
            isLimited: false,
            equalColumns: [],
            isCascade,
          },
        ]
      : [],
  );
}

/** What a SELECT does beside reading: it fills a table, calls functions, or holds statements that write in its WITH. */
export function selected(statement: SelectStmt): readonly Change[] {
  return [...written(statement), ...callsIn(statement)];
}

function written({ intoClause: into, withClause, larg, rarg }: SelectStmt): readonly Change[] {
  return [
    ...(into === undefined ? [] : [createTableAs({ into })]),
    ...writesOf(withClause?.ctes),
    // The sides of a UNION.
    ...(larg === undefined ? [] : written(larg)),
    ...(rarg === undefined ? [] : written(rarg)),
  ];
}

/** Every call of a function in a tree, wherever it stands. */
export function callsIn(tree: unknown): readonly Change[] {
  if (Array.isArray(tree)) return tree.flatMap(callsIn);
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([kind, node]: [string, unknown]) => [
    ...(kind === "FuncCall" ? [called(node as Call)] : []),
    ...callsIn(node),
  ]);
}

/** `WITH moved AS (DELETE FROM ... RETURNING *) INSERT ...`. */
export function writesOf(queries: readonly Node[] | undefined): readonly DataChange[] {
  return (queries ?? []).flatMap((node): readonly DataChange[] => {
    const query = "CommonTableExpr" in node ? node.CommonTableExpr.ctequery : undefined;
    return query === undefined ? [] : rowChanges(query);
  });
}

/** Of INSERT, UPDATE, DELETE, MERGE and TRUNCATE. */
export function rowChanges(node: Node): readonly DataChange[] {
  if ("InsertStmt" in node) {
    const { relation, withClause } = node.InsertStmt;
    return [...writesOf(withClause?.ctes), changedRows(tableOf(relation), "insert", undefined)];
  }
  if ("UpdateStmt" in node) {
    const { relation, whereClause, withClause } = node.UpdateStmt;
    return [...writesOf(withClause?.ctes), changedRows(tableOf(relation), "update", whereClause)];
  }
  if ("DeleteStmt" in node) {
    const { relation, whereClause, withClause } = node.DeleteStmt;
    return [...writesOf(withClause?.ctes), changedRows(tableOf(relation), "delete", whereClause)];
  }
  if ("MergeStmt" in node) {
    const { relation, withClause } = node.MergeStmt;
    // It joins, so it names its rows.
    return [...writesOf(withClause?.ctes), { ...changedRows(tableOf(relation), "update", undefined), isLimited: true }];
  }
  if ("TruncateStmt" in node) return truncated(node.TruncateStmt);
  return [];
}

interface Call {
  readonly funcname?: readonly Node[];
  readonly args?: readonly Node[];
}

function called({ funcname = [], args = [] }: Call): Change {
  const name = nameOf([...funcname]);
  const [setting, value, isLocal] = args;
  if (name.name !== "set_config") return { kind: "call", function: name };
  const local = isLocal !== undefined && "A_Const" in isLocal && isLocal.A_Const.boolval?.boolval === true;
  const text = stringOf(value);
  return {
    kind: "set",
    setting: (stringOf(setting) ?? "").toLowerCase(),
    isLocal: local,
    ...(text === undefined ? {} : { value: text }),
  };
}

export function setting({ kind, name = "", args = [], is_local: isLocal = false }: VariableSetStmt): SettingChange {
  const value = kind === "VAR_SET_VALUE" ? args.map(valueOf).join(", ") : undefined;
  return { kind: "set", setting: name.toLowerCase(), isLocal, ...(value === undefined ? {} : { value }) };
}

function valueOf(node: Node): string {
  if (!("A_Const" in node)) return "";
  const { sval, ival, fval, boolval } = node.A_Const;
  return (
    sval?.sval ?? fval?.fval ?? (boolval === undefined ? String(ival?.ival ?? 0) : String(boolval.boolval ?? false))
  );
}
