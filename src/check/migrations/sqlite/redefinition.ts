import type { Change, CreateTable, RedefineTable } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import type { Statement } from "../sql/statement.js";
import type { ReadStatement } from "../sqlparser/script.js";
import { copiedRows, type CopiedRows } from "./copied-rows.js";

/**
 * SQLite changes little of a table. What it cannot change, Prisma does as SQLite's manual says: create another table, copy
 * the rows, drop the old one, and give the new one its name. These four statements are one change of the table, which
 * stands where the new table is created.
 */
export function withRedefinitions(statements: readonly ReadStatement[]): readonly Statement[] {
  const changes = new Map<number, readonly Change[]>();
  for (const place of statements.keys()) {
    const found = redefinition(statements, place);
    if (found === undefined) continue;
    for (const part of found.places) changes.set(part, []);
    changes.set(found.created, [found.change]);
  }
  return statements.map(({ trees: _, ...statement }, place) => ({
    ...statement,
    changes: changes.get(place) ?? statement.changes,
  }));
}

interface Redefinition {
  readonly change: RedefineTable;
  readonly created: number;
  readonly places: readonly number[];
}

/** @param renamed - where the new table gets the name of the old one. */
function redefinition(statements: readonly ReadStatement[], renamed: number): Redefinition | undefined {
  const rename = onlyChange(statements[renamed]);
  if (rename?.kind !== "renameTable") return undefined;
  const [next, old] = [rename.table, { ...rename.table, name: rename.to }];
  const before = statements.slice(0, renamed);
  const dropped = before.findLastIndex((one) => isChange(one, "dropTable", old));
  const created = before.slice(0, dropped + 1).findLastIndex((one) => isChange(one, "createTable", next));
  const creation = onlyChange(statements[created]);
  if (dropped === -1 || creation?.kind !== "createTable" || creation.isDerived || creation.isIfNotExists)
    return undefined;

  const between = [...before.keys()].filter((place) => place > created && place !== dropped);
  const ofBoth = between.filter((place) => isAbout(statements[place], next) || isAbout(statements[place], old));
  const copies = ofBoth.map((place) => copyIn(statements[place], old, next));
  // Whatever else is done to one of them makes it another story.
  if (copies.length > 1 || copies.some((copy) => copy === undefined)) return undefined;
  return {
    change: redefinedTable(creation, old, copies[0]),
    created,
    places: [created, ...ofBoth, dropped, renamed],
  };
}

function redefinedTable(
  { columns, constraints }: CreateTable,
  table: Name,
  copy: CopiedRows | undefined,
): RedefineTable {
  const about = { kind: "redefineTable" as const, table, columns, constraints };
  if (copy === undefined) return { ...about, copied: [] };
  return copy.columns === undefined ? about : { ...about, copied: copy.columns };
}

function onlyChange(statement: ReadStatement | undefined): Change | undefined {
  return statement?.changes.length === 1 && statement.unread.length === 0 ? statement.changes[0] : undefined;
}

function isChange(statement: ReadStatement, kind: "dropTable" | "createTable", table: Name): boolean {
  const change = onlyChange(statement);
  return change?.kind === kind && isSame(change.table, table);
}

function isAbout(statement: ReadStatement | undefined, table: Name): boolean {
  const changes = statement?.changes ?? [];
  return changes.some((change) => "table" in change && isSame(change.table, table));
}

function copyIn(statement: ReadStatement | undefined, from: Name, into: Name): CopiedRows | undefined {
  const [copy] = (statement?.trees ?? []).flatMap((tree) => copiedRows(tree) ?? []);
  return copy !== undefined && isSame(copy.from, from) && isSame(copy.into, into) ? copy : undefined;
}

function isSame(one: Name | undefined, other: Name): boolean {
  return one?.name === other.name && one.schema === other.schema;
}
