import { Operation } from "./operation.js";
import { currentOwner } from "./statement-owner.js";

/**
 * A transaction begins and commits outside any operation: where the deadline around it stops it there, the error comes
 * through Prisma and does not say so. Answers the error that says it; any other error as it is.
 */
export function explainStop(error: unknown): unknown {
  const owner = currentOwner();
  const isStopped = owner instanceof Operation && owner.outcome !== undefined && isPrismaError(error);
  return isStopped ? owner.error() : error;
}

function isPrismaError(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith("PrismaClient");
}
