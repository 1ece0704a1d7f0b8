import type { Operation as PrismaOperation } from "@prisma/client/runtime/client";

/** The operations that have a model. */
export type ModelOperation = Exclude<PrismaOperation, `$${string}`>;

/**
 * What an operation does, for every operation of Prisma Client 7. A new one in Prisma's own union does not compile until
 * it has a line here; one that only the runtime knows is refused.
 *
 * `unique`: reads at most one row by a unique key · `rows`: reads rows · `aggregate`: reads numbers ·
 * `create`, `update`, `delete`: write · `mongo`: exists for MongoDB only, which Prisma 7 does not have.
 */
export const OPERATION_KINDS = {
  findUnique: "unique",
  findUniqueOrThrow: "rows",
  findFirst: "rows",
  findFirstOrThrow: "rows",
  findMany: "rows",
  count: "aggregate",
  aggregate: "aggregate",
  groupBy: "aggregate",
  create: "create",
  createMany: "create",
  createManyAndReturn: "create",
  update: "update",
  updateMany: "update",
  updateManyAndReturn: "update",
  upsert: "upsert",
  delete: "delete",
  deleteMany: "delete",
  findRaw: "mongo",
  aggregateRaw: "mongo",
} as const satisfies Record<ModelOperation, string>;

export function isModelOperation(operation: string): operation is ModelOperation {
  return Object.hasOwn(OPERATION_KINDS, operation);
}
