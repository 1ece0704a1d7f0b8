import type { ColumnType } from "../sql/definitions.js";
import { choiceOf, inWords, listOf, nameOf, NotKnown, part, type Tree } from "./tree.js";

/** The parser's names of types that both databases have, and those that reports show. */
const NAMES: { readonly [kind: string]: string } = {
  Int: "integer",
  Integer: "integer",
  Real: "real",
  DoublePrecision: "double precision",
  Character: "char",
  CharVarying: "varchar",
  CharacterVarying: "varchar",
  Dec: "decimal",
  JSON: "json",
  JSONB: "jsonb",
  Unspecified: "without a type",
};

const KNOWN = new Set(
  `TinyInt SmallInt MediumInt BigInt Decimal Numeric Float Double Boolean Bool Datetime Timestamp Date Time Char Varchar Nvarchar
  Text TinyText MediumText LongText Blob TinyBlob MediumBlob LongBlob Binary Varbinary Bit Uuid Clob`.split(/\s+/),
);

/** In MySQL's eyes these are the same. */
const MYSQL_SYNONYMS: { readonly [name: string]: string } = {
  numeric: "decimal",
  real: "double",
  "double precision": "double",
  bool: "boolean",
};

const INTEGERS = new Set(["tinyint", "smallint", "mediumint", "integer", "bigint"]);

export function columnType(tree: Tree, family: "mysql" | "sqlite"): ColumnType {
  const { kind, body } = choiceOf(tree);
  if (kind === "Enum" || kind === "Set") return { ...plain(kind.toLowerCase(), []), values: valuesOf(kind, body) };
  if (kind === "Custom") return customType(body);
  const bare = kind.replace(/Unsigned$/, "");
  const known = NAMES[bare] ?? (KNOWN.has(bare) ? bare.toLowerCase() : undefined);
  if (known === undefined) throw new NotKnown(`a type that is not known here (${inWords(kind)})`);
  const name = family === "mysql" ? (MYSQL_SYNONYMS[known] ?? known) : known;
  if (family === "mysql" && name === "boolean") return plain("tinyint", [1]);
  const numbers = numbersIn(body);
  // A width of display, but for tinyint(1), which Prisma takes for a Boolean.
  const isWidth = INTEGERS.has(name) && !(name === "tinyint" && numbers[0] === 1);
  return plain(bare === kind ? name : `${name} unsigned`, isWidth ? [] : numbers);
}

function plain(name: string, modifiers: readonly number[]): ColumnType {
  return { name, modifiers, dimensions: 0 };
}

/** One that the parser has no word for: `YEAR`, `POINT`. */
function customType(body: Tree): ColumnType {
  const [name, modifiers] = listOf(body);
  const word = nameOf(name).name.toLowerCase();
  if (word === "serial") throw new NotKnown("the type SERIAL, which is short for a column with a key");
  return plain(word, listOf(modifiers).map(Number).filter(Number.isInteger));
}

function valuesOf(kind: string, body: Tree): readonly string[] {
  const values = kind === "Enum" ? listOf(listOf(body)[0]).map((one) => part(one, "Name")) : listOf(body);
  return values.map((value) => {
    if (typeof value !== "string") throw new NotKnown("an enum with values that are not known here");
    return value;
  });
}

function numbersIn(body: Tree): readonly number[] {
  if (typeof body === "number") return [body];
  if (typeof body !== "object" || body === null) return [];
  return Object.values(body).flatMap(numbersIn);
}

/** The words of a DialectSpecific option: `AUTO_INCREMENT`. */
export function dialectWords(body: Tree): string {
  return listOf(body)
    .map((token) => {
      const value = part(part(token, "Word"), "value");
      return typeof value === "string" ? value.toUpperCase() : "?";
    })
    .join(" ");
}
