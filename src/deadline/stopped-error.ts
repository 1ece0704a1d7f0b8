import { HardeningError, type HardeningErrorCode } from "../errors.js";
import { messages } from "../messages.js";
import type { Over, StatementOutcome } from "./outcome.js";

/** What was going on when a deadline passed. */
export interface Stopped {
  /** `User.findMany`, `$queryRaw` or `a transaction`. */
  readonly what: string;
  readonly over: Over;
  readonly outcome: StatementOutcome;
}

/** The error that the caller gets. */
export function stoppedError({ what, over, outcome }: Stopped): HardeningError {
  return new HardeningError(codeOf(over, outcome), messages.stopped(what, over, outcome));
}

function codeOf(over: Over, outcome: StatementOutcome): HardeningErrorCode {
  if (outcome === "unknown") return "OUTCOME_UNKNOWN";
  return over.kind === "timeout" ? "QUERY_TIMEOUT" : "QUERY_ABORTED";
}
