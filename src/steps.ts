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
 * What a call goes through, from the outside in: the guards, which can refuse it; the log and the redaction of errors,
 * which see how it ends; its deadline; the rewriting of its arguments.
 */
export function withSteps(settings: Settings, client: object, rewrite: Step): Step {
  const warn = createWarn(settings.log);
  const checkRaw = createRawGuard(settings.raw, warn);
  const multiWrite = createMultiWriteGuard(settings.transactions, warn);
  const deadlines = createDeadlines(settings.timeout, isStoppingStatements(client), warn);
  const log = settings.log === false ? undefined : createQueryLog(settings.log, compileShapes(settings.models));
  const redact = settings.errors === "redact" ? redactionOf(settings) : unchanged;

  return (call) => {
    const { model, operation: name, __internalParams } = call;
    const transaction = __internalParams?.transaction;
    const callSite = __internalParams?.callsite;
    if (model === undefined) checkRaw(name, callSite);
    const inTransaction = transaction !== undefined;
    const takeBack = model && multiWrite.noteWrite({ model, operation: name, inTransaction, callSite });
    const entry = log && { log, startedAt: log.start(), call, inTransaction };
    const { operation, result } = deadlines({ model, operation: name }, transaction, () => rewrite(call));
    return result.then(
      (value) => {
        if (entry !== undefined) succeeded(entry, operation, value);
        return value;
      },
      (error: unknown) => {
        if (takeBack) takeBack();
        if (entry !== undefined) failed(entry, operation, error);
        throw redact(error, call);
      },
    );
  };
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

function failed({ log, ...entry }: Entry, operation: Operation, error: unknown): void {
  log.failed(logged(entry, operation), error);
}

function logged({ startedAt, call, inTransaction }: Omit<Entry, "log">, { isDriven, statements }: Operation) {
  const { model, operation, args } = call;
  return { startedAt, model, operation, args, inTransaction, statements: isDriven ? statements : undefined };
}

function redactionOf({ models }: Settings) {
  return (error: unknown, { model, operation }: QueryCall): unknown =>
    redactError(error, { models, operation, ...(model !== undefined && { model }) });
}

function unchanged(error: unknown): unknown {
  return error;
}
