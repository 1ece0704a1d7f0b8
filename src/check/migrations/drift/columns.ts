import type { Catalogue, CatalogueColumn } from "../catalogue/catalogue.js";
import { typeText } from "../sql/type-text.js";
import type { ColumnType, Expression, Name } from "../sql/definitions.js";
import type { ColumnDifference } from "./difference.js";

/** What a schema says of a column and the migrations do otherwise. Collations, and how a number is made, no schema says. */
export function columnDifferences(
  table: Name,
  declared: { readonly catalogue: Catalogue; readonly column: CatalogueColumn },
  migrated: { readonly catalogue: Catalogue; readonly column: CatalogueColumn },
): readonly ColumnDifference[] {
  const [inSchema, inMigrations] = [declared.column, migrated.column];
  const about = { table, column: inSchema.name };
  const found: ColumnDifference[] = [];
  if (!isSameType({ ...declared, type: inSchema.type }, { ...migrated, type: inMigrations.type })) {
    found.push({
      ...about,
      kind: "type",
      inSchema: typeText(inSchema.type),
      inMigrations: typeText(inMigrations.type),
    });
  }
  // A list that is NULL reads as an empty one.
  const isList = inSchema.type.dimensions > 0;
  if (!isList && inSchema.isNullable !== inMigrations.isNullable) {
    found.push({ ...about, kind: "nullable", inSchema: arity(inSchema), inMigrations: arity(inMigrations) });
  }
  if (isNumbered(inSchema) !== isNumbered(inMigrations)) {
    found.push({ ...about, kind: "numbering", inSchema: numbering(inSchema), inMigrations: numbering(inMigrations) });
  } else if (inMigrations.generated === undefined && defaultKey(inSchema) !== defaultKey(inMigrations)) {
    found.push({ ...about, kind: "default", ...defaults(inSchema, inMigrations) });
  }
  return found;
}

/** Types whose length is 1 where none is written. */
const WITH_LENGTH = new Set(["character", "bit"]);

/** Types whose precision is 6 where none is written. */
const WITH_PRECISION = new Set(["timestamp", "timestamptz", "time", "timetz"]);

/** Those that an attribute of a schema names. */
const NAMED_IN_SCHEMAS = new Set([
  ...[
    "smallint",
    "integer",
    "oid",
    "bigint",
    "real",
    "double precision",
    "numeric",
    "money",
    "boolean",
    "text",
    "varchar",
  ],
  ...["character", "uuid", "inet", "xml", "json", "jsonb", "bytea", "bit", "bit varying", "citext", "date"],
  ...WITH_PRECISION,
]);

interface TypeOf {
  readonly catalogue: Catalogue;
  readonly type: ColumnType;
}

/** As Prisma compares them: `Unsupported` is one type, and `@db.Timestamp` takes any precision. */
function isSameType(declared: TypeOf, migrated: TypeOf): boolean {
  const [one, other] = [declared.type, migrated.type];
  if (one.dimensions > 0 !== other.dimensions > 0) return false;
  if (isUnsupported(declared) && isUnsupported(migrated)) return true;
  if (typeKey(declared) !== typeKey(migrated)) return false;
  const isAnyPrecision = WITH_PRECISION.has(one.name) && one.modifiers.length === 0;
  return isAnyPrecision || String(completed(one)) === String(completed(other));
}

function isUnsupported({ catalogue, type }: TypeOf): boolean {
  // Those of SQLite, whose names have no case, are called otherwise.
  return !catalogue.isCaseBlind && !NAMED_IN_SCHEMAS.has(type.name) && catalogue.enum(type) === undefined;
}

function typeKey({ catalogue, type }: TypeOf): string {
  return catalogue.enum(type) === undefined ? type.name : catalogue.key(type);
}

function completed({ name, modifiers }: ColumnType): readonly number[] {
  if (WITH_PRECISION.has(name) && modifiers.length === 0) return [6];
  if (WITH_LENGTH.has(name) && modifiers.length === 0) return [1];
  return name === "numeric" && modifiers.length === 1 ? [...modifiers, 0] : modifiers;
}

function arity({ isNullable }: CatalogueColumn): string {
  return isNullable ? "optional" : "required";
}

/** By a sequence, however it is made: `SERIAL`, an identity column, or `SET DEFAULT nextval('…')`. */
function isNumbered({ numbering: own, default: fallback }: CatalogueColumn): boolean {
  return own !== undefined || fallback?.text.startsWith("nextval(") === true;
}

function numbering(column: CatalogueColumn): string {
  return isNumbered(column) ? "numbered by the database" : "not numbered by the database";
}

function defaultKey(column: CatalogueColumn): string | undefined {
  if (isNumbered(column)) return undefined;
  return column.default === undefined ? undefined : normalDefault(column.default);
}

const NOW = new Set(["now()", "transaction_timestamp()", "CURRENT_TIMESTAMP"]);
/** A constant, and the type that it is cast to: the column's own has the last word. */
const CAST_CONSTANT = /^('(?:[^']|'')*'|-?[\d.]+|ARRAY\[[^\]]*\])::.+$/s;

function normalDefault({ text }: Expression): string {
  const [, plain = text] = CAST_CONSTANT.exec(text) ?? [];
  if (NOW.has(plain) || plain.startsWith("CURRENT_TIMESTAMP")) return "now";
  if (plain === "ARRAY[]" || plain === "'{}'") return "empty list";
  const unquoted = /^'(-?\d+(?:\.\d+)?)'$/.exec(plain)?.[1] ?? plain;
  return /^-?\d+(?:\.\d+)?$/.test(unquoted) ? String(Number(unquoted)) : plain;
}

/** Without the defaults themselves: they may be somebody's data. */
function defaults(
  inSchema: CatalogueColumn,
  inMigrations: CatalogueColumn,
): Pick<ColumnDifference, "inSchema" | "inMigrations"> {
  const [has, hasMigrated] = [inSchema, inMigrations].map((column) => column.default !== undefined);
  return {
    inSchema: has === true ? (hasMigrated === true ? "given another default" : "given a default") : "without a default",
    inMigrations: hasMigrated === true ? "given a default" : "without one",
  };
}
