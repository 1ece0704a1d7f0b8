import type { CopiedColumn } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import { columnsIn } from "../sqlparser/expression.js";
import { choiceOf, nameOf, part, parts, wordOf, type Tree } from "../sqlparser/tree.js";

/** `INSERT INTO a (...) SELECT ... FROM b`: rows of a table go into another one, each for itself. */
export interface CopiedRows {
  readonly from: Name;
  readonly into: Name;
  /** Absent: all columns, in their order. */
  readonly columns?: readonly CopiedColumn[];
}

/** @returns `undefined` for anything else. */
export function copiedRows(statement: Tree): CopiedRows | undefined {
  const insert = part(statement, "Insert");
  const table = part(part(insert, "table"), "TableName");
  const query = part(insert, "source");
  const select = part(part(query, "body"), "Select");
  const [source, ...more] = parts(select, "from");
  const relation = part(part(source, "relation"), "Table");
  if (table === undefined || relation === undefined || more.length > 0 || parts(source, "joins").length > 0)
    return undefined;
  const isOfRows =
    ["having", "distinct", "top"].every((key) => part(select, key) === undefined) &&
    parts(part(part(select, "group_by"), "Expressions"), "0").length === 0;
  if (!isOfRows) return undefined;

  const about = { from: nameOf(part(relation, "name")), into: nameOf(table) };
  const names = parts(insert, "columns").map((one) => nameOf(one).name);
  const taken = parts(select, "projection").map(choiceOf);
  if (names.length === 0 && taken.length === 1 && taken[0]?.kind === "Wildcard") return about;
  if (names.length !== taken.length || names.length === 0) return undefined;
  const columns = taken.map(({ kind, body }, index): CopiedColumn | undefined => {
    const value = kind === "ExprWithAlias" ? part(body, "expr") : kind === "UnnamedExpr" ? body : undefined;
    const name = names[index];
    return value === undefined || name === undefined ? undefined : copiedColumn(name, value);
  });
  const known = columns.flatMap((one) => one ?? []);
  return known.length === columns.length ? { ...about, columns: known } : undefined;
}

function copiedColumn(column: string, value: Tree): CopiedColumn {
  const { kind, body } = choiceOf(value);
  if (kind === "Identifier") return { column, from: [wordOf(body)], isComputed: false };
  return { column, from: columnsIn(value), isComputed: true };
}
