import type { Change, CreateIndex, CreateTable } from "../sql/change.js";
import type { Column, Constraint, Index, Name } from "../sql/definitions.js";
import { definedColumn } from "./column.js";
import { createdIndex, keyOf, type Family } from "./keys.js";
import { isSet, nameOf, part, parts, wordOf, type Tree } from "./tree.js";

export function createTable(body: Tree, family: Family): readonly Change[] {
  // It is gone when the migration is over.
  if (isSet(body, "temporary")) return [{ kind: "other", what: "CREATE TEMPORARY TABLE" }];
  const table = nameOf(part(body, "name"));
  const defined = parts(body, "columns").map((one) =>
    definedColumn(
      {
        name: wordOf(part(one, "name")),
        type: part(one, "data_type"),
        options: parts(one, "options").map(namedOption),
      },
      table.name,
      family,
    ),
  );
  const keys = [...defined, ...parts(body, "constraints").map((one) => keyOf(one, table.name, family))];
  const constraints = withOwnNames(keys.flatMap((one) => one.constraints));
  const required = new Set(constraints.flatMap((one) => (one.kind === "primaryKey" ? one.columns : [])));
  const isIfNotExists = isSet(body, "if_not_exists");
  const isFilled = part(body, "query") !== undefined;
  const created: CreateTable = {
    kind: "createTable",
    table,
    columns: defined.map(({ column }) => (required.has(column.name) ? ofPrimaryKey(column, required, family) : column)),
    constraints,
    isIfNotExists,
    isDerived: isFilled || part(body, "like") !== undefined,
    isFilled,
  };
  const indexes = withOwnNames(keys.flatMap((one) => one.indexes));
  return [created, ...indexes.map((index) => addedIndex(table, index, isIfNotExists))];
}

function ofPrimaryKey(column: Column, all: ReadonlySet<string>, family: Family): Column {
  const required = { ...column, isNullable: false };
  // SQLite numbers it, with AUTOINCREMENT and without: it is the number of the row.
  const isRowId = family === "sqlite" && all.size === 1 && column.type.name === "integer";
  return isRowId ? { ...required, numbering: "autoincrement" } : required;
}

function namedOption(tree: Tree): { readonly name?: Tree; readonly option: Tree } {
  return { name: part(tree, "name"), option: part(tree, "option") };
}

/** What has no name gets one that no other has. */
function withOwnNames<Part extends Constraint | Index>(all: readonly Part[]): readonly Part[] {
  const seen = new Map<string, number>();
  return all.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name}_${count}` };
  });
}

export function addedIndex(table: Name, index: Index, isIfNotExists = false): CreateIndex {
  return { kind: "createIndex", table, index, isConcurrent: false, isIfNotExists };
}

export function createIndex(body: Tree, family: Family): CreateIndex {
  return addedIndex(nameOf(part(body, "table_name")), createdIndex(body, family), isSet(body, "if_not_exists"));
}
