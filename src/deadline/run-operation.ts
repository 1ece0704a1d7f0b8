import type { Operation } from "./operation.js";
import { isOpen, runInTurn } from "./loader-turn.js";
import { SharedOwner } from "./shared-owner.js";
import { runAs } from "./statement-owner.js";

/** How Prisma sends an operation: by itself, or collected with others (see {@link runInTurn}). */
export interface Dispatch {
  /** Merged with its like where it is no part of a transaction. */
  readonly isUnique: boolean;
  readonly transaction: TransactionReference | undefined;
}

/** What a query extension learns of the transaction a call is part of. */
export interface TransactionReference {
  readonly kind: string;
  readonly id: number | string;
  /** Of a batch transaction: what opens when all its parts are there. One object, the same for all of them. */
  readonly lock?: object;
}

/** Who shares what, for all clients of the process, as they can share a loader. */
const transactions = new Map<string, SharedOwner>();
/** Weak, as the other parts of a batch transaction never end if one is refused before it is sent. */
const batches = new WeakMap<object, SharedOwner>();
/** How each part of a batch transaction ends; `null`: one has failed. */
const parts = new WeakMap<object, (() => void)[] | null>();
let unique = new SharedOwner("every");

/** Tells whether any driver of this client can stop a query. */
export interface DriverKnowledge {
  isDriven: boolean;
}

/**
 * Runs one operation under its deadline. Where a driver can stop statements, the caller hears what it has to say, as that
 * is what happened; where none can, the caller is freed at the deadline.
 *
 * @param query - sends the operation when it is called, not later.
 * @param onEnd - called when the operation has ended, however it did, and before the caller hears of it; not if it was
 * refused before it began.
 */
export function runOperation<T>(
  operation: Operation,
  dispatch: Dispatch,
  driver: DriverKnowledge,
  query: () => PromiseLike<T>,
  onEnd: () => void,
): Promise<T> {
  if (operation.isOver) {
    operation.report("unsent");
    return Promise.reject(operation.error());
  }
  const group = groupOf(dispatch);
  const batch = dispatch.transaction?.lock;
  group?.join(operation);
  return new Promise((resolve, reject) => {
    const stopListening = operation.onOver(() => {
      if (operation.isDriven && (group === undefined || group.isOver)) return;
      operation.report(operation.isDriven ? "shared" : driver.isDriven ? "unsent" : "running");
      reject(operation.error());
    });
    const leave = (): void => {
      if (operation.isEnded) return;
      stopListening();
      operation.end();
      group?.leave(operation);
      if (operation.isDriven) driver.isDriven = true;
      onEnd();
    };
    const onValue = (value: T): void => {
      leave();
      resolve(value);
    };
    const onError = (error: unknown): void => {
      leave();
      if (batch !== undefined) giveUp(batch);
      reject(operation.outcome === undefined ? (group?.unitError ?? (error as Error)) : operation.error());
    };
    // A Prisma promise runs in the context of its first `then`.
    const send = (): void => {
      try {
        query().then(onValue, onError);
      } catch (error) {
        onError(error);
      }
    };
    if (batch !== undefined) addPart(batch, leave);
    if (group === undefined) runAs(operation, send);
    else runInTurn(group, dispatch.transaction?.kind === "batch", send);
  });
}

function groupOf({ isUnique, transaction }: Dispatch): SharedOwner | undefined {
  if (transaction !== undefined) {
    const { kind, id, lock } = transaction;
    const key = `${kind} ${String(id)}`;
    let group = lock === undefined ? transactions.get(key) : batches.get(lock);
    if (group !== undefined) return group;
    group = new SharedOwner("some", () => transactions.delete(key));
    if (lock === undefined) transactions.set(key, group);
    else batches.set(lock, group);
    return group;
  }
  if (!isUnique) return undefined;
  if (!isOpen(unique)) unique = new SharedOwner("every");
  return unique;
}

function addPart(batch: object, leave: () => void): void {
  const known = parts.get(batch);
  if (known === undefined) parts.set(batch, [leave]);
  else if (known === null) leave();
  else known.push(leave);
}

/** One part of a batch has failed: Prisma may never settle the others, and nothing more is sent for them. */
function giveUp(batch: object): void {
  const known = parts.get(batch) ?? [];
  parts.set(batch, null);
  for (const leave of known) leave();
}
