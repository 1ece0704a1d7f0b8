import type { Catalogue, CatalogueConstraint, CatalogueIndex, CatalogueTable } from "../catalogue/catalogue.js";
import type { IndexKey } from "../sql/definitions.js";
import type { Key } from "./difference.js";

/** The keys of a table that a schema can say: no constraint of another kind, and no index on an expression or some of the rows. */
export function keysOf(catalogue: Catalogue, table: CatalogueTable): readonly Key[] {
  const ofConstraints = [...table.constraints.values()].flatMap((one) => keyOfConstraint(catalogue, one) ?? []);
  const ofIndexes = [...table.indexes.values()].flatMap((index) => keyOfIndex(index) ?? []);
  return [...ofConstraints, ...ofIndexes];
}

/** The indexes that have a condition. A schema can say them with a preview feature, and a migration without it. */
export function partialKeys({ indexes }: CatalogueTable): readonly Key[] {
  return [...indexes.values()].flatMap(({ where, ...index }) => {
    const key = where && keyOfIndex(index);
    return key === undefined ? [] : [{ ...key, signature: signature(key.name, key.signature, where?.text) }];
  });
}

function keyOfConstraint(catalogue: Catalogue, constraint: CatalogueConstraint): Key | undefined {
  const { name } = constraint;
  switch (constraint.kind) {
    case "primaryKey":
    case "unique": {
      const { kind, columns } = constraint;
      return { kind, name, columns, signature: signature(kind, columns) };
    }
    case "foreignKey": {
      const { kind, columns, target, onDelete, onUpdate } = constraint;
      const to = constraint.targetColumns.length > 0 ? constraint.targetColumns : primaryKeyOf(catalogue.table(target));
      return {
        kind,
        name,
        columns,
        signature: signature(kind, columns, catalogue.key(target), to, onDelete, onUpdate),
      };
    }
    case "check":
    case "exclusion":
      return undefined;
  }
}

function primaryKeyOf(table: CatalogueTable | undefined): readonly string[] {
  const key = [...(table?.constraints.values() ?? [])].find(({ kind }) => kind === "primaryKey");
  return key?.kind === "primaryKey" ? key.columns : [];
}

function keyOfIndex({ name, isUnique, method, keys, where }: CatalogueIndex): Key | undefined {
  const columns = keys.flatMap(({ column }) => column ?? []);
  if (where !== undefined || columns.length < keys.length) return undefined;
  const parts = keys.map(partOf);
  // Prisma tells no unique index from a unique constraint.
  if (isUnique) return { kind: "unique", name, columns, signature: signature("unique", parts) };
  return { kind: "index", name, columns, signature: signature("index", method, parts) };
}

function partOf({ column = "", isDescending, operatorClass, length }: IndexKey): string {
  return [column, ...(isDescending ? ["desc"] : []), operatorClass ?? "", length ?? ""].join(" ").trim();
}

function signature(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
