import type { CreateStmt, CreateTableAsStmt, IndexElem, IndexStmt } from "libpg-query";
import type { CreateIndex, CreateTable } from "../sql/change.js";
import type { Column, Constraint, IndexKey } from "../sql/definitions.js";
import { definedColumn } from "./column.js";
import { constraintOf } from "./constraint.js";
import { expression } from "./expression.js";
import { nameOf, stringsOf, tableOf } from "./nodes.js";

export function createTable(statement: CreateStmt): CreateTable {
  const table = tableOf(statement.relation);
  const columns: Column[] = [];
  const constraints: Constraint[] = [];
  let isDerived = [statement.inhRelations, statement.partbound, statement.ofTypename].some(
    (part) => part !== undefined,
  );
  for (const element of statement.tableElts ?? []) {
    if ("ColumnDef" in element) {
      const defined = definedColumn(element.ColumnDef, table.name);
      columns.push(defined.column);
      constraints.push(...defined.constraints);
    } else if ("Constraint" in element) {
      const constraint = constraintOf(element.Constraint, table.name);
      if (constraint !== undefined) constraints.push(constraint);
    } else {
      isDerived = true;
    }
  }
  const required = new Set(constraints.flatMap((one) => (one.kind === "primaryKey" ? one.columns : [])));
  return {
    kind: "createTable",
    table,
    columns: columns.map((column) => (required.has(column.name) ? { ...column, isNullable: false } : column)),
    constraints,
    isIfNotExists: statement.if_not_exists === true,
    isDerived,
    isFilled: false,
  };
}

export function createTableAs({ into, if_not_exists: isIfNotExists = false }: CreateTableAsStmt): CreateTable {
  const table = tableOf(into?.rel);
  const isFilled = into?.skipData !== true;
  return { kind: "createTable", table, columns: [], constraints: [], isIfNotExists, isDerived: true, isFilled };
}

export function createIndex(statement: IndexStmt): CreateIndex {
  const table = tableOf(statement.relation);
  const keys = (statement.indexParams ?? []).flatMap((node) => ("IndexElem" in node ? [indexKey(node.IndexElem)] : []));
  const included = (statement.indexIncludingParams ?? []).flatMap((node) =>
    "IndexElem" in node && node.IndexElem.name !== undefined ? [node.IndexElem.name] : [],
  );
  const { idxname, whereClause } = statement;
  return {
    kind: "createIndex",
    table,
    index: {
      name: idxname ?? [table.name, ...keys.map(({ column }) => column ?? "expr"), "idx"].join("_"),
      isUnique: statement.unique === true,
      method: statement.accessMethod ?? "btree",
      keys,
      includes: included,
      ...(whereClause === undefined ? {} : { where: expression(whereClause) }),
      isNullsNotDistinct: statement.nulls_not_distinct === true,
    },
    isConcurrent: statement.concurrent === true,
    isIfNotExists: statement.if_not_exists === true,
  };
}

function indexKey({ name, expr, ordering, nulls_ordering: nulls, opclass }: IndexElem): IndexKey {
  return {
    ...(name === undefined ? {} : { column: name }),
    ...(expr === undefined ? {} : { expression: expression(expr) }),
    isDescending: ordering === "SORTBY_DESC",
    ...(nulls === "SORTBY_NULLS_FIRST" ? { nulls: "first" } : nulls === "SORTBY_NULLS_LAST" ? { nulls: "last" } : {}),
    ...(stringsOf(opclass).length > 0 ? { operatorClass: nameOf(opclass).name } : {}),
  };
}
