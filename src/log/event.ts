import { currentContext } from "../context/context.js";
import type { RawShape, Shape } from "./shape.js";
import { spanReader } from "./trace.js";

/** `query`: went well · `slow_query`: went well, and took `slowMs` or longer · `query_failed`: threw. */
export type LogEventName = "query" | "slow_query" | "query_failed";

/**
 * One line of the log: one operation, without a value of it. Beside these keys stand those of `withContext`, and `traceId`
 * and `spanId` where `@opentelemetry/api` is installed and a span is active.
 */
export interface LogEvent {
  readonly event: LogEventName;
  /** When the operation ended, ISO 8601 in UTC. */
  readonly timestamp: string;
  /** From the call to its answer, in milliseconds, to the hundredth. */
  readonly durationMs: number;
  /** Missing for raw queries. */
  readonly model?: string;
  /** `findMany`, `$queryRaw`, ... */
  readonly operation: string;
  /** The arguments with every value replaced: `{ where: { email: "?" } }`. */
  readonly shape: Shape | RawShape;
  /** Rows that were answered or changed; missing where the operation failed. */
  readonly rows?: number;
  /** SQL statements that were sent; missing where the driver adapter does not tell. */
  readonly statements?: number;
  readonly inTransaction: boolean;
  /** `P2002`, `QUERY_TIMEOUT`, `23505`, ... of an operation that failed. */
  readonly code?: string;
  /** `PrismaClientKnownRequestError`, ... of an operation that failed. */
  readonly errorType?: string;
  readonly route?: string;
  readonly userId?: string | number;
  readonly requestId?: string;
  readonly traceId?: string;
  readonly spanId?: string;
}

/** What only the end of an operation knows; the rest of an event comes from where it is logged. */
export type EventFields = Omit<LogEvent, "timestamp" | "route" | "userId" | "requestId" | "traceId" | "spanId">;

/** Keys of a context never hide those of the event: `withContext` refuses them. */
export function buildEvent(fields: EventFields): LogEvent {
  return { timestamp: new Date().toISOString(), ...fields, ...originOf() };
}

/** Where an event comes from: the context, and the span that is active. */
export function originOf(): Readonly<Record<string, unknown>> {
  const context = currentContext();
  const span = spanReader()?.();
  if (span === undefined) return context ?? {};
  return { traceId: span.traceId, spanId: span.spanId, ...context };
}
