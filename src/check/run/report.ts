import type { Profile, Severity } from "../check.js";
import type { Waiver } from "../config/waiver.js";
import type { Finding } from "../outcome.js";

export const STATES = ["fail", "unknown", "warn", "waived", "attested", "pass", "notApplicable"] as const;

/**
 * - `fail`: there is an error that nobody has waived.
 * - `unknown`: something could not be seen. Fails under `--strict`.
 * - `warn`: there are warnings only.
 * - `waived`: everything found is accepted, for a time.
 * - `attested`: a person vouches, until a day.
 * - `notApplicable`: the project has nothing of the kind.
 */
export type State = (typeof STATES)[number];

/** What a run of the gate has seen. It holds no secret. */
export interface Report {
  readonly tool: { readonly name: "prisma-hardening"; readonly version: string };
  /** The name in package.json, else that of the folder. */
  readonly project: string;
  readonly profile: Profile;
  readonly isStrict: boolean;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** Nothing failed, and under `--strict` nothing was unknown. */
  readonly isPassed: boolean;
  /** The file that findings without a place belong to: hardening.config.ts, else package.json. */
  readonly configFile: string;
  /** Of the project in its git repository, as `packages/api`. Absent at its root. Hosts of code show paths from there. */
  readonly folder?: string;
  /** Checks by state. */
  readonly counts: { readonly [Name in State]: number };
  /** In the order of the ids. */
  readonly results: readonly CheckResult[];
}

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  /** The letters of the id, as `MIG`. */
  readonly family: string;
  readonly severity: Severity;
  readonly state: State;
  /** What was looked at, or why nothing was. */
  readonly evidence: string;
  readonly findings: readonly ReportedFinding[];
  readonly waived: readonly WaivedFinding[];
  readonly attestation?: { readonly owner: string; readonly expires: string };
  readonly durationMs: number;
}

export interface ReportedFinding extends Finding {
  readonly level: Severity | "unknown";
}

export interface WaivedFinding extends ReportedFinding {
  readonly waiver: Waiver;
}

/** 0: passed. 1: there is something to mend. */
export function exitCodeOf({ isPassed }: Report): 0 | 1 {
  return isPassed ? 0 : 1;
}
