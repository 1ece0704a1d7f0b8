import type { PrismaPromise } from "./model-context.js";

/**
 * A Prisma promise that does something else when it is awaited; its fluent API and its part in a batch transaction stay
 * Prisma's own, unless `requestTransaction` is given.
 */
export function decoratePromise<T>(
  promise: PrismaPromise<T>,
  run: () => Promise<T>,
  requestTransaction?: () => never,
): PrismaPromise<T> {
  let running: Promise<T> | undefined;
  const start = () => (running ??= run());
  const own: Pick<PrismaPromise<T>, "then" | "catch" | "finally" | "requestTransaction"> = {
    then: (fulfilled, rejected) => start().then(fulfilled, rejected),
    catch: (rejected) => start().catch(rejected),
    finally: (settled) => start().finally(settled),
    ...(requestTransaction === undefined ? {} : { requestTransaction }),
  };
  return new Proxy(promise, {
    get: (target, key) => (Object.hasOwn(own, key) ? Reflect.get(own, key) : Reflect.get(target, key)) as unknown,
  });
}

/** `promise`, which is never sent, failing with `error` when it is awaited or put into a batch transaction. */
export function rejectedPromise<T>(promise: PrismaPromise<T>, error: unknown): PrismaPromise<T> {
  const fail = () => {
    throw error;
  };
  return decoratePromise(promise, () => Promise.resolve().then(fail), fail);
}

/**
 * A promise that runs when it is awaited, as Prisma's own do. One that is handed to `$transaction([...])`, which takes
 * Prisma's only, is refused there before it has changed anything.
 */
export function lazyPromise<T>(run: () => Promise<T>): Promise<T> {
  let running: Promise<T> | undefined;
  const start = () => (running ??= run());
  return {
    then: (fulfilled, rejected) => start().then(fulfilled, rejected),
    catch: (rejected) => start().catch(rejected),
    finally: (settled) => start().finally(settled),
    [Symbol.toStringTag]: "Promise",
  };
}
