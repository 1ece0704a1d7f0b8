import { messages } from "../messages.js";
import { buildEvent, type EventFields, type LogEvent } from "./event.js";
import type { LogSettings } from "./options.js";
import { namesOf, rowsOf } from "./outcome.js";
import { HIDDEN, shapeOf, shapeOfRaw } from "./shape.js";
import type { ShapeModel } from "./shape-model.js";
import { createSink } from "./sink.js";

/** An operation that has ended. */
export interface LoggedOperation {
  /** What {@link QueryLog.start} answered when it was called. */
  readonly startedAt: number;
  /** `undefined` for raw queries. */
  readonly model: string | undefined;
  readonly operation: string;
  /** As the caller passed them, before anything was added. Read only if the event is written. */
  readonly args: unknown;
  /** SQL statements that were sent; `undefined` where nobody counted them. */
  readonly statements: number | undefined;
  readonly inTransaction: boolean;
}

/** One event per operation. Nothing here throws. */
export interface QueryLog {
  /** Milliseconds of a monotonic clock. */
  start(): number;
  succeeded(operation: LoggedOperation, result: unknown): void;
  failed(operation: LoggedOperation, error: unknown): void;
}

/** @param models - the models' shapes, of `compileShapes`. */
export function createQueryLog(settings: LogSettings, models: ReadonlyMap<string, ShapeModel>): QueryLog {
  const { level, slowMs } = settings;
  const sink = createSink(settings.logger);
  return {
    start: () => performance.now(),
    succeeded(call, result) {
      const durationMs = performance.now() - call.startedAt;
      const isSlow = durationMs >= slowMs;
      const at = isSlow ? "warn" : level;
      if (at === "off" || !sink.isEnabled(at)) return;
      sink.write(at, () => {
        const rows = rowsOf(call.operation, result);
        const event = eventOf(models, call, isSlow ? "slow_query" : "query", durationMs, { rows });
        const target = targetOf(call);
        return [event, isSlow ? messages.loggedSlow(target, event.durationMs) : messages.logged(target)];
      });
    },
    failed(call, error) {
      const durationMs = performance.now() - call.startedAt;
      if (!sink.isEnabled("error")) return;
      sink.write("error", () => {
        const names = namesOf(error);
        const event = eventOf(models, call, "query_failed", durationMs, names);
        return [event, messages.loggedFailure(targetOf(call), names.code ?? names.errorType)];
      });
    },
  };
}

function eventOf(
  models: ReadonlyMap<string, ShapeModel>,
  { model, operation, args, statements, inTransaction }: LoggedOperation,
  event: LogEvent["event"],
  durationMs: number,
  outcome: Pick<EventFields, "rows" | "code" | "errorType">,
): LogEvent {
  const known = model === undefined ? undefined : models.get(model);
  return buildEvent({
    event,
    durationMs: Math.round(durationMs * 100) / 100,
    ...(model !== undefined && { model }),
    operation,
    shape: model === undefined ? shapeOfRaw(operation, args) : known === undefined ? HIDDEN : shapeOf(known, args),
    ...(statements !== undefined && { statements }),
    inTransaction,
    ...outcome,
  });
}

function targetOf({ model, operation }: LoggedOperation): string {
  return model === undefined ? operation : `${model}.${operation}`;
}
