import type { EarlierSchema, Use } from "../earlier-schema.js";
import { stepsOf, type NewMigration, type Step } from "../new-migrations.js";
import type { Place } from "../../outcome.js";
import type { CatalogueTable } from "../catalogue/catalogue.js";
import type { Name } from "../sql/definitions.js";

/** A column, a table, a view or a schema that production has and a migration takes away. */
export interface Lost {
  readonly kind: "column" | "table" | "view" | "schema";
  readonly table: Name;
  readonly column?: string;
  readonly place: Place;
  /** What the schema of the running code says of it; `undefined` where it says nothing, or cannot be seen. */
  readonly use: Use | undefined;
  /** The table is made anew under its name without its rows. */
  readonly isEmptied: boolean;
}

export function lostIn(migration: NewMigration, earlier: EarlierSchema | undefined): readonly Lost[] {
  return [...lostColumns(migration, earlier), ...lostTables(migration, earlier), ...lostOthers(migration)];
}

function lostColumns(migration: NewMigration, earlier: EarlierSchema | undefined): readonly Lost[] {
  const dropped = stepsOf(migration.steps, "dropColumn").flatMap(({ change, table, isOnOldTable, place }): Lost[] => {
    const { table: name, column, isIfExists } = change;
    const known = table?.columns.get(column);
    if (!isOnOldTable || (known !== undefined && migration.isYoung(known.birth))) return [];
    if (known === undefined && table?.isComplete === true && isIfExists) return [];
    if (isRemade(migration, name, column)) return [];
    return [
      { kind: "column", table: name, column, place, use: earlier?.columnUse(name.name, column), isEmptied: false },
    ];
  });
  return [...dropped, ...columnsLostByReplacement(migration, earlier)];
}

/** The column stands there again when the migration is over: it has another type, say. */
export function isRemade({ after }: NewMigration, table: Name, column: string): boolean {
  return after.table(table)?.columns.has(column) === true;
}

/** A table that is dropped or renamed away, and another one that has its name in the end, with its rows. */
export interface Replaced {
  readonly old: CatalogueTable;
  readonly next: CatalogueTable;
  readonly step: Step;
}

export function replacedTables(migration: NewMigration): readonly Replaced[] {
  return stepsOf(migration.steps, "dropTable", "renameTable").flatMap((step): Replaced[] => {
    const { table: old, change } = step;
    const next = migration.after.table(change.table);
    const isOther = old !== undefined && next !== undefined && step.isOnOldTable && next.birth !== old.birth;
    return isOther && next.isFilled ? [{ old, next, step }] : [];
  });
}

function columnsLostByReplacement(migration: NewMigration, earlier: EarlierSchema | undefined): readonly Lost[] {
  return replacedTables(migration).flatMap(({ old, next, step }) => {
    if (!next.isComplete) return [];
    const gone = [...old.columns.values()].filter(
      ({ name, birth }) => !next.columns.has(name) && !migration.isYoung(birth),
    );
    return gone.map(({ name }): Lost => ({
      kind: "column",
      table: old,
      column: name,
      place: step.place,
      use: earlier?.columnUse(old.name, name),
      isEmptied: false,
    }));
  });
}

function lostTables(migration: NewMigration, earlier: EarlierSchema | undefined): readonly Lost[] {
  return stepsOf(migration.steps, "dropTable").flatMap(({ change, table, isOnOldTable, place }): Lost[] => {
    if (!isOnOldTable || isPutAside(migration, change.table)) return [];
    const next = migration.after.table(change.table);
    const isView = migration.after.views.has(migration.after.key(change.table));
    if (isView || next?.isFilled === true) return [];
    // It was not there before: DROP TABLE IF EXISTS in front of CREATE TABLE.
    if (next !== undefined && table === undefined && change.isIfExists) return [];
    return [
      {
        kind: "table",
        table: change.table,
        place,
        use: earlier?.tableUse(change.table.name),
        isEmptied: next !== undefined,
      },
    ];
  });
}

/** It was renamed out of the way of a table that now has its name and its rows. */
function isPutAside(migration: NewMigration, table: Name): boolean {
  return replacedTables(migration).some(
    ({ step: { change } }) => change.kind === "renameTable" && change.to === table.name,
  );
}

function lostOthers({ steps, before, after, isYoung }: NewMigration): readonly Lost[] {
  const views = stepsOf(steps, "dropView").flatMap(({ change, place }): Lost[] => {
    const key = before.key(change.view);
    const birth = before.views.get(key);
    const isGone =
      birth !== undefined && !isYoung(birth) && !after.views.has(key) && after.table(change.view) === undefined;
    return isGone ? [{ kind: "view", table: change.view, place, use: undefined, isEmptied: false }] : [];
  });
  const schemas = stepsOf(steps, "dropSchema").flatMap(({ change, place }): Lost[] => {
    const isFull = [...before.tables.values()].some(({ schema, birth }) => schema === change.schema && !isYoung(birth));
    return change.isCascade && isFull
      ? [{ kind: "schema", table: { name: change.schema }, place, use: undefined, isEmptied: false }]
      : [];
  });
  return [...views, ...schemas];
}
