import type { Column, Constraint, Index, Name } from "../sql/definitions.js";
import type { Dialect } from "../sql/dialect.js";
import type { Place } from "../../outcome.js";

/** The migration that something came with; empty for what was there before any of them. */
interface Born {
  readonly birth: string;
}

export interface CatalogueTable extends Born {
  readonly schema: string;
  readonly name: string;
  readonly columns: ReadonlyMap<string, CatalogueColumn>;
  readonly constraints: ReadonlyMap<string, CatalogueConstraint>;
  readonly indexes: ReadonlyMap<string, CatalogueIndex>;
  /** Every column is known. Not so for a table that no migration creates, or of which one says `AS SELECT` or `LIKE`. */
  readonly isComplete: boolean;
  /** A migration puts rows into it, by INSERT or `AS SELECT`. */
  readonly isFilled: boolean;
  readonly partitionOf?: Name;
}

export type CatalogueColumn = Column & Born;
export type CatalogueConstraint = Constraint & Born;
export type CatalogueIndex = Index & Born;

export interface CatalogueEnum extends Born {
  readonly schema: string;
  readonly name: string;
  readonly values: readonly string[];
}

/** What could not be followed: from here on the catalogue may differ from the database. */
export interface Opaque {
  readonly place: Place;
  readonly what: string;
}

/**
 * The database as SQL says that it is. Tables, enums and their parts are never changed, only replaced: who holds one keeps
 * what it was then.
 */
export class Catalogue {
  /** An empty one. */
  static of({ family }: Pick<Dialect, "family">): Catalogue {
    return new Catalogue(undefined, undefined, family !== "postgresql");
  }

  /** By {@link key}. */
  readonly tables: Map<string, CatalogueTable>;
  readonly enums: Map<string, CatalogueEnum>;
  /** Views and materialized views, and the migration of each. */
  readonly views: Map<string, string>;
  /** Functions whose body changes tables, or cannot be read. */
  readonly functions: Set<string>;
  readonly opaque: Opaque[];

  /**
   * @param defaultSchema - of names that have none.
   * @param isCaseBlind - `User` and `user` are one table: in SQLite, and in MySQL on the machines of many developers.
   */
  constructor(
    readonly defaultSchema = "public",
    from?: Catalogue,
    readonly isCaseBlind: boolean = from?.isCaseBlind ?? false,
  ) {
    this.tables = new Map(from?.tables);
    this.enums = new Map(from?.enums);
    this.views = new Map(from?.views);
    this.functions = new Set(from?.functions);
    this.opaque = [...(from?.opaque ?? [])];
  }

  copy(): Catalogue {
    return new Catalogue(this.defaultSchema, this);
  }

  key({ schema = this.defaultSchema, name }: Name): string {
    const key = JSON.stringify([schema, name]);
    return this.isCaseBlind ? key.toLowerCase() : key;
  }

  table(name: Name): CatalogueTable | undefined {
    return this.tables.get(this.key(name));
  }

  enum(name: Name): CatalogueEnum | undefined {
    return this.enums.get(this.key(name));
  }

  /** The table that an index stands on. Indexes of constraints have the constraint's name. */
  tableOfIndex({ schema = this.defaultSchema, name }: Name): CatalogueTable | undefined {
    return [...this.tables.values()].find(
      (table) => table.schema === schema && (table.indexes.has(name) || isIndexed(table.constraints.get(name))),
    );
  }

  /** Columns of the type. */
  usesOf(type: Name): readonly { readonly table: CatalogueTable; readonly column: CatalogueColumn }[] {
    const wanted = this.key(type);
    return [...this.tables.values()].flatMap((table) =>
      [...table.columns.values()]
        .filter((column) => this.key(column.type) === wanted)
        .map((column) => ({ table, column })),
    );
  }

  put(table: CatalogueTable): void {
    this.tables.set(this.key(table), table);
  }
}

function isIndexed(constraint: Constraint | undefined): boolean {
  return constraint?.kind === "primaryKey" || constraint?.kind === "unique" || constraint?.kind === "exclusion";
}
