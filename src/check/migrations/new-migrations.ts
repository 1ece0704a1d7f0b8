import { defineFact } from "../context.js";
import type { Place } from "../outcome.js";
import { applyChange } from "./catalogue/apply-change.js";
import { Catalogue, type CatalogueTable } from "./catalogue/catalogue.js";
import { interpret } from "./catalogue/interpret.js";
import { smallSteps } from "./catalogue/redefine-table.js";
import { dialectFor, type NoDialect } from "./dialect-for.js";
import { migrationFiles, type Migration, type MigrationFiles } from "./migration-files.js";
import type { Change } from "./sql/change.js";
import type { Dialect } from "./sql/dialect.js";
import type { Script } from "./sql/statement.js";
import { tableBefore } from "./table-before.js";

/** The migrations, read. */
export interface History {
  readonly files: MigrationFiles;
  /** Absent where there is nothing to read, too. */
  readonly noDialect?: NoDialect;
  readonly dialect?: Dialect;
  /** All of them, in Prisma's order. */
  readonly scripts: readonly ReadMigration[];
  /** What production has. */
  readonly before: Catalogue;
  readonly fresh: readonly NewMigration[];
}

export interface ReadMigration {
  readonly migration: Migration;
  readonly script: Script;
}

export interface NewMigration extends ReadMigration {
  readonly steps: readonly Step[];
  readonly before: Catalogue;
  readonly after: Catalogue;
  /** Whether what was born in that migration is still unused when this one runs: nobody waits for it, and it is empty. */
  readonly isYoung: (birth: string) => boolean;
}

/** One change of a new migration, with what it meets. */
export interface Step<Kind extends Change = Change> {
  readonly change: Kind;
  readonly place: Place;
  /** The table that it changes, as it was before; absent if no migration creates it, or it is about none. */
  readonly table?: CatalogueTable;
  /** In production there is such a table, and it may have rows. */
  readonly isOnOldTable: boolean;
  /** Which statement of the file it belongs to. */
  readonly statement: number;
}

export const history = defineFact<History>({
  read: async (context) => {
    const files = await context.fact(migrationFiles);
    const empty = { files, scripts: [], before: new Catalogue(), fresh: [] };
    if (files.migrations.length === 0) return empty;
    const dialect = await dialectFor(files.provider);
    if ("seen" in dialect) return { ...empty, noDialect: dialect };

    const scripts = files.migrations.map((migration) => ({ migration, script: dialect.parse(migration.sql) }));
    const old = scripts.filter(({ migration }) => !migration.isNew);
    const before = interpret(
      old.map(({ migration, script }) => ({ ...migration, script })),
      Catalogue.of(dialect),
    );
    const names = new Set(files.migrations.filter(({ isNew }) => isNew).map(({ name }) => name));
    const isOneDeployment = files.baseline?.isOneDeployment === true;

    const fresh: NewMigration[] = [];
    // Production applies what it lacks after what it has, whatever their names are.
    let current = before;
    for (const read of scripts) {
      const { name, isNew } = read.migration;
      if (!isNew) continue;
      const isYoung = (birth: string): boolean => (isOneDeployment ? names.has(birth) : birth === name);
      const next = newMigration(read, current, isYoung);
      fresh.push(next);
      current = next.after;
    }
    return { files, dialect, scripts, before, fresh };
  },
});

function newMigration(
  { migration, script }: ReadMigration,
  before: Catalogue,
  isYoung: NewMigration["isYoung"],
): NewMigration {
  const after = before.copy();
  const steps: Step[] = [];
  for (const [statement, { line, changes }] of script.statements.entries()) {
    for (const change of changes) {
      const { isAboutTable, table } = tableBefore(after, change);
      const isOnOldTable = isAboutTable && !(table !== undefined && isYoung(table.birth));
      const met = { place: { file: migration.file, line }, isOnOldTable, statement };
      for (const step of [change, ...smallSteps(after, change)])
        steps.push({ ...met, change: step, ...(table === undefined ? {} : { table }) });
      applyChange(after, change, migration.name);
    }
  }
  return { migration, script, steps, before, after, isYoung };
}

/** The steps of some kinds. */
export function stepsOf<Kind extends Change["kind"]>(
  steps: readonly Step[],
  ...kinds: readonly Kind[]
): readonly Step<Extract<Change, { readonly kind: Kind }>>[] {
  const wanted = new Set<string>(kinds);
  return steps.filter((step): step is Step<Extract<Change, { readonly kind: Kind }>> => wanted.has(step.change.kind));
}
