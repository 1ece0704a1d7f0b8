import type { Verdict } from "./answers.js";
import type { QueryId } from "./queries.js";
import type { Estimate } from "./sample.js";

/** The numbers of one contestant for one query. Times in µs per call. */
export interface Measurement {
  readonly contestant: string;
  readonly median: number;
  readonly p10: number;
  /** Of the differences to the floor's sample of the same round. */
  readonly overFloor: Estimate;
  /** Of the differences to the sample of the floor with filters by hand. */
  readonly overByHand: Estimate;
  /** Of the quotients to the floor's sample. */
  readonly ratio: number;
  /** SQL statements of one call, or of the calls that run at the same time. */
  readonly statements: number;
}

/** One that could not be measured. */
export interface Failure {
  readonly contestant: string;
  readonly error: string;
}

export interface QueryResult {
  readonly query: QueryId;
  readonly title: string;
  readonly rounds: number;
  readonly measurements: readonly Measurement[];
  readonly failures: readonly Failure[];
}

export interface BackendResult {
  readonly backend: string;
  readonly queries: readonly QueryResult[];
}

export interface RewritingResult {
  readonly title: string;
  /** Nanoseconds per call of `decide`. */
  readonly median: number;
  readonly p10: number;
}

/** What this package costs on the in-process driver, in µs, and what it may cost over the floor. */
export interface Target {
  readonly title: string;
  readonly overFloor: Estimate;
  readonly overByHand: Estimate;
  readonly target: number;
}

export interface BenchmarkResult {
  readonly machine: string;
  readonly notes: readonly { readonly contestant: string; readonly note: string }[];
  /** Contestants that did not load. */
  readonly failures: readonly Failure[];
  readonly verdicts: readonly { readonly contestant: string; readonly query: QueryId; readonly verdict: Verdict }[];
  readonly backends: readonly BackendResult[];
  readonly rewriting: readonly RewritingResult[];
  readonly targets: readonly Target[];
}
