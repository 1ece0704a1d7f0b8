import type { Column } from "../sql/definitions.js";
import { columnType, dialectWords } from "./column-type.js";
import { expression, isNull } from "./expression.js";
import { check, foreignKey, PRIMARY_KEY, uniqueKey, type Family, type Keys } from "./keys.js";
import { choiceOf, inWords, nameOf, NotKnown, part, wordOf, type Choice, type Tree } from "./tree.js";

export interface DefinedColumn extends Keys {
  readonly column: Column;
}

export interface Definition {
  readonly name: string;
  readonly type: Tree;
  /** Each as a choice, with the name that a constraint may have. */
  readonly options: readonly { readonly name?: Tree; readonly option: Tree }[];
}

const NUMBERING = new Set(["AUTO_INCREMENT", "AUTOINCREMENT"]);
/** They change nothing that the checks or the catalogue look at. */
const WITHOUT_MEANING = new Set([
  "Null",
  "NotNull",
  "Comment",
  "OnUpdate",
  "CharacterSet",
  "OnConflict",
  "Visible",
  "Invisible",
]);
const WORDS_WITHOUT_MEANING = new Set(["ASC", "DESC"]);

export function definedColumn({ name, type, options }: Definition, table: string, family: Family): DefinedColumn {
  const choices = options.map((one) => ({ ...choiceOf(one.option), name: one.name }));
  const find = (kind: string): Choice | undefined => choices.find((choice) => choice.kind === kind);
  const isNumbered = choices.some(({ kind, body }) => kind === "DialectSpecific" && NUMBERING.has(dialectWords(body)));
  const fallback = find("Default")?.body;
  const generated = find("Generated")?.body;
  const collation = find("Collation")?.body;
  const typed = columnType(type, family);
  const column: Column = {
    name,
    type: typed,
    isNullable: find("NotNull") === undefined && find("PrimaryKey") === undefined,
    ...(fallback === undefined || isNull(fallback) ? {} : { default: expression(fallback) }),
    ...(isNumbered ? { numbering: "autoincrement" } : {}),
    ...(generated === undefined ? {} : { generated: generatedPart(generated) }),
    ...(collation === undefined ? {} : { collation: nameOf(collation).name }),
  };
  const keys = choices.map((choice) => keyBehind(choice, { name, table, family }));
  return {
    column,
    constraints: keys.flatMap(({ constraints }) => constraints),
    indexes: keys.flatMap(({ indexes }) => indexes),
  };
}

function generatedPart(body: Tree): NonNullable<Column["generated"]> {
  const isStored = part(body, "generation_expr_mode") === "Stored";
  return { kind: isStored ? "stored" : "virtual", expression: expression(part(body, "generation_expr")) };
}

interface Owner {
  readonly name: string;
  readonly table: string;
  readonly family: Family;
}

const NONE: Keys = { constraints: [], indexes: [] };

function keyBehind({ kind, body, name }: Choice & { readonly name: Tree }, owner: Owner): Keys {
  const columns = [owner.name];
  switch (kind) {
    case "PrimaryKey":
      return { ...NONE, constraints: [{ kind: "primaryKey", name: PRIMARY_KEY, columns, isNotValid: false }] };
    case "Unique":
      return uniqueKey(undefined, [{ column: owner.name, isDescending: false }], owner.table, owner.family);
    case "Check":
      return {
        ...NONE,
        constraints: [check(part(body, "expr"), nameOrElse(name, `${owner.table}_${owner.name}_check`))],
      };
    case "ForeignKey":
      if (owner.family === "mysql")
        throw new NotKnown("REFERENCES behind a column, which MySQL leaves out and MariaDB does not");
      return { ...NONE, constraints: [foreignKey(body, columns, undefined, owner.table, owner.family)] };
    case "DialectSpecific": {
      const words = dialectWords(body);
      if (NUMBERING.has(words) || WORDS_WITHOUT_MEANING.has(words)) return NONE;
      throw new NotKnown("a column with an option that is not known here");
    }
    case "Default":
    case "Generated":
    case "Collation":
      return NONE;
    default:
      if (WITHOUT_MEANING.has(kind)) return NONE;
      throw new NotKnown(`a column with an option that is not known here (${inWords(kind)})`);
  }
}

function nameOrElse(name: Tree, otherwise: string): string {
  return name === undefined ? otherwise : wordOf(name);
}
