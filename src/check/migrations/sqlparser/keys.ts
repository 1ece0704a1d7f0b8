import type { Constraint, ForeignKey, Index, IndexKey, ReferentialAction } from "../sql/definitions.js";
import { expression, notNullColumns } from "./expression.js";
import { choiceOf, isSet, listOf, nameOf, NotKnown, part, parts, wordOf, type Tree } from "./tree.js";

export type Family = "mysql" | "sqlite";

/** What neither database lets one name. */
export const PRIMARY_KEY = "PRIMARY";

const ACTIONS: { readonly [word: string]: ReferentialAction } = {
  NoAction: "no action",
  Restrict: "restrict",
  Cascade: "cascade",
  SetNull: "set null",
  SetDefault: "set default",
};

/** What stands in a table beside its columns. MySQL tells no unique constraint from a unique index, and drops it as an index. */
export interface Keys {
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
}

/** A constraint of a table, as CREATE TABLE and ADD have it. */
export function keyOf(tree: Tree, table: string, family: Family): Keys {
  const { kind, body } = choiceOf(tree);
  const name = part(body, "name") ?? part(body, "index_name") ?? part(body, "opt_index_name");
  const named = name === undefined ? undefined : wordOf(name);
  const keys = (): readonly IndexKey[] => parts(body, "columns").map((one) => indexKey(one, family));
  switch (kind) {
    case "PrimaryKey":
      return constraint({ kind: "primaryKey", name: PRIMARY_KEY, columns: columnsOf(keys()), isNotValid: false });
    case "Unique": {
      const own = part(body, "index_name");
      return uniqueKey(own === undefined ? named : wordOf(own), keys(), table, family);
    }
    case "Index":
      return index({ ...plainIndex(named ?? firstColumn(keys()), keys()), method: methodOf(body) });
    case "FulltextOrSpatial": {
      const method = isSet(body, "fulltext") ? "fulltext" : "spatial";
      return index({ ...plainIndex(named ?? firstColumn(keys()), keys()), method });
    }
    case "ForeignKey":
      return constraint(foreignKey(body, parts(body, "columns").map(wordOf), named, table, family));
    case "Check":
      return constraint(check(part(body, "expr"), named ?? `${table}_check`));
    default:
      throw new NotKnown(`a constraint that is not known here (${kind})`);
  }
}

export function uniqueKey(name: string | undefined, keys: readonly IndexKey[], table: string, family: Family): Keys {
  if (family === "mysql") return index({ ...plainIndex(name ?? firstColumn(keys), keys), isUnique: true });
  const columns = columnsOf(keys);
  return constraint({
    kind: "unique",
    name: `sqlite_autoindex_${table}_${columns.join("_")}`,
    columns,
    isNotValid: false,
  });
}

export function foreignKey(
  body: Tree,
  columns: readonly string[],
  name: string | undefined,
  table: string,
  family: Family,
): ForeignKey {
  return {
    kind: "foreignKey",
    // SQLite keeps no name of it, so that none of Prisma's tools ever sees one.
    name: family === "sqlite" || name === undefined ? [...columns, "fkey"].join("_") : name,
    columns,
    target: nameOf(part(body, "foreign_table")),
    targetColumns: parts(body, "referred_columns").map(wordOf),
    onDelete: actionOf(part(body, "on_delete")),
    onUpdate: actionOf(part(body, "on_update")),
    isNotValid: false,
  };
}

function actionOf(tree: Tree): ReferentialAction {
  if (tree === undefined) return "no action";
  const action = ACTIONS[choiceOf(tree).kind];
  if (action === undefined) throw new NotKnown("a foreign key with an action that is not known here");
  return action;
}

export function check(tree: Tree, name: string): Constraint {
  return { kind: "check", name, expression: expression(tree), notNullColumns: notNullColumns(tree), isNotValid: false };
}

/** Of `CREATE INDEX`. */
export function createdIndex(body: Tree, family: Family): Index {
  const keys = parts(body, "columns").map((one) => indexKey(one, family));
  const where = part(body, "predicate");
  return {
    ...plainIndex(nameOf(part(body, "name")).name, keys),
    isUnique: isSet(body, "unique"),
    method: methodOf(body),
    ...(where === undefined ? {} : { where: expression(where) }),
  };
}

function plainIndex(name: string, keys: readonly IndexKey[]): Index {
  return { name, isUnique: false, method: "btree", keys, includes: [], isNullsNotDistinct: false };
}

function methodOf(body: Tree): string {
  const using =
    parts(body, "index_options").map((one) => part(one, "Using"))[0] ?? part(body, "using") ?? part(body, "index_type");
  return using === undefined ? "btree" : choiceOf(using).kind.toLowerCase();
}

function indexKey(tree: Tree, family: Family): IndexKey {
  const column = part(tree, "column");
  const isDescending = part(part(column, "options"), "asc") === false;
  const { kind, body } = choiceOf(part(column, "expr"));
  if (kind === "Identifier") return { column: wordOf(body), isDescending };
  const length = family === "mysql" && kind === "Function" ? prefixLength(body) : undefined;
  if (length !== undefined) return { column: nameOf(part(body, "name")).name, isDescending, length };
  if (kind === "Collate" && choiceOf(part(body, "expr")).kind === "Identifier") {
    const collation = nameOf(part(body, "collation")).name;
    return {
      column: wordOf(part(part(body, "expr"), "Identifier")),
      isDescending,
      operatorClass: `collate ${collation}`,
    };
  }
  return { expression: expression(part(column, "expr")), isDescending };
}

/** `name(20)` looks like the call of a function. An expression as key has brackets of its own. */
function prefixLength(call: Tree): number | undefined {
  const [only, ...more] = parts(part(part(call, "args"), "List"), "args");
  const value = part(part(part(part(only, "Unnamed"), "Expr"), "Value"), "value");
  const [digits] = listOf(part(value, "Number"));
  return typeof digits === "string" && more.length === 0 ? Number(digits) : undefined;
}

function columnsOf(keys: readonly IndexKey[]): readonly string[] {
  return keys.map(({ column }) => {
    if (column === undefined) throw new NotKnown("a key on an expression, in a place that is not known here");
    return column;
  });
}

function firstColumn([first]: readonly IndexKey[]): string {
  return first?.column ?? "functional_index";
}

function constraint(one: Constraint): Keys {
  return { constraints: [one], indexes: [] };
}

function index(one: Index): Keys {
  return { constraints: [], indexes: [one] };
}
