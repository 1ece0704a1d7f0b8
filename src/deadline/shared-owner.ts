import type { HardeningError } from "../errors.js";
import type { Operation } from "./operation.js";
import type { StatementOutcome } from "./outcome.js";
import type { StatementOwner } from "./statement-owner.js";

/**
 * Operations whose statements cannot be told apart. `every`: over when nobody waits any more (merged findUnique calls).
 * `some`: over with the first of them (the parts of a batch transaction, whose caller hears the first that fails; those of
 * an interactive transaction, which one failed statement ends for all).
 */
export class SharedOwner implements StatementOwner {
  readonly #members = new Map<Operation, () => void>();
  #listeners: Set<() => void> | undefined;
  /** The last that went without having been over: its error is as good as any. */
  #gone: Operation | undefined;
  /** The member whose deadline has stopped what was sent for all. */
  #stopped: Operation | undefined;

  /** @param onEmpty - called when the last one has left. */
  constructor(
    readonly overWhen: "every" | "some",
    readonly onEmpty: () => void = () => undefined,
  ) {}

  join(operation: Operation): void {
    this.#members.set(
      operation,
      operation.onOver(() => this.#check()),
    );
  }

  leave(operation: Operation): void {
    this.#members.get(operation)?.();
    this.#members.delete(operation);
    this.#gone = operation;
    if (this.#members.size === 0) this.onEmpty();
    this.#check();
  }

  get isEnded(): boolean {
    return this.#gone !== undefined && this.#members.size === 0;
  }

  /** What a member that is not over gets if the others' deadline has stopped it too: they are one unit. */
  get unitError(): HardeningError | undefined {
    return this.overWhen === "some" ? this.#stopped?.error() : undefined;
  }

  get isOver(): boolean {
    let isAnyOver = false;
    let isAnyAlive = false;
    for (const operation of this.#members.keys()) {
      if (operation.isOver) isAnyOver = true;
      else isAnyAlive = true;
    }
    return this.overWhen === "some" ? isAnyOver : !isAnyAlive;
  }

  onOver(listener: () => void): () => void {
    const listeners = (this.#listeners ??= new Set());
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  markDriven(): void {
    for (const operation of this.#members.keys()) operation.markDriven();
  }

  countStatement(): void {
    for (const operation of this.#members.keys()) operation.countStatement();
  }

  report(outcome: StatementOutcome): void {
    for (const operation of this.#members.keys()) {
      if (!operation.isOver) continue;
      operation.report(outcome);
      this.#stopped ??= operation;
    }
  }

  error(): HardeningError {
    for (const operation of this.#members.keys()) if (operation.isOver) return operation.error();
    const [first = this.#gone] = this.#members.keys();
    if (first === undefined) throw new TypeError("A statement was sent for nobody.");
    return first.error();
  }

  #check(): void {
    if (!this.isOver) return;
    // Taken after asking the members, which can have called this for one of them already.
    const listeners = this.#listeners;
    this.#listeners = undefined;
    if (listeners !== undefined) for (const listener of listeners) listener();
  }
}
