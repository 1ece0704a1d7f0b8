import { HardeningError } from "../errors.js";
import type { ModelMap } from "../model-map/model-map.js";
import { nameOf } from "./class-name.js";
import { describe, type Facts } from "./describe.js";
import { redactPayload } from "./driver-payload.js";
import { keptFields } from "./kept-fields.js";
import { redactMeta } from "./meta.js";
import { KnownNames } from "./names.js";
import type { Origin } from "./origin.js";
import { isErrorLike, isObject, read, readArray, readString } from "./read.js";
import { rewrite } from "./rewrite.js";
import { framesOf } from "./stack.js";

/** What is known of the operation that threw. All of it makes the message better, none of it is needed. */
export interface RedactOptions extends Origin {
  /** The generated `models`. With it, names that a caller's own key could stand for are kept if the schema has them. */
  readonly models?: ModelMap;
}

/**
 * The same error without the values: class, `name`, `code`, `clientVersion`, `batchRequestIdx`, the names in `meta` (model,
 * fields, constraint) and the stack's frames stay; the message becomes a sentence of this package, and everything else that
 * could hold a value of the caller, the database or the connection goes, in `cause` and `errors` too. A property stays
 * because it is known to be safe, never because it looks harmless.
 *
 * The error itself is changed and returned. One that cannot be changed (frozen, or a proxy that refuses) is returned as a
 * new one of the same prototype. Anything that is not an error becomes an `Error` that says so. Never throws; a second pass
 * changes nothing. A `HardeningError` carries no values and stays as it is.
 *
 * @example
 * try {
 *   await prisma.user.create({ data: { email: "ada@example.com" } });
 * } catch (error) {
 *   throw redactError(error); // User.create(): Unique constraint failed on the fields: (email) [P2002]
 * }
 */
export function redactError<E extends Error>(error: E, options?: RedactOptions): E;
export function redactError(error: unknown, options?: RedactOptions): Error;
export function redactError(error: unknown, options: RedactOptions = {}): unknown {
  try {
    return new Redaction(options).redact(error, 0);
  } catch {
    return new Error(WITHHELD);
  }
}

const WITHHELD = "Error (message withheld)";
/** Longer chains and wider lists exist only where someone builds them to break this. */
const MAX_DEPTH = 16;
const MAX_ERRORS = 64;

/** The message that each error got, so that a second pass does not read a sentence of ours as Prisma's. */
const messages = new WeakMap<object, string>();
const namesOfModels = new WeakMap<ModelMap, KnownNames>();
const NO_MODELS = new KnownNames(undefined);

class Redaction {
  readonly #origin: Origin;
  readonly #names: KnownNames;
  /** An error that is still being redacted has no result yet: a cycle ends there. */
  readonly #results = new Map<object, object | undefined>();

  constructor({ models, ...origin }: RedactOptions) {
    this.#origin = origin;
    this.#names = models === undefined ? NO_MODELS : knownNames(models);
  }

  redact(error: unknown, depth: number, isRaw = true): object | undefined {
    if (!isErrorLike(error)) return notAnError(error);
    if (this.#results.has(error)) return this.#results.get(error);
    if (depth > MAX_DEPTH || this.#results.size > MAX_ERRORS) return undefined;
    this.#results.set(error, undefined);
    const result =
      error instanceof HardeningError ? this.#hardeningError(error, depth) : this.#rewritten(error, depth, isRaw);
    this.#results.set(error, result);
    return result;
  }

  #rewritten(error: object, depth: number, isRaw: boolean): object {
    const name = nameOf(error);
    const originalMessage = readString(error, "message");
    const frames = framesOf(readString(error, "stack"), originalMessage);
    const kept = new Map<PropertyKey, unknown>(keptFields(error, name));
    const facts = this.#nested(error, kept, depth, isRaw);
    const message =
      messages.get(error) === originalMessage
        ? originalMessage
        : describe(error, facts, depth === 0 ? this.#origin : {}, this.#names);
    kept.set("message", message);
    kept.set("stack", [`${name}: ${message}`, ...frames].join("\n"));
    const result = rewrite(error, kept, name);
    messages.set(result, message);
    return result;
  }

  /** Puts the objects inside the error into `kept`, redacted. */
  #nested(error: object, kept: Map<PropertyKey, unknown>, depth: number, isRaw: boolean): Facts {
    const cause = read(error, "cause");
    const errors = read(error, "errors");
    if (errors !== undefined) {
      const each = readArray(errors, MAX_ERRORS).map((entry) => this.redact(entry, depth + 1));
      kept.set(
        "errors",
        each.filter((entry) => entry !== undefined),
      );
    }
    if (nameOf(error) === "DriverAdapterError" && isObject(cause) && !isErrorLike(cause)) {
      const payload = redactPayload(cause, isRaw);
      kept.set("cause", payload);
      return { payload, meta: undefined };
    }
    const redactedCause = isErrorLike(cause) ? this.redact(cause, depth + 1) : undefined;
    if (redactedCause !== undefined) kept.set("cause", redactedCause);
    return kept.has("meta") ? this.#meta(error, kept, depth) : { payload: undefined, meta: undefined };
  }

  #meta(error: object, kept: Map<PropertyKey, unknown>, depth: number): Facts {
    const original = read(error, "meta");
    if (!isObject(original)) return { payload: undefined, meta: undefined };
    const isRaw = read(error, "code") === "P2010";
    const meta = redactMeta(original, this.#names, isRaw);
    const driverError = read(original, "driverAdapterError");
    if (!isErrorLike(driverError)) {
      kept.set("meta", meta);
      return { payload: undefined, meta };
    }
    const driverAdapterError = this.redact(driverError, depth + 1, isRaw);
    kept.set("meta", driverAdapterError === undefined ? meta : { ...meta, driverAdapterError });
    const payload = driverAdapterError && read(driverAdapterError, "cause");
    return { payload: isObject(payload) && !isErrorLike(payload) ? payload : undefined, meta };
  }

  /** What was caught before ours was thrown may be Prisma's. */
  #hardeningError(error: HardeningError, depth: number): object {
    if (isErrorLike(error.cause)) {
      const cause = this.redact(error.cause, depth + 1);
      if (cause !== error.cause) Reflect.defineProperty(error, "cause", { value: cause });
    }
    return error;
  }
}

function notAnError(value: unknown): Error {
  const error = new Error(`A thrown ${value === null ? "null" : typeof value} (withheld); it was no Error`);
  messages.set(error, error.message);
  return error;
}

function knownNames(models: ModelMap): KnownNames {
  const known = namesOfModels.get(models) ?? new KnownNames(models);
  namesOfModels.set(models, known);
  return known;
}
