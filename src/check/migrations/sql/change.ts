import type { Column, ColumnType, Constraint, Expression, Index, Name } from "./definitions.js";

/** What a statement does to the database, in steps that the catalogue can apply and the checks can judge. */
export type Change = TableChange | IndexChange | TypeChange | SchemaChange | DataChange | SettingChange | OtherChange;

export type TableChange =
  | CreateTable
  | DropTable
  | RenameTable
  | MoveTable
  | RedefineTable
  | AddColumn
  | DropColumn
  | RenameColumn
  | ChangeType
  | SetDefault
  | SetNotNull
  | DropNotNull
  | SetNumbering
  | SetGenerated
  | AddConstraint
  | DropConstraint
  | ValidateConstraint
  | RenameConstraint
  | RewriteTable
  | LockTable
  | AttachPartition;

export interface CreateTable {
  readonly kind: "createTable";
  readonly table: Name;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly isIfNotExists: boolean;
  /** Its columns come from elsewhere: `AS SELECT`, `LIKE`, `INHERITS`, `PARTITION OF`. */
  readonly isDerived: boolean;
  /** It has rows from the start: `CREATE TABLE ... AS SELECT`. */
  readonly isFilled: boolean;
}

export interface DropTable {
  readonly kind: "dropTable";
  readonly table: Name;
  readonly isIfExists: boolean;
  readonly isCascade: boolean;
}

export interface RenameTable {
  readonly kind: "renameTable";
  readonly table: Name;
  readonly to: string;
}

export interface MoveTable {
  readonly kind: "moveTable";
  readonly table: Name;
  readonly toSchema: string;
}

/** SQLite's way to change a table: another one, with its rows, takes its place. Its indexes go, and its foreign keys stay. */
export interface RedefineTable {
  readonly kind: "redefineTable";
  readonly table: Name;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** Absent: all columns are copied, each into the one in its place. Empty: no row is. */
  readonly copied?: readonly CopiedColumn[];
}

export interface CopiedColumn {
  readonly column: string;
  /** The columns of the old table that its value is made of. */
  readonly from: readonly string[];
  /** By an expression: `coalesce("name", '')`. */
  readonly isComputed: boolean;
}

export interface AddColumn {
  readonly kind: "addColumn";
  readonly table: Name;
  readonly column: Column;
  readonly isIfNotExists: boolean;
}

export interface DropColumn {
  readonly kind: "dropColumn";
  readonly table: Name;
  readonly column: string;
  readonly isIfExists: boolean;
}

export interface RenameColumn {
  readonly kind: "renameColumn";
  readonly table: Name;
  readonly column: string;
  readonly to: string;
}

export interface ChangeType {
  readonly kind: "changeType";
  readonly table: Name;
  readonly column: string;
  readonly type: ColumnType;
  /** `USING` an expression that is more than the column, or a cast of it to the new type. */
  readonly hasOwnConversion: boolean;
  readonly collation?: string;
}

export interface SetDefault {
  readonly kind: "setDefault";
  readonly table: Name;
  readonly column: string;
  /** Absent: the default is dropped. */
  readonly default?: Expression;
}

export interface SetNotNull {
  readonly kind: "setNotNull";
  readonly table: Name;
  readonly column: string;
  /** The same statement puts a value where there was none. */
  readonly isFilled?: boolean;
}

export interface DropNotNull {
  readonly kind: "dropNotNull";
  readonly table: Name;
  readonly column: string;
}

export interface SetNumbering {
  readonly kind: "setNumbering";
  readonly table: Name;
  readonly column: string;
  /** Absent: it numbers itself no more. */
  readonly numbering?: NonNullable<Column["numbering"]>;
}

export interface SetGenerated {
  readonly kind: "setGenerated";
  readonly table: Name;
  readonly column: string;
  /** Absent: it is a plain column from now on. */
  readonly expression?: Expression;
}

export interface AddConstraint {
  readonly kind: "addConstraint";
  readonly table: Name;
  readonly constraint: Constraint;
  /** The column that the same command adds with it: `ADD COLUMN "a" INTEGER REFERENCES "B"("id")`. */
  readonly ofNewColumn?: string;
}

export interface DropConstraint {
  readonly kind: "dropConstraint";
  readonly table: Name;
  readonly constraint: string;
  readonly isIfExists: boolean;
}

export interface ValidateConstraint {
  readonly kind: "validateConstraint";
  readonly table: Name;
  readonly constraint: string;
}

export interface RenameConstraint {
  readonly kind: "renameConstraint";
  readonly table: Name;
  readonly constraint: string;
  readonly to: string;
}

/** The whole table is written anew, and nobody reads it meanwhile. */
export interface RewriteTable {
  readonly kind: "rewriteTable";
  /** Absent: every table. */
  readonly table?: Name;
  /** `SET LOGGED`, `VACUUM FULL`, ... */
  readonly how: string;
}

/** A change of the table that no other kind tells, with the lock that it takes. */
export interface LockTable {
  readonly kind: "lockTable";
  readonly table: Name;
  /** `ENABLE ROW LEVEL SECURITY`, `DISABLE TRIGGER`, `LOCK TABLE`, ... */
  readonly how: string;
  /** Nobody reads or writes meanwhile: ACCESS EXCLUSIVE. */
  readonly isExclusive: boolean;
}

export interface AttachPartition {
  readonly kind: "attachPartition";
  readonly table: Name;
  readonly partition: Name;
  readonly isDetached: boolean;
  readonly isConcurrent: boolean;
}

export type IndexChange = CreateIndex | DropIndex | RenameIndex | Reindex;

export interface CreateIndex {
  readonly kind: "createIndex";
  readonly table: Name;
  readonly index: Index;
  readonly isConcurrent: boolean;
  readonly isIfNotExists: boolean;
}

export interface DropIndex {
  readonly kind: "dropIndex";
  /** With the schema of its table. */
  readonly index: Name;
  /** Where the dialect says it, as MySQL's does. */
  readonly table?: Name;
  readonly isConcurrent: boolean;
  readonly isIfExists: boolean;
}

export interface RenameIndex {
  readonly kind: "renameIndex";
  readonly index: Name;
  readonly table?: Name;
  readonly to: string;
}

export interface Reindex {
  readonly kind: "reindex";
  /** A table or an index; absent for a whole schema or database. */
  readonly subject?: Name;
  readonly isOfIndex: boolean;
  readonly isConcurrent: boolean;
}

export type TypeChange = CreateEnum | AddEnumValue | RenameEnumValue | CreateType | DropType | RenameType | MoveType;

export interface CreateEnum {
  readonly kind: "createEnum";
  readonly type: Name;
  readonly values: readonly string[];
}

export interface AddEnumValue {
  readonly kind: "addEnumValue";
  readonly type: Name;
  readonly value: string;
  readonly before?: string;
  readonly after?: string;
  readonly isIfNotExists: boolean;
}

export interface RenameEnumValue {
  readonly kind: "renameEnumValue";
  readonly type: Name;
  readonly value: string;
  readonly to: string;
}

/** A domain, a composite or a range type. */
export interface CreateType {
  readonly kind: "createType";
  readonly type: Name;
}

export interface DropType {
  readonly kind: "dropType";
  readonly type: Name;
  readonly isIfExists: boolean;
  readonly isCascade: boolean;
}

export interface RenameType {
  readonly kind: "renameType";
  readonly type: Name;
  readonly to: string;
}

export interface MoveType {
  readonly kind: "moveType";
  readonly type: Name;
  readonly toSchema: string;
}

export type SchemaChange =
  | { readonly kind: "createSchema"; readonly schema: string }
  | { readonly kind: "dropSchema"; readonly schema: string; readonly isCascade: boolean }
  | { readonly kind: "renameSchema"; readonly schema: string; readonly to: string }
  | { readonly kind: "createView"; readonly view: Name; readonly isMaterialized: boolean }
  | { readonly kind: "dropView"; readonly view: Name; readonly isMaterialized: boolean }
  | { readonly kind: "renameView"; readonly view: Name; readonly to: string }
  | { readonly kind: "refreshView"; readonly view: Name; readonly isConcurrent: boolean };

/** Rows change. */
export interface DataChange {
  readonly kind: "changeData";
  readonly table: Name;
  readonly how: "insert" | "update" | "delete" | "truncate";
  /** There is a `WHERE` with more than constants. */
  readonly isLimited: boolean;
  /** Columns that the `WHERE` compares with a constant, all of which must hold: `WHERE "id" = 7 AND ...`. */
  readonly equalColumns: readonly string[];
  /** `TRUNCATE ... CASCADE` empties what refers to it as well. */
  readonly isCascade: boolean;
}

export interface SettingChange {
  readonly kind: "set";
  /** In lower case. */
  readonly setting: string;
  /** As written, without quotes. Absent: `TO DEFAULT` and `RESET`. */
  readonly value?: string;
  readonly isLocal: boolean;
}

export type OtherChange =
  | { readonly kind: "transaction"; readonly step: "begin" | "commit" | "rollback" }
  /** It does nothing that the checks or the catalogue look at: `COMMENT`, `GRANT`, a function, a sequence. */
  | { readonly kind: "other"; readonly what: string }
  /** It calls a function by `SELECT`, `CALL` or `PERFORM`. */
  | { readonly kind: "call"; readonly function: Name }
  /** A function or procedure, with what its body would do to tables, if it can be read. */
  | { readonly kind: "createFunction"; readonly function: Name; readonly hasSchemaChanges: boolean };
