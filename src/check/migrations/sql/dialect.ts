import type { Script } from "./statement.js";

/** Reads the SQL of one kind of database. */
export interface Dialect {
  /** As it stands in evidence: "PostgreSQL". */
  readonly name: string;
  /** The kinds of statements that change a table while nobody can use it, and rules for widening a type, differ by it. */
  readonly family: "postgresql" | "mysql" | "sqlite";
  /** Never throws: what it cannot read is `unread` of a statement. */
  readonly parse: (sql: string) => Script;
}
