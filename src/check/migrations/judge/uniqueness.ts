import type { CatalogueTable } from "../catalogue/catalogue.js";
import type { NewMigration } from "../new-migrations.js";
import type { Index } from "../sql/definitions.js";

/** Whether rows that are there may break a unique key. */
export function mayHaveDuplicates(
  table: CatalogueTable | undefined,
  { keys, where, isNullsNotDistinct }: Pick<Index, "keys" | "where" | "isNullsNotDistinct">,
  { isYoung, before }: Pick<NewMigration, "isYoung" | "before">,
): boolean {
  if (table === undefined) return true;
  const columns = keys.flatMap(({ column }) => column ?? []);
  if (columns.length === keys.length && !isNullsNotDistinct && columns.some((name) => isEmpty(table, name, isYoung)))
    return false;
  if (columns.some((name) => numbersItself(table, name, isYoung))) return false;
  // A narrower key held until this migration, so this one holds as well.
  const old = before.table(table) ?? table;
  return ![...keysOf(old), ...keysOf(table)].some(
    (key) => key.length > 0 && key.every((name) => columns.includes(name)),
  );

  function keysOf({ constraints, indexes }: CatalogueTable): readonly (readonly string[])[] {
    const ofConstraints = [...constraints.values()].flatMap((one) =>
      one.kind === "primaryKey" || one.kind === "unique" ? [one.columns] : [],
    );
    const ofIndexes = [...indexes.values()].flatMap((index) => {
      const isWhole = index.isUnique && (index.where === undefined || index.where.text === where?.text);
      const names = index.keys.flatMap(({ column }) => column ?? []);
      return isWhole && names.length === index.keys.length ? [names] : [];
    });
    return [...ofConstraints, ...ofIndexes];
  }
}

/** A new column without a default: NULL in every row, and NULLs are distinct. */
function isEmpty({ columns }: CatalogueTable, name: string, isYoung: NewMigration["isYoung"]): boolean {
  const column = columns.get(name);
  return (
    column !== undefined &&
    isYoung(column.birth) &&
    column.isNullable &&
    column.default === undefined &&
    column.generated === undefined
  );
}

/** A new column that numbers the rows, or has another volatile default. */
function numbersItself({ columns }: CatalogueTable, name: string, isYoung: NewMigration["isYoung"]): boolean {
  const column = columns.get(name);
  return (
    column !== undefined &&
    isYoung(column.birth) &&
    (column.numbering !== undefined || column.default?.isVolatile === true)
  );
}
