/** What stands in a database, as SQL defines it, whatever its dialect. Names are as the database stores them. */

/** A name that may say its schema. Without one it is in the first schema of the search path, which is `public` or the database. */
export interface Name {
  readonly schema?: string;
  readonly name: string;
}

export interface ColumnType {
  /** A type of the database in one spelling, `integer` for `int4` and `int`; an enum's or a domain's own name; `enum` in MySQL. */
  readonly name: string;
  readonly schema?: string;
  /** As in `numeric(10,2)` and `timestamp(3)`. */
  readonly modifiers: readonly number[];
  /** 1 for `text[]`. */
  readonly dimensions: number;
  /** Of an enum or a set of MySQL, which belong to their column. */
  readonly values?: readonly string[];
}

export interface Expression {
  /** In one form, whatever its spaces and case were. It may hold a value, so it belongs in no report. */
  readonly text: string;
  /** It has another value for each row, as `gen_random_uuid()`; or it calls a function of which that is not known. */
  readonly isVolatile: boolean;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly isNullable: boolean;
  readonly default?: Expression;
  /** It numbers itself: `SERIAL`, an identity column, `AUTO_INCREMENT`. */
  readonly numbering?: "serial" | "identity" | "autoincrement";
  readonly generated?: { readonly kind: "stored" | "virtual"; readonly expression: Expression };
  readonly collation?: string;
}

export type Constraint = PrimaryKey | Unique | ForeignKey | Check | Exclusion;

interface ConstraintBase {
  readonly name: string;
  /** Rows that were there before are not looked at: `NOT VALID`. */
  readonly isNotValid: boolean;
}

export interface PrimaryKey extends ConstraintBase {
  readonly kind: "primaryKey";
  readonly columns: readonly string[];
  /** The index that it is made of, where it stands ready: `USING INDEX`. */
  readonly usingIndex?: string;
}

export interface Unique extends ConstraintBase {
  readonly kind: "unique";
  readonly columns: readonly string[];
  readonly usingIndex?: string;
}

export interface ForeignKey extends ConstraintBase {
  readonly kind: "foreignKey";
  readonly columns: readonly string[];
  readonly target: Name;
  /** Empty: the target's primary key. */
  readonly targetColumns: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
}

export type ReferentialAction = "no action" | "restrict" | "cascade" | "set null" | "set default";

export interface Check extends ConstraintBase {
  readonly kind: "check";
  readonly expression: Expression;
  /** The columns of which it says that they are not null, and nothing else: `CHECK ("email" IS NOT NULL)`. */
  readonly notNullColumns: readonly string[];
}

export interface Exclusion extends ConstraintBase {
  readonly kind: "exclusion";
}

export interface Index {
  readonly name: string;
  readonly isUnique: boolean;
  /** `btree`, `gin`, `fulltext`, ... in lower case. */
  readonly method: string;
  readonly keys: readonly IndexKey[];
  readonly includes: readonly string[];
  /** A partial index. */
  readonly where?: Expression;
  readonly isNullsNotDistinct: boolean;
}

export interface IndexKey {
  readonly column?: string;
  /** Where it is no column. */
  readonly expression?: Expression;
  readonly isDescending: boolean;
  readonly nulls?: "first" | "last";
  readonly operatorClass?: string;
  /** Of a prefix index of MySQL. */
  readonly length?: number;
}
