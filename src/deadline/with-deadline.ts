import { Deadline } from "./deadline.js";
import { readLimit } from "./limit.js";
import { Operation } from "./operation.js";
import { currentOwner, runAs } from "./statement-owner.js";

/** The deadline that whatever is called from here shares; `undefined`: there is none. */
export function currentDeadline(): Deadline | undefined {
  const owner = currentOwner();
  const deadline = owner instanceof Operation ? owner.deadline : undefined;
  return deadline?.isLifted === true ? undefined : deadline;
}

/**
 * Runs `fn`; every query inside shares one deadline, in place of the `timeout` option; beside a mere signal, which may
 * never come, that option holds too. A deadline inside another one can only be earlier. What the database is doing when it
 * passes is stopped there, a transaction is rolled back, and the query throws. `fn` itself is not interrupted: what it
 * awaits besides queries goes on.
 *
 * @param limit - milliseconds, an `AbortSignal`, or `{ timeout, signal }`, whichever comes first.
 * @throws HardeningError from the query that was stopped: `QUERY_TIMEOUT`, `QUERY_ABORTED`, or `OUTCOME_UNKNOWN` where a
 * COMMIT stayed unanswered. `INVALID_OPTIONS` for a limit that is neither a positive number nor a signal.
 *
 * @example
 * const report = await withDeadline(30_000, () => prisma.order.findMany({ include: { items: true } }));
 *
 * @example
 * const rows = await withDeadline({ timeout: 2_000, signal: request.signal }, () => prisma.user.findMany());
 */
export async function withDeadline<T>(
  limit: number | AbortSignal | { readonly timeout?: number; readonly signal?: AbortSignal },
  fn: () => T | PromiseLike<T>,
): Promise<T> {
  const deadline = new Deadline(readLimit(limit, "withDeadline()"), currentDeadline());
  const owner = new Operation("a transaction", deadline);
  try {
    return await runAs(owner, async () => await fn());
  } catch (error) {
    // A transaction begins and commits outside any operation: what stops it there comes through Prisma.
    if (owner.outcome !== undefined && isPrismaError(error)) throw owner.error();
    throw error;
  } finally {
    owner.end();
    deadline.end();
  }
}

function isPrismaError(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith("PrismaClient");
}
