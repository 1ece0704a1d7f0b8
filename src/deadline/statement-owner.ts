import { AsyncLocalStorage } from "node:async_hooks";
import type { HardeningError } from "../errors.js";
import type { StatementOutcome } from "./outcome.js";

/**
 * Whom a statement is sent for: one operation, the operations that Prisma merges into one, a transaction, or a
 * `withDeadline`. A driver that can cancel asks it before it sends, and cancels in the database when it is over.
 */
export interface StatementOwner {
  /** All that was sent for it has ended. What goes on in its context, such as a timer that was set there, is not its own. */
  readonly isEnded: boolean;
  /** The deadline has passed, or the signal was aborted: nothing more may be sent. */
  readonly isOver: boolean;
  /** Calls `listener` once, when it is over. Answers how to stop listening. Not called if it is over already. */
  onOver(listener: () => void): () => void;
  /** A driver that can cancel is at work for this owner: from now on it is the driver that ends a call that is over. */
  markDriven(): void;
  /** A statement is sent. */
  countStatement(): void;
  /** What became of the statement that was running, or about to run, when it was over. */
  report(outcome: StatementOutcome): void;
  /** What the driver throws where the owner is over. */
  error(): HardeningError;
}

/** On a driver adapter's factory: it stops statements, which a client's first calls cannot tell yet. */
export const STOPS_STATEMENTS: unique symbol = Symbol.for("prisma-hardening.stops-statements");

interface Frame {
  readonly owner: StatementOwner;
  readonly outer: Frame | undefined;
}

const storage = new AsyncLocalStorage<Frame>();

/** The owner of what is sent from here; `undefined`: nothing limits it. */
export function currentOwner(): StatementOwner | undefined {
  return currentFrame()?.owner;
}

function currentFrame(): Frame | undefined {
  let frame = storage.getStore();
  while (frame?.owner.isEnded === true) frame = frame.outer;
  return frame;
}

/** A Prisma promise is lazy and runs when it is awaited, so `fn` must await it: then the driver sees the owner. */
export function runAs<T>(owner: StatementOwner, fn: () => T): T {
  return storage.run({ owner, outer: currentFrame() }, fn);
}
