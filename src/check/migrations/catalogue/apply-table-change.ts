import type { AddColumn, AddConstraint, CreateTable, TableChange } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import type { Catalogue, CatalogueColumn, CatalogueConstraint, CatalogueIndex, CatalogueTable } from "./catalogue.js";
import { keyedBy, renamed, without, withPart } from "./parts.js";
import { redefineTable } from "./redefine-table.js";
import { movedTable, withColumnRenamed, withoutColumn } from "./references.js";

export function applyTableChange(catalogue: Catalogue, change: TableChange, birth: string): void {
  switch (change.kind) {
    case "createTable":
      return createTable(catalogue, change, birth);
    case "dropTable":
      return dropTable(catalogue, change.table);
    case "rewriteTable":
      return;
    case "attachPartition": {
      const partition = known(catalogue, change.partition);
      const { partitionOf: _, ...alone } = partition;
      return catalogue.put(change.isDetached ? alone : { ...partition, partitionOf: change.table });
    }
    case "renameTable":
      return movedTable(catalogue, known(catalogue, change.table), { name: change.to });
    case "moveTable":
      return movedTable(catalogue, known(catalogue, change.table), { schema: change.toSchema });
    case "redefineTable":
      return redefineTable(catalogue, change, birth);
    case "renameColumn":
      return withColumnRenamed(catalogue, known(catalogue, change.table), change.column, change.to);
    default:
      catalogue.put(changed(known(catalogue, change.table), change, birth));
  }
}

/** A table that was there before the first migration has columns that are not known. */
export function known(catalogue: Catalogue, name: Name): CatalogueTable {
  const { schema = catalogue.defaultSchema } = name;
  return (
    catalogue.table(name) ?? {
      schema,
      name: name.name,
      columns: new Map(),
      constraints: new Map(),
      indexes: new Map(),
      isComplete: false,
      isFilled: true,
      birth: "",
    }
  );
}

function createTable(catalogue: Catalogue, change: CreateTable, birth: string): void {
  if (change.isIfNotExists && catalogue.table(change.table) !== undefined) return;
  const { schema = catalogue.defaultSchema, name } = change.table;
  catalogue.put({
    schema,
    name,
    columns: keyedBy(change.columns.map((column): CatalogueColumn => ({ ...column, birth }))),
    constraints: keyedBy(change.constraints.map((constraint): CatalogueConstraint => ({ ...constraint, birth }))),
    indexes: new Map<string, CatalogueIndex>(),
    isComplete: !change.isDerived,
    isFilled: change.isFilled,
    birth,
  });
}

function dropTable(catalogue: Catalogue, name: Name): void {
  const dropped = catalogue.key(name);
  catalogue.tables.delete(dropped);
  for (const table of [...catalogue.tables.values()]) {
    const constraints = [...table.constraints.values()];
    const kept = constraints.filter((one) => one.kind !== "foreignKey" || catalogue.key(one.target) !== dropped);
    if (kept.length < constraints.length) catalogue.put({ ...table, constraints: keyedBy(kept) });
  }
}

type PartChange = Exclude<
  TableChange,
  {
    readonly kind:
      | "createTable"
      | "dropTable"
      | "rewriteTable"
      | "attachPartition"
      | "renameTable"
      | "moveTable"
      | "redefineTable"
      | "renameColumn";
  }
>;

function changed(table: CatalogueTable, change: PartChange, birth: string): CatalogueTable {
  switch (change.kind) {
    case "addColumn":
      return addColumn(table, change, birth);
    case "dropColumn":
      return withoutColumn(table, change.column);
    case "changeType":
      return withColumn(table, change.column, ({ collation: _, ...column }) => ({
        ...column,
        type: change.type,
        ...(change.collation === undefined ? {} : { collation: change.collation }),
      }));
    case "setDefault":
      return withColumn(table, change.column, ({ default: _, numbering, ...column }) => ({
        ...column,
        // SERIAL is a default.
        ...(numbering === undefined || numbering === "serial" ? {} : { numbering }),
        ...(change.default === undefined ? {} : { default: change.default }),
      }));
    case "setNotNull":
      return withColumn(table, change.column, (column) => ({ ...column, isNullable: false }));
    case "dropNotNull":
      return withColumn(table, change.column, (column) => ({ ...column, isNullable: true }));
    case "setNumbering":
      return withColumn(table, change.column, ({ numbering: _, ...column }) => ({
        ...column,
        ...(change.numbering === undefined ? {} : { numbering: change.numbering }),
      }));
    case "setGenerated":
      return withColumn(table, change.column, ({ generated, ...column }) => ({
        ...column,
        ...(change.expression === undefined
          ? {}
          : { generated: { kind: generated?.kind ?? "stored", expression: change.expression } }),
      }));
    case "addConstraint":
      return addConstraint(table, change, birth);
    case "dropConstraint":
      return { ...table, constraints: without(table.constraints, change.constraint) };
    case "renameConstraint":
      return { ...table, constraints: renamed(table.constraints, change.constraint, change.to) };
    case "validateConstraint": {
      const constraint = table.constraints.get(change.constraint);
      if (constraint === undefined) return table;
      return { ...table, constraints: withPart(table.constraints, { ...constraint, isNotValid: false }) };
    }
    case "lockTable":
      return table;
  }
}

function addColumn(table: CatalogueTable, { column, isIfNotExists }: AddColumn, birth: string): CatalogueTable {
  if (isIfNotExists && table.columns.has(column.name)) return table;
  return { ...table, columns: withPart(table.columns, { ...column, birth }) };
}

function addConstraint(table: CatalogueTable, { constraint }: AddConstraint, birth: string): CatalogueTable {
  const isOfIndex =
    (constraint.kind === "primaryKey" || constraint.kind === "unique") && constraint.usingIndex !== undefined;
  const index = isOfIndex ? table.indexes.get(constraint.usingIndex) : undefined;
  // The index goes into the constraint, and its columns are the constraint's.
  const keys = (index?.keys ?? []).flatMap(({ column }) => column ?? []);
  const added: CatalogueConstraint =
    index === undefined || !isOfIndex ? { ...constraint, birth } : { ...constraint, columns: keys, birth };
  const next = {
    ...table,
    constraints: withPart(table.constraints, added),
    indexes: index === undefined ? table.indexes : without(table.indexes, index.name),
  };
  if (added.kind !== "primaryKey") return next;
  return added.columns.reduce(
    (all, name) => withColumn(all, name, (column) => ({ ...column, isNullable: false })),
    next,
  );
}

function withColumn(
  table: CatalogueTable,
  name: string,
  change: (column: CatalogueColumn) => CatalogueColumn,
): CatalogueTable {
  const column = table.columns.get(name);
  return column === undefined ? table : { ...table, columns: withPart(table.columns, change(column)) };
}
