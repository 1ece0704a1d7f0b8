import { runAs, type StatementOwner } from "../../../src/deadline/statement-owner.js";
import type { StatementOutcome } from "../../../src/deadline/outcome.js";
import { HardeningError } from "../../../src/errors.js";

/** A {@link StatementOwner} that a test ends when it likes, and that says what it was told. */
export class TestOwner implements StatementOwner {
  readonly isEnded = false;
  isOver = false;
  isDriven = false;
  statements = 0;
  readonly outcomes: StatementOutcome[] = [];
  /** `performance.now()` */
  overAt = NaN;
  readonly #listeners = new Set<() => void>();

  /** One that is over after `milliseconds`. */
  static after(milliseconds: number): TestOwner {
    const owner = new TestOwner();
    setTimeout(() => owner.end(), milliseconds);
    return owner;
  }

  end(): void {
    this.isOver = true;
    this.overAt = performance.now();
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  onOver(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  markDriven(): void {
    this.isDriven = true;
  }

  countStatement(): void {
    this.statements++;
  }

  report(outcome: StatementOutcome): void {
    this.outcomes.push(outcome);
  }

  error(): HardeningError {
    return new HardeningError("QUERY_TIMEOUT", `over: ${this.outcomes.join()}`);
  }

  /** Runs `fn` for this owner. `milliseconds`: from its end to the answer. */
  async run<T>(fn: () => Promise<T>): Promise<{ answer?: T; error?: unknown; milliseconds: number }> {
    const settled = await runAs(this, async () => await fn()).then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    );
    return { ...settled, milliseconds: performance.now() - this.overAt };
  }
}

export function codeOf(error: unknown): unknown {
  return error instanceof HardeningError ? error.code : error;
}
