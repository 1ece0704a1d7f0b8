import type { Place } from "../../outcome.js";
import { stepsOf, type NewMigration } from "../new-migrations.js";
import type { ColumnType, Name } from "../sql/definitions.js";

export interface RemovedValues {
  /** The enum; in MySQL the table, since the enum belongs to a column of it. */
  readonly type: Name;
  readonly column?: string;
  /** Of the catalogue. */
  readonly key: string;
  /** Empty: the whole type. */
  readonly values: readonly string[];
  readonly place: Place;
}

/**
 * Enums that have lost values when the migration is over. Prisma makes a new type, casts the columns, and gives the new one
 * the old name, so that no single statement says it.
 */
export function removedEnumValues(migration: NewMigration): readonly RemovedValues[] {
  return [...ofTypes(migration), ...ofColumns(migration)];
}

function ofColumns({ steps, before, isYoung }: NewMigration): readonly RemovedValues[] {
  return stepsOf(steps, "changeType").flatMap(({ change, table, isOnOldTable, place }): RemovedValues[] => {
    const known = table?.columns.get(change.column);
    if (!isOnOldTable || known === undefined || isYoung(known.birth)) return [];
    const values = lostValues(known.type, change.type);
    const key = `${before.key(change.table)}.${change.column}`;
    return values.length === 0 ? [] : [{ type: change.table, column: change.column, key, values, place }];
  });
}

/** What the one enum of a column has and the other has not; empty for other types. */
export function lostValues(from: ColumnType, to: ColumnType): readonly string[] {
  if (from.values === undefined || to.values === undefined || from.name !== to.name) return [];
  return from.values.filter((value) => to.values?.includes(value) !== true);
}

function ofTypes(migration: NewMigration): readonly RemovedValues[] {
  const { before, after, isYoung } = migration;
  return [...before.enums].flatMap(([key, old]): RemovedValues[] => {
    if (isYoung(old.birth)) return [];
    const next = after.enums.get(key);
    if (next !== undefined) {
      const renamed = stepsOf(migration.steps, "renameEnumValue").filter(
        ({ change }) => before.key(change.type) === key,
      );
      const gone = old.values.filter(
        (value) => !next.values.includes(value) && !renamed.some(({ change }) => change.value === value),
      );
      return gone.length === 0 ? [] : [{ type: old, key, values: gone, place: placeOf(migration, key) }];
    }
    const isDropped = stepsOf(migration.steps, "dropType").some(({ change }) => after.key(change.type) === key);
    // A column that still has the type goes with it; one that has gone before is found for itself.
    const isUsed = isDropped && after.usesOf(old).length > 0;
    return isUsed ? [{ type: old, key, values: [], place: placeOf(migration, key) }] : [];
  });
}

/** Where the old type is cast away, renamed or dropped. */
function placeOf({ steps, before, migration }: NewMigration, key: string): Place {
  const casts = stepsOf(steps, "changeType").filter(({ change, table }) => {
    const known = table?.columns.get(change.column);
    return known !== undefined && before.key(known.type) === key;
  });
  const drops = stepsOf(steps, "renameType", "dropType").filter(({ change }) => before.key(change.type) === key);
  return (casts[0] ?? drops[0])?.place ?? { file: migration.file, line: 1 };
}
