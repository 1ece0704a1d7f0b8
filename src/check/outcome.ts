import type { Severity } from "./check.js";

/** Something that a check has seen. It names things and never holds a value: no secret, no parameter, no row. */
export interface Finding {
  /**
   * What it is about, by a name that stays the same from run to run: `JWT_SECRET`, `User.email`, a file. Waivers name it, so
   * it is told apart from other findings of the same check.
   */
  readonly subject: string;
  /** What was seen, as a clause without full stop: "`User.email` is dropped". */
  readonly seen: string;
  /** What it would do in production, as a clause. */
  readonly consequence: string;
  /** What to write instead: code, SQL, a setting, or a sentence in the imperative. May have several lines. */
  readonly write: string;
  /** Where, if it stands in a file. */
  readonly place?: Place;
  /** By default the check's severity. `unknown`: it could not be seen whether something is wrong. */
  readonly level?: Severity | "unknown";
}

export interface Place {
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column?: number;
}

export type Outcome = Looked | NotApplicable;

interface Looked {
  readonly kind: "looked";
  /** What was looked at, as evidence: "14 migrations, 3 of them new against origin/main". */
  readonly evidence: string;
  readonly findings: readonly Finding[];
  /** A person says so, until then. */
  readonly attestation?: { readonly owner: string; readonly expires: string };
}

interface NotApplicable {
  readonly kind: "notApplicable";
  readonly reason: string;
}

/** What a check has seen: without findings it passes. */
export function looked(evidence: string, findings: readonly Finding[] = []): Outcome {
  return { kind: "looked", evidence, findings };
}

/**
 * Somebody vouches for what no program can see. `expires` is the last day that it holds, as `2026-12-31`.
 *
 * @param findings - warnings about how: that it soon expires.
 */
export function attested(
  evidence: string,
  attestation: { readonly owner: string; readonly expires: string },
  findings: readonly Finding[] = [],
): Outcome {
  return { kind: "looked", evidence, findings, attestation };
}

/** The check is about something that this project does not have. */
export function notApplicable(reason: string): Outcome {
  return { kind: "notApplicable", reason };
}

/** Nothing could be seen. `write` says what would make it visible. Fails under `--strict`. */
export function unknown(subject: string, seen: string, write: string): Outcome {
  const consequence = "whether it holds is not known";
  return looked(seen, [{ subject, seen, consequence, write, level: "unknown" }]);
}
