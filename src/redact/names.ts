import type { ModelMap } from "../model-map/model-map.js";

/** What may stand in an error that is shown: names of the schema and codes of the database, by their shape. */

const NAME = /^[A-Za-z_][A-Za-z0-9_$]{0,63}$/;
const PRISMA_CODE = /^P\d{4}$/;
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** MySQL's and SQLite's numbers, as Prisma prints them. */
const DATABASE_NUMBER = /^\d{1,5}$/;
/** `ECONNREFUSED`, `ER_DUP_ENTRY`, `ERR_TLS_CERT_ALTNAME_INVALID`. The first word is short and has no digit: a key such as AKIA… has. */
const CODE = /^[A-Z]{1,16}(?:_[A-Z0-9]{1,24}){0,7}$/;
const VERSION = /^\d{1,3}\.\d{1,4}\.\d{1,4}(?:-(?:dev|integration|alpha|beta|rc|next)[.\d]{0,12})?$/;

/** A model, field, column, index or type, where Prisma or the database prints one. Quotes, spaces, dots and hyphens are in values. */
export function isName(value: unknown): value is string {
  return typeof value === "string" && NAME.test(value);
}

export function isPrismaCode(value: unknown): value is string {
  return typeof value === "string" && PRISMA_CODE.test(value);
}

export function isDatabaseCode(value: unknown): value is string {
  return typeof value === "string" && (SQLSTATE.test(value) || DATABASE_NUMBER.test(value));
}

export function isCode(value: unknown): value is string {
  return typeof value === "string" && (CODE.test(value) || PRISMA_CODE.test(value) || SQLSTATE.test(value));
}

export function isVersion(value: unknown): value is string {
  return typeof value === "string" && VERSION.test(value);
}

/** An `errno`, in both signs: Node's are negative. */
export function isErrorNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= 99_999;
}

/** The names of a schema, for places where a caller's own text may stand instead. */
export class KnownNames {
  readonly #models: ReadonlySet<string> | undefined;
  readonly #byDelegate = new Map<string, string>();
  readonly #fields = new Set<string>(ARGUMENTS);

  constructor(map: ModelMap | undefined) {
    this.#models = map && new Set(Object.keys(map.models));
    for (const [model, { scalars, relations }] of Object.entries(map?.models ?? {})) {
      this.#byDelegate.set(delegateName(model), model);
      for (const field of [...scalars, ...Object.keys(relations)]) this.#fields.add(field);
    }
  }

  /** Without a model map the place has to vouch for the name. */
  isModel(value: unknown): value is string {
    return isName(value) && (this.#models?.has(value) ?? true);
  }

  isFieldOrArgument(name: string): boolean {
    return this.#fields.has(name);
  }

  modelOf(delegate: string): string | undefined {
    return this.#byDelegate.get(delegate);
  }

  get hasModels(): boolean {
    return this.#models !== undefined;
  }
}

export function delegateName(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

const ARGUMENTS = [
  ...["where", "data", "select", "include", "omit", "orderBy", "cursor", "take", "skip", "distinct", "by", "having"],
  ...["create", "update", "createMany", "updateMany", "upsert", "delete", "deleteMany", "connect", "connectOrCreate"],
  ...["disconnect", "set", "skipDuplicates", "AND", "OR", "NOT", "some", "every", "none", "is", "isNot"],
  ...["equals", "not", "in", "notIn", "lt", "lte", "gt", "gte", "contains", "startsWith", "endsWith", "mode", "search"],
  ...["increment", "decrement", "multiply", "divide", "push", "_count", "_sum", "_avg", "_min", "_max"],
];
