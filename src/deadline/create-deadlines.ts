import { messages } from "../messages.js";
import { Deadline } from "./deadline.js";
import type { Timeout, TimeoutCall } from "./limit.js";
import { Operation } from "./operation.js";
import { runOperation, type DriverKnowledge, type TransactionReference } from "./run-operation.js";
import { currentDeadline } from "./with-deadline.js";

export interface Running<T> {
  /** Who the statements are sent for: tells, at the end, what became of them. */
  readonly operation: Operation;
  readonly result: Promise<T>;
}

/**
 * Runs operations under the deadline around them, or else under that of the `timeout` option.
 *
 * @param isDriven - whether the client's driver is known to stop a query; it can show later that it does.
 * @param warn - called once, if no driver of this client can stop a query.
 */
export function createDeadlines(
  timeout: Timeout,
  isDriven: boolean,
  warn: (code: "QUERY_TIMEOUT", message: string) => void,
) {
  const driver: DriverKnowledge & { isWarned: boolean } = { isDriven, isWarned: false };
  return <T>(
    call: TimeoutCall,
    transaction: TransactionReference | undefined,
    query: () => PromiseLike<T>,
  ): Running<T> => {
    const { model, operation: name } = call;
    const outer = currentDeadline();
    const own = outer?.isTimed === true ? undefined : deadlineOf(timeout, call, outer);
    const operation = new Operation(model === undefined ? name : `${model}.${name}`, own ?? outer);
    const isUnique = name === "findUnique" || name === "findUniqueOrThrow";
    const end = (): void => {
      own?.end();
      if (operation.deadline === undefined || operation.isDriven || driver.isDriven || driver.isWarned) return;
      driver.isWarned = true;
      warn("QUERY_TIMEOUT", messages.notStopped());
    };
    const result = runOperation(operation, { isUnique, transaction }, driver, query, end);
    return { operation, result };
  };
}

function deadlineOf(timeout: Timeout, call: TimeoutCall, outer: Deadline | undefined): Deadline | undefined {
  const milliseconds = typeof timeout === "function" ? timeout(call) : timeout;
  return milliseconds === false ? undefined : new Deadline({ milliseconds, signal: undefined }, outer);
}
