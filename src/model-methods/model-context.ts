import type { Args } from "../soft-delete/args.js";

/** What a model method finds in `this`: the model's own operations, bound to the client or transaction it is called on. */
export interface ModelContext {
  /** The client that was extended, without this extension; bound to the same transaction. */
  readonly $parent: ClientContext;
  findUnique(args: Args): PromiseLike<Row | null>;
  findMany(args: Args): PromiseLike<readonly Row[]>;
  update(args: Args): PrismaPromise<Row>;
  updateMany(args: Args): PrismaPromise<{ readonly count: number }>;
}

export type Row = Readonly<Record<string, unknown>>;

/** A client, or the client of an interactive transaction, which has neither `$connect` nor `$disconnect`. */
export interface ClientContext {
  readonly $connect?: () => Promise<void>;
  $transaction<T>(fn: (tx: ClientContext) => Promise<T>): Promise<T>;
}

/** Runs `fn` in an interactive transaction of its own. */
export type Begin = <T>(fn: (tx: ClientContext) => Promise<T>) => Promise<T>;

/** Lazy: nothing is sent before it is awaited or handed to `$transaction([...])`. */
export interface PrismaPromise<T> extends Promise<T> {
  /** Called instead of `then` when the promise is part of a batch transaction. */
  requestTransaction?(transaction: unknown): PromiseLike<T>;
}

/** The operations of a model on a client: `User` → `client.user`. */
export function modelOf(client: ClientContext, model: string): ModelContext {
  const delegate = Reflect.get(client, delegateName(model)) as ModelContext | undefined;
  if (delegate === undefined) throw new TypeError(`The client has no model ${model}.`);
  return delegate;
}

export function delegateName(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

/**
 * Runs `fn` in the transaction that the call stands in, or in a new one.
 *
 * @param begin - begins one on the client with this extension: `$parent` is the one without it.
 * @param fn - gets the model's filtered operations, and the client of the transaction, which need not filter.
 */
export function inTransaction<T>(
  context: ModelContext,
  model: string,
  begin: Begin,
  fn: (own: ModelContext, tx: ClientContext) => Promise<T>,
): Promise<T> {
  if (context.$parent.$connect === undefined) return fn(context, context.$parent);
  return begin((tx) => fn(modelOf(tx, model), tx));
}
