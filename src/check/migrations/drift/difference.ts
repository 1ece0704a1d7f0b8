import type { Name } from "../sql/definitions.js";

/** Where something is that the other does not have. */
export type Side = "schema" | "migrations";

/** A point in which the database that the migrations make is not the one that the schema describes. Names are the database's. */
export type Difference =
  | { readonly kind: "table"; readonly only: Side; readonly table: Name }
  | { readonly kind: "column"; readonly only: Side; readonly table: Name; readonly column: string }
  | ColumnDifference
  /** What the migrations make of it cannot be told: none creates it, or it is made of another table. */
  | { readonly kind: "unknownTable"; readonly table: Name }
  | { readonly kind: "key"; readonly only: Side; readonly table: Name; readonly key: Key }
  | { readonly kind: "keyName"; readonly table: Name; readonly key: Key; readonly inMigrations: string }
  | { readonly kind: "enum"; readonly only: Side; readonly type: Name }
  | { readonly kind: "enumValue"; readonly only: Side; readonly type: Name; readonly value: string };

export interface ColumnDifference {
  readonly kind: "type" | "nullable" | "default" | "numbering";
  readonly table: Name;
  readonly column: string;
  /** As a clause behind "is", without a value: "integer", "required", "without a default". */
  readonly inSchema: string;
  readonly inMigrations: string;
}

/** What a schema says by `@@id`, `@@unique`, `@@index` or `@relation`. */
export interface Key {
  readonly kind: "primaryKey" | "unique" | "index" | "foreignKey";
  readonly name: string;
  readonly columns: readonly string[];
  /** Two keys that do the same have the same, whatever their names are. */
  readonly signature: string;
}
