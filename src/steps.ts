import { isStoppingStatements } from "./client-model.js";
import { createDeadlines } from "./deadline/create-deadlines.js";
import type { Operation } from "./deadline/operation.js";
import type { TransactionReference } from "./deadline/run-operation.js";
import type { CallSite } from "./guard/call-site.js";
import { createMultiWriteGuard } from "./guard/multi-write.js";
import { createRawGuard } from "./guard/raw.js";
import { createQueryLog, type QueryLog } from "./log/query-log.js";
import { compileShapes } from "./log/shape-model.js";
import { createWarn } from "./log/warn.js";
import { HardeningError } from "./errors.js";
import type { Settings } from "./options.js";
import { redactError } from "./redact/redact-error.js";
import type { Args } from "./soft-delete/args.js";

/** A call as Prisma's query extension delivers it. */
export interface QueryCall {
  readonly model?: string;
  readonly operation: string;
  readonly args: Args;
  readonly query: (args: Args) => Promise<unknown>;
  /** Not public: the path of a fluent call, the transaction a call is part of, and where it stands in the source. */
  readonly __internalParams?: {
    readonly dataPath?: readonly string[];
    readonly transaction?: TransactionReference;
    readonly callsite?: CallSite;
  };
}

export type Step = (call: QueryCall) => PromiseLike<unknown>;

/**
 * What a call goes through, from the outside in: the log and the redaction of errors, which see how it ends; the guards,
 * which can refuse it; its deadline; the rewriting of its arguments. Of a batch transaction that fails, the part that
 * failed first is logged as failed, and nothing after it.
 */
export function withSteps(settings: Settings, client: object, rewrite: Step): Step {
  const warn = createWarn(settings.log);
  const checkRaw = createRawGuard(settings.raw, warn);
  const multiWrite = createMultiWriteGuard(settings.transactions, warn);
  const deadlines = createDeadlines(settings.timeout, isStoppingStatements(client), warn);
  const log = settings.log === false ? undefined : createQueryLog(settings.log, compileShapes(settings.models));
  const redact = settings.errors === "redact" ? redactionOf(settings) : unchanged;

  /** Prisma leaves the parts after a failed one unsettled, or settles them as if they had gone well. */
  const failedBatches = new WeakSet<object>();

  return (call) => {
    const { model, operation: name, __internalParams } = call;
    const transaction = __internalParams?.transaction;
    const callSite = __internalParams?.callsite;
    const batch = transaction?.lock;
    const inTransaction = transaction !== undefined;
    const entry = log && { log, startedAt: log.start(), call, inTransaction };
    let takeBack: (() => void) | undefined;
    const isInFailedBatch = (): boolean => batch !== undefined && failedBatches.has(batch);
    const fail = (error: unknown, operation?: Operation): void => {
      takeBack?.();
      if (entry !== undefined && !isInFailedBatch()) failed(entry, operation, error);
      if (batch !== undefined) failedBatches.add(batch);
    };
    try {
      if (model === undefined) checkRaw(name, callSite);
      else takeBack = multiWrite.noteWrite({ model, operation: name, inTransaction, callSite });
      const { operation, result } = deadlines({ model, operation: name }, transaction, () => rewrite(call));
      return result.then(
        (value) => {
          if (entry !== undefined && !isInFailedBatch()) succeeded(entry, operation, value);
          return value;
        },
        (error: unknown) => {
          fail(error, operation);
          if (error instanceof HardeningError) showCaller(error, callSite);
          throw redact(error, call);
        },
      );
    } catch (error) {
      // A guard has refused it, or the application's own `timeout` function has thrown.
      fail(error);
      throw error;
    }
  };
}

/** A lazy promise runs without its caller on the stack; Prisma knows where the call was made, except in production. */
function showCaller(error: HardeningError, callSite: CallSite | undefined): void {
  const location = callSite?.getLocation?.();
  if (location?.lineNumber == null) return;
  const { fileName, lineNumber, columnNumber } = location;
  const frame = `    at ${fileName}:${String(lineNumber)}${columnNumber === null ? "" : `:${String(columnNumber)}`}`;
  const [, ...frames] = (error.stack ?? "").split("\n");
  if (!frames.includes(frame)) error.stack = [`${error.name}: ${error.message}`, frame, ...frames].join("\n");
}

interface Entry {
  readonly log: QueryLog;
  readonly startedAt: number;
  readonly call: QueryCall;
  readonly inTransaction: boolean;
}

function succeeded({ log, ...entry }: Entry, operation: Operation, value: unknown): void {
  log.succeeded(logged(entry, operation), value);
}

/** @param operation - `undefined`: it did not even start. */
function failed({ log, ...entry }: Entry, operation: Operation | undefined, error: unknown): void {
  log.failed(logged(entry, operation), error);
}

function logged({ startedAt, call, inTransaction }: Omit<Entry, "log">, running: Operation | undefined) {
  const { model, operation, args } = call;
  const statements = running?.isDriven === true ? running.statements : undefined;
  return { startedAt, model, operation, args, inTransaction, statements };
}

function redactionOf({ models }: Settings) {
  return (error: unknown, { model, operation }: QueryCall): unknown =>
    redactError(error, { models, operation, ...(model !== undefined && { model }) });
}

function unchanged(error: unknown): unknown {
  return error;
}
