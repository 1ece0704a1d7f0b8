import { messages } from "../messages.js";
import { Deadline } from "./deadline.js";
import type { Timeout } from "./limit.js";
import { Operation } from "./operation.js";
import { runOperation, type DriverKnowledge, type TransactionReference } from "./run-operation.js";
import { currentDeadline } from "./with-deadline.js";

/** Runs an operation under the deadline around it, or else under that of the `timeout` option. */
export function createDeadlines(timeout: Timeout) {
  const driver: DriverKnowledge & { isWarned: boolean } = { isDriven: false, isWarned: false };
  return <T>(
    model: string | undefined,
    name: string,
    transaction: TransactionReference | undefined,
    query: () => PromiseLike<T>,
  ): Promise<T> => {
    const outer = currentDeadline();
    const milliseconds =
      outer === undefined && (typeof timeout === "function" ? timeout({ model, operation: name }) : timeout);
    const own = milliseconds === false ? undefined : new Deadline({ milliseconds, signal: undefined });
    const operation = new Operation(model === undefined ? name : `${model}.${name}`, outer ?? own);
    const isUnique = name === "findUnique" || name === "findUniqueOrThrow";
    const end = (): void => {
      own?.end();
      if (operation.deadline === undefined || operation.isDriven || driver.isDriven || driver.isWarned) return;
      driver.isWarned = true;
      process.emitWarning(messages.notStopped(), { code: "PRISMA_HARDENING_NOT_STOPPED" });
    };
    const result = runOperation(operation, { isUnique, transaction }, driver, query);
    result.then(end, end);
    return result;
  };
}
