import type { Catalogue, CatalogueTable } from "../catalogue/catalogue.js";
import { columnDifferences } from "./columns.js";
import type { Difference, Key, Side } from "./difference.js";
import { keysOf, partialKeys } from "./keys.js";

/** What a schema can say with a preview feature. */
export interface Sayable {
  /** Without it, an index on some of the rows is what only SQL can say. */
  readonly partialIndexes: boolean;
}

const NOTHING_MORE: Sayable = { partialIndexes: false };

/**
 * Where the database that the migrations make is not the one that the schema describes. What only SQL can say is no
 * difference: views, functions, triggers, checks, indexes on expressions or on some of the rows.
 */
export function compareCatalogues(
  declared: Catalogue,
  migrated: Catalogue,
  says: Sayable = NOTHING_MORE,
): readonly Difference[] {
  const found: Difference[] = [];
  for (const [key, table] of declared.tables) {
    const other = migrated.tables.get(key);
    if (other === undefined) found.push({ kind: "table", only: "schema", table });
    else {
      const seen = [
        { catalogue: declared, table },
        { catalogue: migrated, table: other },
      ] as const;
      found.push(...tableDifferences(...seen), ...(says.partialIndexes ? partialDifferences(...seen) : []));
    }
  }
  for (const [key, table] of migrated.tables) {
    // A partition is a part of a table that the schema has. An index makes a materialized view look like a table.
    if (declared.tables.has(key) || table.partitionOf !== undefined || migrated.views.has(key)) continue;
    const isOlder = table.birth === "";
    found.push(isOlder ? { kind: "unknownTable", table } : { kind: "table", only: "migrations", table });
  }
  return [...found, ...enumDifferences(declared, migrated)];
}

interface Seen {
  readonly catalogue: Catalogue;
  readonly table: CatalogueTable;
}

function tableDifferences(declared: Seen, migrated: Seen): readonly Difference[] {
  const { table } = declared;
  // The columns of another table that it has stand nowhere.
  if (!migrated.table.isComplete) return [{ kind: "unknownTable", table }];
  const found: Difference[] = [];
  for (const [name, column] of table.columns) {
    const other = migrated.table.columns.get(name);
    if (other === undefined) found.push({ kind: "column", only: "schema", table, column: name });
    else {
      const both = [
        { ...declared, column },
        { ...migrated, column: other },
      ] as const;
      found.push(...columnDifferences(table, ...both));
    }
  }
  for (const name of migrated.table.columns.keys()) {
    if (!table.columns.has(name)) found.push({ kind: "column", only: "migrations", table, column: name });
  }
  return [...found, ...keyDifferences(declared, migrated)];
}

function keyDifferences(declared: Seen, migrated: Seen): readonly Difference[] {
  const { table } = declared;
  const left = [...keysOf(migrated.catalogue, migrated.table)];
  const unmatched: Key[] = [];
  const take = (isWanted: (key: Key) => boolean): Key | undefined => {
    const index = left.findIndex(isWanted);
    return index === -1 ? undefined : left.splice(index, 1)[0];
  };
  // Those of the same name first: two indexes may do the same.
  for (const key of keysOf(declared.catalogue, table)) {
    if (take(({ name, signature }) => name === key.name && signature === key.signature) === undefined)
      unmatched.push(key);
  }
  const all = keysOf(migrated.catalogue, migrated.table);
  const found = unmatched.flatMap((key): Difference[] => {
    const other = take(({ signature }) => signature === key.signature);
    if (other !== undefined) return [{ kind: "keyName", table, key, inMigrations: other.name }];
    // Prisma makes no second key that does what another one does, and drops none.
    return isAmong(all, key) ? [] : [{ kind: "key", only: "schema", table, key }];
  });
  const isOfMissingColumn = ({ columns }: Key, { columns: known }: CatalogueTable): boolean =>
    columns.some((column) => !known.has(column));
  const extra = left
    .filter((key) => !isAmong(keysOf(declared.catalogue, table), key))
    .map((key): Difference => ({ kind: "key", only: "migrations", table, key }));
  // A key on a column that the other side has not is told with the column.
  return [...found, ...extra].filter((one) => {
    if (one.kind !== "key") return true;
    return !isOfMissingColumn(one.key, one.only === "schema" ? migrated.table : table);
  });
}

function isAmong(keys: readonly Key[], { signature }: Key): boolean {
  return keys.some((one) => one.signature === signature);
}

/** Of the indexes on some of the rows. */
function partialDifferences(declared: Seen, migrated: Seen): readonly Difference[] {
  if (!migrated.table.isComplete) return [];
  const [own, other] = [partialKeys(declared.table), partialKeys(migrated.table)];
  const differences = (only: Side, keys: readonly Key[], others: readonly Key[], columns: CatalogueTable["columns"]) =>
    keys
      .filter((key) => !isAmong(others, key) && key.columns.every((column) => columns.has(column)))
      .map((key): Difference => ({ kind: "key", only, table: declared.table, key }));
  return [
    ...differences("schema", own, other, migrated.table.columns),
    ...differences("migrations", other, own, declared.table.columns),
  ];
}

function enumDifferences(declared: Catalogue, migrated: Catalogue): readonly Difference[] {
  const found: Difference[] = [];
  for (const [key, type] of declared.enums) {
    const other = migrated.enums.get(key);
    if (other === undefined) found.push({ kind: "enum", only: "schema", type });
    else {
      // Their order is nothing that Prisma looks at.
      const value =
        (only: Side) =>
        (text: string): Difference => ({ kind: "enumValue", only, type, value: text });
      found.push(...type.values.filter((one) => !other.values.includes(one)).map(value("schema")));
      found.push(...other.values.filter((one) => !type.values.includes(one)).map(value("migrations")));
    }
  }
  for (const [key, type] of migrated.enums) {
    if (!declared.enums.has(key)) found.push({ kind: "enum", only: "migrations", type });
  }
  return found;
}
