/** Every `code` a {@link HardeningError} can carry. */
export type HardeningErrorCode =
  /** `hardening(...)` was called with an option that does not exist or has a wrong value. */
  | "INVALID_OPTIONS"
  /** `options.models` is missing or is not what the generator wrote. */
  | "INVALID_MODELS"
  /** `options.models` was generated from another schema than the client. */
  | "STALE_MODELS"
  /** A Prisma operation, or a nested write, that this version does not know. */
  | "UNKNOWN_OPERATION"
  /** The arguments hold a key or value that Prisma would not treat as data (`__proto__`, `toJSON`, ...). */
  | "UNSAFE_ARGUMENT"
  /** Sorting by something that inactive rows decide and Prisma cannot filter. */
  | "UNFILTERABLE_ORDER"
  /** A cursor that names the soft-delete field with another value than that of an active row. */
  | "UNFILTERABLE_CURSOR"
  /** A `delete` that `softDelete.delete: "refuse"` forbids, or that one nested write cannot express. */
  | "DELETE_REFUSED"
  /** A required relation with policy `throw` leads to an inactive row. */
  | "INACTIVE_RELATION"
  /** A loaded row does not say whether it is active. Never answered by guessing. */
  | "UNDECIDABLE_ROW"
  /** A query did not end within its deadline. The message says whether the database has stopped it. */
  | "QUERY_TIMEOUT"
  /** The `AbortSignal` of a deadline was aborted before the query ended. */
  | "QUERY_ABORTED"
  /** A COMMIT was sent and not answered within the deadline: the transaction may be committed or not. */
  | "OUTCOME_UNKNOWN"
  /** A transaction was to be committed after one of its statements had failed: PostgreSQL has rolled it back. */
  | "TRANSACTION_ROLLED_BACK"
  /** The driver adapter is not built as this version of prisma-hardening knows it. */
  | "UNSUPPORTED_ADAPTER"
  /** `$queryRawUnsafe` or `$executeRawUnsafe` under `raw: "refuse"`. */
  | "RAW_UNSAFE"
  /** Under `transactions: "throw"`: a second model was to be written in one request, outside a transaction. */
  | "MULTI_WRITE";

/**
 * The error of this package, beside Prisma's own. `code` is stable and meant for `switch`; `message` says what was seen
 * and what to write instead, and carries no value of the caller's data.
 *
 * @example
 * try {
 *   await prisma.user.findMany({ orderBy: { posts: { _count: "desc" } } });
 * } catch (error) {
 *   if (error instanceof HardeningError && error.code === "UNFILTERABLE_ORDER") console.warn(error.message);
 * }
 */
export class HardeningError extends Error {
  override readonly name = "HardeningError";
  readonly code: HardeningErrorCode;

  constructor(code: HardeningErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
