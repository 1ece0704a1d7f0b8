import type { ColumnType } from "../sql/definitions.js";
import { typeText } from "../sql/type-text.js";
import type { TypeChangeCost } from "./type-change.js";

/** Of integers without a sign and with one: the digits that the longest has, with its sign. */
const INTEGERS: { readonly [name: string]: { readonly bytes: number; readonly digits: number } } = {
  tinyint: { bytes: 1, digits: 3 },
  smallint: { bytes: 2, digits: 5 },
  mediumint: { bytes: 3, digits: 8 },
  integer: { bytes: 4, digits: 10 },
  bigint: { bytes: 8, digits: 20 },
};

/** Bytes that fit. */
const TEXTS: { readonly [name: string]: number } = {
  tinytext: 255,
  text: 65_535,
  mediumtext: 16_777_215,
  longtext: 4_294_967_295,
};
const BLOBS: { readonly [name: string]: number } = {
  tinyblob: 255,
  blob: 65_535,
  mediumblob: 16_777_215,
  longblob: 4_294_967_295,
};
/** The longest value as text, of types whose values all have one. */
const TEXT_LENGTHS: { readonly [name: string]: number } = { date: 10, datetime: 26, timestamp: 26, time: 17, year: 4 };
const WITH_LENGTH = new Set(["char", "varchar", "binary", "varbinary", "bit", "datetime", "timestamp", "time"]);
/** Of utf8mb4, in which Prisma creates tables. */
const BYTES_OF_CHARACTER = 4;

/**
 * What MySQL and MariaDB do for another type of a column. `free` is what they change at once; measured on MariaDB 10.11 by
 * the algorithms that it takes, and again by test/check/migrations/mysql-type-changes.test.ts. Anything else copies the table.
 */
export function mysqlTypeChangeCost(from: ColumnType, to: ColumnType): TypeChangeCost {
  if (typeText(from) === typeText(to)) return "none";
  if (from.values !== undefined) return ofEnum(from.values, from.name, to);
  if (from.name === to.name) return withOtherModifiers(from, to);
  return isWider(from, to) ? "rewrite" : "narrowing";
}

function ofEnum(values: readonly string[], name: string, to: ColumnType): TypeChangeCost {
  if (to.values === undefined || to.name !== name) {
    const longest = Math.max(...(name === "set" ? [values.join().length] : values.map((value) => value.length)));
    return capacity(to) >= longest ? "rewrite" : "narrowing";
  }
  if (!values.every((value) => to.values?.includes(value))) return "narrowing";
  const isAppended = name === "enum" && values.every((value, index) => to.values?.[index] === value);
  // From the 256th value on, each takes two bytes.
  return isAppended && values.length < 256 === to.values.length < 256 ? "free" : "rewrite";
}

function withOtherModifiers(from: ColumnType, to: ColumnType): TypeChangeCost {
  const { name } = from;
  // The same bytes, whatever is shown of them.
  if (name === "tinyint") return "free";
  if (name === "decimal" || name === "decimal unsigned") return withOtherDigits(from, to);
  const [old = 0] = from.modifiers;
  const [next = 0] = to.modifiers;
  if (!WITH_LENGTH.has(name) || next < old) return "narrowing";
  if (name !== "varchar" && name !== "varbinary") return "rewrite";
  // The length of a value is stored in one byte or in two.
  const isLong = (length: number): boolean => length * (name === "varchar" ? BYTES_OF_CHARACTER : 1) > 255;
  return isLong(old) === isLong(next) ? "free" : "rewrite";
}

function withOtherDigits(from: ColumnType, to: ColumnType): TypeChangeCost {
  const [precision = 10, scale = 0] = to.modifiers;
  const [oldPrecision = 10, oldScale = 0] = from.modifiers;
  return scale >= oldScale && precision - scale >= oldPrecision - oldScale ? "rewrite" : "narrowing";
}

/** Every value of the one has its like in the other. */
function isWider(from: ColumnType, to: ColumnType): boolean {
  const [base, isUnsigned] = signOf(from);
  const [nextBase, isNextUnsigned] = signOf(to);
  const [integer, next] = [INTEGERS[base], INTEGERS[nextBase]];
  if (integer !== undefined && next !== undefined)
    return next.bytes > integer.bytes ? isUnsigned || !isNextUnsigned : false;
  if (integer !== undefined && nextBase === "decimal")
    return (isUnsigned || !isNextUnsigned) && wholeDigits(to) >= integer.digits;
  if (integer !== undefined && nextBase === "double") return integer.bytes <= 4 && (isUnsigned || !isNextUnsigned);
  if (base === "float") return nextBase === "double" && to.modifiers.length === 0;
  if (from.name === "date") return to.name === "datetime" || capacity(to) >= 10;
  const oldBlob = BLOBS[from.name] ?? binaryLength(from);
  const blob = BLOBS[to.name] ?? binaryLength(to);
  if (oldBlob !== undefined) return blob !== undefined && blob >= oldBlob;
  return capacity(to) >= longestText(from);
}

function signOf({ name }: ColumnType): readonly [string, boolean] {
  return name.endsWith(" unsigned") ? [name.slice(0, -" unsigned".length), true] : [name, false];
}

function wholeDigits({ modifiers: [precision = 10, scale = 0] }: ColumnType): number {
  return precision - scale;
}

function binaryLength({ name, modifiers: [length = 1] }: ColumnType): number | undefined {
  return name === "varbinary" ? length : undefined;
}

/** How many characters fit; none for what is no text. */
function capacity({ name, modifiers: [length = 1] }: ColumnType): number {
  if (name === "varchar" || name === "char") return length;
  return Math.floor((TEXTS[name] ?? 0) / BYTES_OF_CHARACTER);
}

function longestText(type: ColumnType): number {
  const { name, modifiers } = type;
  if (name === "varchar" || name === "char") return modifiers[0] ?? 1;
  if (TEXTS[name] !== undefined) return capacity(type);
  if (name === "json") return capacity({ ...type, name: "longtext" });
  if (name === "decimal") return (modifiers[0] ?? 10) + 2;
  const integer = INTEGERS[signOf(type)[0]];
  return integer === undefined ? (TEXT_LENGTHS[name] ?? Infinity) : integer.digits + 1;
}
