import type { Place } from "../../outcome.js";
import type { CatalogueTable } from "../catalogue/catalogue.js";
import { stepsOf, type NewMigration } from "../new-migrations.js";
import type { ColumnType, Name } from "../sql/definitions.js";
import { replacedTables } from "./lost.js";

export type Required = {
  readonly table: Name;
  readonly column: string;
  readonly place: Place;
} & ({ readonly kind: "added"; readonly type: ColumnType } | { readonly kind: "set"; readonly isFilled: boolean });

/** Columns of tables with rows that take no NULL any more. */
export function requiredIn(migration: NewMigration): readonly Required[] {
  return [...added(migration), ...set(migration), ...replaced(migration)];
}

function added({ steps, before }: NewMigration): readonly Required[] {
  return stepsOf(steps, "addColumn").flatMap(({ change, table, isOnOldTable, place }): Required[] => {
    const { column, isIfNotExists } = change;
    const isFilled =
      column.isNullable ||
      column.default !== undefined ||
      column.generated !== undefined ||
      column.numbering !== undefined;
    if (!isOnOldTable || isFilled) return [];
    if (isIfNotExists && table?.columns.has(column.name) === true) return [];
    // Dropped and made anew, which MIG004 finds.
    if (before.table(change.table)?.columns.has(column.name) === true) return [];
    return [{ kind: "added", table: change.table, column: column.name, type: column.type, place }];
  });
}

function set({ steps }: NewMigration): readonly Required[] {
  return stepsOf(steps, "setNotNull").flatMap(({ change, table, isOnOldTable, place }): Required[] => {
    const { column } = change;
    if (!isOnOldTable || table?.columns.get(column)?.isNullable === false) return [];
    if (table !== undefined && isProvenNotNull(table, column)) return [];
    return [{ kind: "set", table: change.table, column, isFilled: change.isFilled === true, place }];
  });
}

/** A valid CHECK says it, so PostgreSQL (from 12) does not read the rows. */
function isProvenNotNull({ constraints }: CatalogueTable, column: string): boolean {
  return [...constraints.values()].some(
    (one) => one.kind === "check" && !one.isNotValid && one.notNullColumns.includes(column),
  );
}

function replaced(migration: NewMigration): readonly Required[] {
  return replacedTables(migration).flatMap(({ old, next, step }) =>
    [...next.columns.values()].flatMap(
      ({ name: column, isNullable, numbering, default: fallback, generated, type }): Required[] => {
        const known = old.columns.get(column);
        const isFilled = fallback !== undefined || generated !== undefined || numbering !== undefined;
        if (isNullable || !old.isComplete) return [];
        if (known === undefined) {
          return isFilled ? [] : [{ kind: "added", table: old, column, type, place: step.place }];
        }
        return known.isNullable ? [{ kind: "set", table: old, column, isFilled: false, place: step.place }] : [];
      },
    ),
  );
}
