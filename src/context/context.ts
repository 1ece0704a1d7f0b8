import { AsyncLocalStorage } from "node:async_hooks";
import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { isRecord } from "../read-options.js";

/** What may stand in a log event. An object could hold anything, so none is taken. */
export type ContextValue = string | number | boolean | null;

/**
 * What a request is known by. Every key stands on every log event of the queries that run inside; `undefined` means
 * "absent".
 */
export interface Context {
  /** The route's pattern, `GET /users/:id`, rather than a URL with values in it. */
  readonly route?: string | undefined;
  readonly userId?: string | number | undefined;
  readonly requestId?: string | undefined;
  readonly [key: string]: ContextValue | undefined;
}

interface OpenContext {
  readonly fields: Context;
  /** What is known only later, asked each time; `fields` win. */
  readonly late: (() => Context) | undefined;
  /** Stands for the request that this context belongs to. Compared by identity. */
  readonly request: object;
}

/** A log event's own keys, and those that loggers put beside them: a second one would hide the first. */
const RESERVED_KEYS: ReadonlySet<string> = new Set([
  ...["event", "timestamp", "durationMs", "model", "operation", "shape", "rows", "statements", "inTransaction"],
  ...["code", "errorType"],
  ...["level", "time", "msg", "message", "__proto__"],
]);

const storage = new AsyncLocalStorage<OpenContext>();

/**
 * Runs `fn` in a context, and answers what `fn` answers. Everything that `fn` starts stays in it, also what goes on after
 * `fn` has returned: so it works around `next` of an Express middleware. A query that `fn` returns is started inside.
 *
 * Inside another context the two are merged, the inner one wins. It belongs to the same request, unless it names another
 * `requestId`.
 *
 * @throws HardeningError `INVALID_OPTIONS` if a key is one that log events or loggers use themselves (`model`, `code`,
 * `level`, ...) or a value is not text, a number, a Boolean or `null`.
 *
 * @example
 * import { withContext } from "prisma-hardening";
 *
 * const users = await withContext({ requestId: "4f1c", route: "GET /users" }, () => prisma.user.findMany());
 */
export function withContext<T>(context: Context, fn: () => PromiseLike<T>): Promise<T>;
export function withContext<T>(context: Context, fn: () => T): T;
export function withContext(context: Context, fn: () => unknown): unknown {
  if (!isRecord(context) || typeof fn !== "function")
    throw new HardeningError("INVALID_OPTIONS", messages.notAContext());
  return storage.run(open(context, storage.getStore()), () => {
    const result = fn();
    // A Prisma promise is lazy and would run where it is awaited, which is outside. A native one runs already.
    return isThenable(result) && !(result instanceof Promise) ? (async () => await result)() : result;
  });
}

/** As {@link withContext}, with fields that `late` answers whenever the context is asked for. It must not throw. */
export function withLateContext(context: Context, late: () => Context, fn: () => void): void {
  const outer = storage.getStore();
  const outerLate = outer?.late;
  const both = outerLate === undefined ? late : () => ({ ...outerLate(), ...late() });
  storage.run({ ...open(context, outer), late: both }, fn);
}

/** The merged context of the code that asks; `undefined` outside of any. Frozen. */
export function currentContext(): Context | undefined {
  const context = storage.getStore();
  return context?.late === undefined ? context?.fields : Object.freeze({ ...context.late(), ...context.fields });
}

/** An object that stands for the request of the code that asks; `undefined` outside of any context. */
export function currentRequest(): object | undefined {
  return storage.getStore()?.request;
}

function open(context: Readonly<Record<string, unknown>>, outer: OpenContext | undefined): OpenContext {
  const fields: Record<string, ContextValue | undefined> = { ...outer?.fields };
  for (const [key, value] of Object.entries(context)) {
    if (value === undefined) continue;
    if (RESERVED_KEYS.has(key)) throw new HardeningError("INVALID_OPTIONS", messages.reservedContextKey(key));
    if (!isContextValue(value)) throw new HardeningError("INVALID_OPTIONS", messages.contextValue(key, kindOf(value)));
    fields[key] = value;
  }
  const isSameRequest = outer !== undefined && fields["requestId"] === outer.fields.requestId;
  return { fields: Object.freeze(fields), late: outer?.late, request: isSameRequest ? outer.request : {} };
}

function isContextValue(value: unknown): value is ContextValue {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
