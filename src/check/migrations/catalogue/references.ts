import type { Name } from "../sql/definitions.js";
import type { Catalogue, CatalogueConstraint, CatalogueIndex, CatalogueTable } from "./catalogue.js";
import { keyedBy, renamed, without } from "./parts.js";

/** A table under another name or in another schema, with the foreign keys that refer to it. */
export function movedTable(
  catalogue: Catalogue,
  table: CatalogueTable,
  to: { readonly name?: string; readonly schema?: string },
): void {
  const from = catalogue.key(table);
  const moved: CatalogueTable = { ...table, ...to };
  catalogue.tables.delete(from);
  catalogue.put(moved);
  const target: Name = { schema: moved.schema, name: moved.name };
  replaceForeignKeys(catalogue, (key) => (catalogue.key(key.target) === from ? { ...key, target } : key));
}

/** A column under another name, wherever it is named. */
export function withColumnRenamed(catalogue: Catalogue, table: CatalogueTable, column: string, to: string): void {
  const name = (old: string): string => (old === column ? to : old);
  const constraints = [...table.constraints.values()].map((one): CatalogueConstraint => {
    if (one.kind === "check") return { ...one, notNullColumns: one.notNullColumns.map(name) };
    return one.kind === "exclusion" ? one : { ...one, columns: one.columns.map(name) };
  });
  const indexes = [...table.indexes.values()].map((index): CatalogueIndex => {
    const keys = index.keys.map((key) => (key.column === undefined ? key : { ...key, column: name(key.column) }));
    return { ...index, keys, includes: index.includes.map(name) };
  });
  const columns = renamed(table.columns, column, to);
  catalogue.put({ ...table, columns, constraints: keyedBy(constraints), indexes: keyedBy(indexes) });
  const own = catalogue.key(table);
  replaceForeignKeys(catalogue, (key) =>
    catalogue.key(key.target) === own ? { ...key, targetColumns: key.targetColumns.map(name) } : key,
  );
}

/** Without a column, and without the indexes and constraints that PostgreSQL drops with it. */
export function withoutColumn(table: CatalogueTable, column: string): CatalogueTable {
  const constraints = [...table.constraints.values()].filter(
    (one) => one.kind === "check" || one.kind === "exclusion" || !one.columns.includes(column),
  );
  const indexes = [...table.indexes.values()].filter(
    ({ keys, includes }) => !includes.includes(column) && !keys.some((key) => key.column === column),
  );
  const columns = without(table.columns, column);
  return { ...table, columns, constraints: keyedBy(constraints), indexes: keyedBy(indexes) };
}

type ForeignKey = CatalogueConstraint & { readonly kind: "foreignKey" };

function replaceForeignKeys(catalogue: Catalogue, replace: (key: ForeignKey) => ForeignKey): void {
  for (const table of [...catalogue.tables.values()]) {
    const constraints = [...table.constraints.values()];
    const next = constraints.map((one) => (one.kind === "foreignKey" ? replace(one) : one));
    if (next.some((one, index) => one !== constraints[index])) catalogue.put({ ...table, constraints: keyedBy(next) });
  }
}
