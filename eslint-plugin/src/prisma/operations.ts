import { OPERATION_KINDS, type ModelOperation } from "../../../src/operations.js";

export type { ModelOperation };

/** The argument keys of any operation. */
const ARGUMENT_KEYS: ReadonlySet<string> = new Set([
  ...[
    "where",
    "data",
    "select",
    "include",
    "omit",
    "orderBy",
    "take",
    "skip",
    "cursor",
    "distinct",
    "create",
    "update",
  ],
  ...["by", "having", "skipDuplicates", "limit", "relationLoadStrategy", "cacheStrategy", "uncache"],
  ...["_count", "_sum", "_avg", "_min", "_max"],
]);

/** Names that no other library in use gives a method of two levels: `x.user.findMany()`. */
const OWN_NAMES: ReadonlySet<string> = new Set<ModelOperation>([
  ...(["findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow", "findMany"] as const),
  ...(["createMany", "createManyAndReturn", "updateMany", "updateManyAndReturn", "deleteMany", "groupBy"] as const),
]);

const WRITES: ReadonlySet<string> = new Set(["create", "update", "upsert", "delete"]);

const OPERATIONS: ReadonlyMap<string, ModelOperation> = new Map(
  (Object.keys(OPERATION_KINDS) as ModelOperation[]).map((operation) => [operation, operation]),
);

export function asOperation(name: string | undefined): ModelOperation | undefined {
  return name === undefined ? undefined : OPERATIONS.get(name);
}

export function isWrite(operation: ModelOperation): boolean {
  return WRITES.has(OPERATION_KINDS[operation]);
}

export function isPrismaArgument(key: string): boolean {
  return ARGUMENT_KEYS.has(key);
}

export function isOwnName(operation: ModelOperation): boolean {
  return OWN_NAMES.has(operation);
}
