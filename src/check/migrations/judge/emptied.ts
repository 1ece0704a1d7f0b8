import type { Catalogue, CatalogueTable } from "../catalogue/catalogue.js";
import { stepsOf, type NewMigration, type Step } from "../new-migrations.js";
import type { Place } from "../../outcome.js";
import type { DataChange } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";

/** Rows of a table that production has, all of which one statement changes. */
export interface AllRows {
  readonly table: Name;
  readonly how: "update" | "delete" | "truncate";
  readonly place: Place;
  /** The table named in TRUNCATE ... CASCADE, which this one refers to. */
  readonly through?: Name;
}

/** What a migration does to all rows of a table. A table that it drops later is another matter. */
export function allRowsChangedBy(migration: NewMigration): readonly AllRows[] {
  const changed = stepsOf(migration.steps, "changeData").flatMap((step) => [
    ...ownRows(step),
    ...referringRows(step, migration),
  ]);
  const kept = changed.filter(({ table }) => !isDropped(migration, table));
  return kept.filter((one, index) => kept.findIndex((other) => isSame(one, other)) === index);
}

function ownRows({ change, isOnOldTable, place }: Step<DataChange>): readonly AllRows[] {
  const { table, how, isLimited } = change;
  return how === "insert" || isLimited || !isOnOldTable ? [] : [{ table, how, place }];
}

function referringRows(
  { change, place }: Step<DataChange>,
  { before, after, isYoung }: NewMigration,
): readonly AllRows[] {
  if (change.how !== "truncate" || !change.isCascade) return [];
  const tables = new Map([...before.tables, ...after.tables]);
  const old = [...referringTo(after, change.table, tables)].filter(({ birth }) => !isYoung(birth));
  return old.map((table): AllRows => ({ table, how: "truncate", place, through: change.table }));
}

/** The tables whose foreign keys lead to it, directly or through others. */
function referringTo(
  catalogue: Catalogue,
  target: Name,
  tables: ReadonlyMap<string, CatalogueTable>,
): ReadonlySet<CatalogueTable> {
  const found = new Set<CatalogueTable>();
  const reached = new Set([catalogue.key(target)]);
  for (const key of reached) {
    for (const [own, table] of tables) {
      const refers = [...table.constraints.values()].some(
        (one) => one.kind === "foreignKey" && catalogue.key(one.target) === key,
      );
      if (!refers || reached.has(own)) continue;
      reached.add(own);
      found.add(table);
    }
  }
  return found;
}

function isDropped({ before, after }: NewMigration, table: Name): boolean {
  return before.table(table) !== undefined && after.table(table) === undefined;
}

function isSame(one: AllRows, { table, how }: AllRows): boolean {
  return one.how === how && one.table.name === table.name && one.table.schema === table.schema;
}
