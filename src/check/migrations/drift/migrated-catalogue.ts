import type { Place } from "../../outcome.js";
import { applyChange } from "../catalogue/apply-change.js";
import { Catalogue } from "../catalogue/catalogue.js";
import { knownFunctions, type KnownFunctions } from "../judge/opaque.js";
import type { ReadMigration } from "../new-migrations.js";
import { isOrdinaryFunction } from "../postgres/ordinary-functions.js";
import type { Change } from "../sql/change.js";
import type { Dialect } from "../sql/dialect.js";
import type { Name } from "../sql/definitions.js";
import type { Statement } from "../sql/statement.js";
import { tableBefore } from "../table-before.js";
import { dotted } from "../wording.js";

export interface Migrated {
  readonly catalogue: Catalogue;
  readonly doubts: readonly Doubt[];
}

/** A statement of which it cannot be told what it does to the tables. */
export interface Doubt {
  /** Of its migration. */
  readonly name: string;
  readonly place: Place;
  readonly what: string;
  /** Keys of the catalogue: the tables and enums that it names. Absent: it may be about any. */
  readonly about?: ReadonlySet<string>;
}

/** The database that all migrations make, and where it may be another one. */
export function migratedCatalogue(scripts: readonly ReadMigration[], dialect: Pick<Dialect, "family">): Migrated {
  const catalogue = Catalogue.of(dialect);
  const doubts: Doubt[] = [];
  const functions = knownFunctions({ scripts });
  for (const { migration, script } of scripts) {
    const { name, file } = migration;
    for (const statement of script.statements) {
      const [unread] = statement.unread;
      if (unread !== undefined) doubts.push({ name, place: { file, line: unread.line }, what: unread.what });
      const about = new Set<string>();
      for (const change of statement.changes) {
        for (const touched of touchedBy(catalogue, change)) about.add(catalogue.key(touched));
        applyChange(catalogue, change, name);
      }
      const place = { file, line: statement.line };
      if (statement.isConditional && about.size > 0) {
        doubts.push({ name, place, what: "a DO block, which may run a part of it only", about });
      }
      for (const what of opaqueCalls(statement, functions)) doubts.push({ name, place, what });
    }
  }
  return { catalogue, doubts };
}

function opaqueCalls({ changes }: Statement, functions: KnownFunctions): readonly string[] {
  return changes.flatMap((change) => {
    if (change.kind !== "call") return [];
    const name = dotted(change.function);
    const known = functions.get(name);
    if (known === "opaque") return [`a call of ${name}(), which changes tables, or cannot be read`];
    return known === "ordinary" || isOrdinaryFunction(change.function)
      ? []
      : [`a call of ${name}(), which no migration creates`];
  });
}

/** Tables and enums that a change of the schema is about. Rows, views and functions are nothing that a schema says. */
function touchedBy(catalogue: Catalogue, change: Change): readonly Name[] {
  switch (change.kind) {
    case "changeData":
    case "lockTable":
    case "rewriteTable":
    case "reindex":
    case "validateConstraint":
      return [];
    case "renameTable":
      return [change.table, { ...change.table, name: change.to }];
    case "moveTable":
      return [change.table, { ...change.table, schema: change.toSchema }];
    case "attachPartition":
      return [change.table, change.partition];
    case "renameType":
      return [change.type, { ...change.type, name: change.to }];
    case "moveType":
      return [change.type, { ...change.type, schema: change.toSchema }];
    case "dropSchema":
    case "renameSchema":
      return [...catalogue.tables.values(), ...catalogue.enums.values()].filter(
        ({ schema }) => schema === change.schema,
      );
    default: {
      const { table } = tableBefore(catalogue, change);
      if (table !== undefined) return [table];
      if ("table" in change) return listOf(change.table);
      return "type" in change && typeof change.type === "object" && "name" in change.type ? [change.type] : [];
    }
  }
}

function listOf(name: Name | undefined): readonly Name[] {
  return name === undefined ? [] : [name];
}
