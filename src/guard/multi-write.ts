import { currentRequest } from "../context/context.js";
import { HardeningError } from "../errors.js";
import type { Warn } from "../log/warn.js";
import { messages } from "../messages.js";
import { isModelOperation, OPERATION_KINDS, type ModelOperation } from "../operations.js";
import { locate, type CallSite } from "./call-site.js";
import { createSeen } from "./seen.js";

/** What writes to two models in one request get that are in no transaction. */
export type TransactionPolicy = (typeof TRANSACTION_POLICIES)[number];

/** `off`: nothing · `warn`: a warning, once per pair of call sites · `throw`: `MULTI_WRITE`, before the second write. */
export const TRANSACTION_POLICIES = ["off", "warn", "throw"] as const;

export interface Write {
  readonly model: string;
  readonly operation: string;
  readonly inTransaction: boolean;
  readonly callSite: CallSite | undefined;
}

export interface MultiWriteGuard {
  /**
   * To be called before an operation is sent, in the caller's asynchronous context. Looks at writes only, and only inside
   * `withContext`. Answers how to take the write back if it turns out to have changed nothing; `undefined` if it was not
   * noted.
   *
   * @throws HardeningError `MULTI_WRITE` under `throw`.
   */
  readonly noteWrite: (write: Write) => (() => void) | undefined;
}

/** By model, the last written at the end. There are never more than the schema has models. */
type Noted = Map<string, NotedWrites>;

interface NotedWrites {
  /** The last one. */
  readonly write: Write;
  times: number;
}

export function createMultiWriteGuard(policy: TransactionPolicy, warn: Warn): MultiWriteGuard {
  const requests = new WeakMap<object, Noted>();
  const seen = createSeen();

  const report = (first: Write, second: Write): void => {
    const sites = [locate(first.callSite), locate(second.callSite)] as const;
    const message = messages.multiWrite(nameOf(first), sites[0], nameOf(second), sites[1]);
    if (policy === "throw") throw new HardeningError("MULTI_WRITE", message);
    if (seen.isNew(keyOf(first, sites[0], second, sites[1]))) warn("MULTI_WRITE", message);
  };

  return {
    noteWrite(write) {
      const { model } = write;
      if (policy === "off" || write.inTransaction || !isWrite(write.operation)) return undefined;
      const request = currentRequest();
      if (request === undefined) return undefined;
      const noted: Noted = requests.get(request) ?? new Map<string, NotedWrites>();
      requests.set(request, noted);
      const other = lastOther(noted, model);
      if (other !== undefined) report(other, write);
      const times = (noted.get(model)?.times ?? 0) + 1;
      noted.delete(model);
      noted.set(model, { write, times });
      return () => takeBack(noted, model);
    },
  };
}

function lastOther(noted: Noted, model: string): Write | undefined {
  let last: Write | undefined;
  for (const [name, { write }] of noted) if (name !== model) last = write;
  return last;
}

function takeBack(noted: Noted, model: string): void {
  const entry = noted.get(model);
  if (entry === undefined) return;
  entry.times--;
  if (entry.times === 0) noted.delete(model);
}

const WRITES: Record<(typeof OPERATION_KINDS)[ModelOperation], boolean> = {
  unique: false,
  rows: false,
  aggregate: false,
  create: true,
  update: true,
  upsert: true,
  delete: true,
  mongo: false,
};

function isWrite(operation: string): boolean {
  return isModelOperation(operation) && WRITES[OPERATION_KINDS[operation]];
}

function nameOf({ model, operation }: Write): string {
  return `${model}.${operation}`;
}

/** Two parallel writes come in either order. Where one call site is unknown, the pair of models stands for it. */
function keyOf(first: Write, firstSite: string | null, second: Write, secondSite: string | null): string {
  const isKnown = firstSite !== null && secondSite !== null;
  return (isKnown ? [firstSite, secondSite] : [first.model, second.model]).sort().join(" ");
}
