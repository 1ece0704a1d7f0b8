import type { Change, DataChange } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import { columnsIn } from "./expression.js";
import { choiceOf, isSet, listOf, nameOf, NotKnown, part, parts, wordOf, type Tree } from "./tree.js";

export function inserted(body: Tree): DataChange {
  return changedRows(nameOf(part(part(body, "table"), "TableName")), "insert", undefined);
}

export function updated(body: Tree): DataChange {
  const table = part(body, "table");
  // A join names its rows, and so does a limit.
  const isLimited =
    parts(table, "joins").length > 0 || part(body, "limit") !== undefined || part(body, "from") !== undefined;
  const change = changedRows(tableOf(part(table, "relation")), "update", part(body, "selection"));
  return isLimited ? { ...change, isLimited } : change;
}

export function deleted(body: Tree): readonly DataChange[] {
  const sources = listOf(choiceOf(part(body, "from")).body);
  const isJoined = part(body, "using") !== undefined || sources.some((one) => parts(one, "joins").length > 0);
  const isLimited = isJoined || part(body, "limit") !== undefined;
  const named = parts(body, "tables").map(nameOf);
  const tables = named.length > 0 ? named : sources.map((one) => tableOf(part(one, "relation")));
  return tables.map((table) => {
    const change = changedRows(table, "delete", part(body, "selection"));
    return isLimited ? { ...change, isLimited } : change;
  });
}

export function truncated(body: Tree): readonly DataChange[] {
  return parts(body, "table_names").map((one) => changedRows(nameOf(part(one, "name")), "truncate", undefined));
}

/** What a SELECT does beside reading. It may be no SELECT at all: `WITH ... DELETE`. */
export function queried(body: Tree): readonly Change[] {
  const { kind, body: inner } = choiceOf(part(body, "body"));
  const { body: statement } = choiceOf(inner);
  if (kind === "Insert") return [inserted(statement)];
  if (kind === "Update") return [updated(statement)];
  if (kind === "Delete") return deleted(statement);
  return [{ kind: "other", what: "SELECT" }];
}

function tableOf(relation: Tree): Name {
  const { kind, body } = choiceOf(relation);
  if (kind !== "Table") throw new NotKnown("a change of rows in something that is no table");
  return nameOf(part(body, "name"));
}

function changedRows(table: Name, how: DataChange["how"], where: Tree): DataChange {
  const isLimited = where !== undefined && columnsIn(where).length > 0;
  return { kind: "changeData", table, how, isLimited, equalColumns: equalColumns(where), isCascade: false };
}

/** `id = 7` and `id IN (7, 8)`, alone or behind AND. */
function equalColumns(where: Tree): readonly string[] {
  const { kind, body } = choiceOf(where);
  if (kind === "Nested") return equalColumns(body);
  if (kind === "InList" && !isSet(body, "negated"))
    return parts(body, "list").every(isConstant) ? columnOf(part(body, "expr")) : [];
  if (kind !== "BinaryOp") return [];
  const [operator, left, right] = [part(body, "op"), part(body, "left"), part(body, "right")];
  if (operator === "And") return [...equalColumns(left), ...equalColumns(right)];
  return operator === "Eq" && isConstant(right) ? columnOf(left) : [];
}

function isConstant(tree: Tree): boolean {
  return choiceOf(tree).kind === "Value";
}

function columnOf(tree: Tree): readonly string[] {
  const { kind, body } = choiceOf(tree);
  if (kind === "Identifier") return [wordOf(body)];
  return kind === "CompoundIdentifier" ? listOf(body).slice(-1).map(wordOf) : [];
}
