import type { HardeningError } from "../errors.js";
import type { Deadline } from "./deadline.js";
import type { Over, StatementOutcome } from "./outcome.js";
import type { StatementOwner } from "./statement-owner.js";
import { stoppedError } from "./stopped-error.js";

/** One call of a Prisma operation, or one `withDeadline`: what it sends is sent for it alone. */
export class Operation implements StatementOwner {
  /** Statements sent so far. */
  statements = 0;
  /** Whether a driver that can cancel is at work. */
  isDriven = false;
  isEnded = false;
  /** What became of the statement that the deadline met; `undefined` where it met none. */
  outcome: StatementOutcome | undefined;

  /**
   * @param what - `User.findMany`
   * @param deadline - `undefined`: nothing limits it.
   */
  constructor(
    readonly what: string,
    readonly deadline: Deadline | undefined,
  ) {}

  get over(): Over | undefined {
    return this.deadline?.over;
  }

  get isOver(): boolean {
    return this.deadline?.over !== undefined;
  }

  onOver(listener: () => void): () => void {
    return this.deadline?.onOver(listener) ?? NOTHING;
  }

  markDriven(): void {
    this.isDriven = true;
  }

  countStatement(): void {
    this.statements++;
  }

  report(outcome: StatementOutcome): void {
    // The first report tells of the statement that the deadline met; what is refused afterwards says less.
    this.outcome ??= outcome;
  }

  end(): void {
    this.isEnded = true;
  }

  error(): HardeningError {
    return stoppedError({
      what: this.what,
      over: this.over ?? { kind: "abort" },
      outcome: this.outcome ?? "unsent",
    });
  }
}

const NOTHING = (): void => undefined;
