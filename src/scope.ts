import { AsyncLocalStorage } from "node:async_hooks";
import type { Scope } from "./soft-delete/decide.js";

/** Mutable: what `fn` leaves running goes on in the same asynchronous context after the scope has ended. */
interface OpenScope {
  readonly scope: Scope;
  readonly outer: OpenScope | undefined;
  isEnded: boolean;
}

const storage = new AsyncLocalStorage<OpenScope>();

/** Which rows the calls made from here may see. */
export function currentScope(): Scope {
  let open = storage.getStore();
  while (open?.isEnded === true) open = open.outer;
  return open?.scope ?? "active";
}

/**
 * Runs `fn` with another scope, which ends when `fn` has. A Prisma promise is lazy and runs when it is awaited, so what
 * `fn` returns is awaited inside: `withScope("all", () => prisma.user.findMany())` sees inactive rows.
 */
export async function withScope<T>(scope: Scope, fn: () => T | PromiseLike<T>): Promise<T> {
  const open: OpenScope = { scope, outer: storage.getStore(), isEnded: false };
  try {
    return await storage.run(open, async () => await fn());
  } finally {
    open.isEnded = true;
  }
}
