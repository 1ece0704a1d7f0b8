import { HardeningError } from "prisma-hardening";

/** How a call ended, and after how many milliseconds. */
export interface Ending {
  readonly error: unknown;
  readonly value: unknown;
  readonly ms: number;
}

export async function ending(promise: PromiseLike<unknown>): Promise<Ending> {
  const start = performance.now();
  try {
    const value = await promise;
    return { value, error: undefined, ms: performance.now() - start };
  } catch (error) {
    return { value: undefined, error, ms: performance.now() - start };
  }
}

/** The error of a call that must end with one of this package. */
export async function stopped(promise: PromiseLike<unknown>): Promise<{ code: string; message: string; ms: number }> {
  const { error, ms, value } = await ending(promise);
  if (error === undefined) throw new Error(`It has not failed; it answered ${JSON.stringify(value)}.`);
  if (!(error instanceof HardeningError)) throw new Error("It has failed in another way.", { cause: error });
  return { code: error.code, message: error.message, ms };
}

export const STOPPED = "The database has stopped it.";
export const UNSENT = "Nothing had been sent to the database, and nothing will be.";
export const SHARED = "Prisma had merged it with other calls that still wait, so the database goes on for them.";
export const ABANDONED =
  "The database did not answer the cancel request either, so the connection was closed; it may still be working on it.";
export const RUNNING = "The database may still be working on it: this driver adapter cannot stop a query.";
export const UNKNOWN = "COMMIT had been sent and was not answered: whether the transaction is committed is not known.";
