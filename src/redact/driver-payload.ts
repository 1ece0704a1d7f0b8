import { isDatabaseCode, isErrorNumber, isName } from "./names.js";
import { isObject, read, readArray, readString } from "./read.js";

/** What Prisma's driver adapters say of a constraint. */
export type Constraint =
  { readonly fields: readonly string[] } | { readonly index: string } | { readonly foreignKey: object };

/** The part of a `DriverAdapterError`'s `cause` that holds names and codes only. */
export interface DriverPayload {
  readonly kind?: string;
  readonly originalCode?: string;
  readonly code?: string | number;
  readonly extendedCode?: number;
  readonly state?: string;
  readonly severity?: string;
  readonly constraint?: Constraint;
  readonly column?: string;
  readonly table?: string;
}

const KINDS: ReadonlySet<unknown> = new Set([
  ...["postgres", "mysql", "sqlite", "mssql", "GenericJs", "UnsupportedNativeDataType", "InvalidIsolationLevel"],
  ...["LengthMismatch", "UniqueConstraintViolation", "NullConstraintViolation", "ForeignKeyConstraintViolation"],
  ...["RestrictViolation", "DatabaseNotReachable", "DatabaseDoesNotExist", "DatabaseAlreadyExists", "SocketTimeout"],
  ...["DatabaseAccessDenied", "ConnectionClosed", "TlsConnectionError", "AuthenticationFailed", "TooManyConnections"],
  ...["TransactionWriteConflict", "TransactionAlreadyClosed", "TableDoesNotExist", "ColumnNotFound", "ValueOutOfRange"],
  ...["InvalidInputValue", "InconsistentColumnData", "MissingFullTextSearchIndex"],
]);

const SEVERITIES: ReadonlySet<unknown> = new Set([
  "ERROR",
  "FATAL",
  "PANIC",
  "WARNING",
  "NOTICE",
  "INFO",
  "LOG",
  "DEBUG",
]);

/**
 * Sentences of the databases that name a column or a constraint which Prisma leaves in the text. The whole sentence has to
 * match, or its end where the database itself wrote it; a server that speaks another language yields no name.
 */
const SENTENCES: { readonly [databaseCode: string]: readonly ["column" | "constraint", RegExp] } = {
  "23502": ["column", /^null value in column "([^"]+)"(?: of relation "[^"]+")? violates not-null constraint$/],
  "23514": ["constraint", /^new row for relation "[^"]+" violates check constraint "([^"]+)"$/],
  "1264": ["column", /^Out of range value for column '([^']+)' at row \d+$/],
  "1366": ["column", / for column (?:`[^`]+`\.)*[`']([^`']+)[`'] at row \d+$/],
  "3819": ["constraint", /^Check constraint '([^']+)' is violated\.$/],
  "4025": ["constraint", /^CONSTRAINT `([^`]+)` failed for `[^`]+`\.`[^`]+`$/],
  "275": ["constraint", /^SQLITE_CONSTRAINT(?:_CHECK)?: CHECK constraint failed: (\w+)$/],
};

/** Those that were made here: a second pass finds nothing to take out, and not the text that a name came from. */
const redacted = new WeakSet();

/**
 * @param isRaw of a raw query, whose tables, columns and constraints may be the caller's text: only codes are kept.
 */
export function redactPayload(payload: object, isRaw: boolean): DriverPayload {
  if (redacted.has(payload)) return payload;
  const kind = read(payload, "kind");
  const originalCode = read(payload, "originalCode");
  const code = read(payload, "code");
  const extendedCode = read(payload, "extendedCode");
  const state = read(payload, "state");
  const severity = read(payload, "severity");
  const clean: DriverPayload = {
    ...(isDatabaseCode(originalCode) && { originalCode }),
    ...(KINDS.has(kind) && { kind: kind as string }),
    ...((isErrorNumber(code) || isDatabaseCode(code)) && { code }),
    ...(isErrorNumber(extendedCode) && { extendedCode }),
    ...(isDatabaseCode(state) && { state }),
    ...(SEVERITIES.has(severity) && { severity: severity as string }),
    ...(!isRaw && namesOf(payload, isDatabaseCode(originalCode) ? originalCode : "")),
  };
  redacted.add(clean);
  return Object.freeze(clean);
}

function namesOf(payload: object, databaseCode: string): Pick<DriverPayload, "constraint" | "column" | "table"> {
  const column = read(payload, "column");
  const table = read(payload, "table");
  const said = namedInSentence(payload, databaseCode);
  // For PostgreSQL's 23502 the adapter searches the row's values for something that looks like a key.
  const constraint = (databaseCode === "23502" ? undefined : readConstraint(read(payload, "constraint"))) ?? said;
  return {
    ...(isName(column) && { column }),
    ...(isName(table) && { table }),
    ...(constraint && { constraint: Object.freeze(constraint) }),
  };
}

function namedInSentence(payload: object, databaseCode: string): Constraint | undefined {
  const [what, pattern] = Object.hasOwn(SENTENCES, databaseCode) ? (SENTENCES[databaseCode] ?? []) : [];
  const name = pattern?.exec(readString(payload, "originalMessage"))?.[1];
  if (!isName(name)) return undefined;
  return what === "column" ? { fields: Object.freeze([name]) } : { index: name };
}

function readConstraint(value: unknown): Constraint | undefined {
  if (!isObject(value)) return undefined;
  const index = read(value, "index");
  if (isName(index)) return { index };
  const fields = readNames(read(value, "fields"));
  if (fields !== undefined) return { fields: Object.freeze(fields) };
  return isObject(read(value, "foreignKey")) ? { foreignKey: Object.freeze({}) } : undefined;
}

/** All of them or none: a list with a hole would name another constraint. */
export function readNames(value: unknown): readonly string[] | undefined {
  const names = readArray(value, 64);
  return names.length > 0 && names.every(isName) ? names : undefined;
}
