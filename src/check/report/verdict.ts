import type { Report, State } from "../run/report.js";

/** As a label, and in a count: "3 failed". */
export const STATE_NAMES = {
  fail: "failed",
  unknown: "unknown",
  warn: "with warnings",
  waived: "waived",
  attested: "attested",
  pass: "passed",
  notApplicable: "not applicable",
} as const satisfies { readonly [Name in State]: string };

/** "3 of 41 checks failed, 2 could not see what they look at." */
export function verdictOf({ counts, isStrict, results }: Report): string {
  const applicable = results.length - counts.notApplicable;
  if (applicable === 0) return "No check applies to this project.";
  const failed = `${counts.fail === 0 ? "None" : counts.fail} of ${checks(applicable)} failed`;
  if (counts.unknown === 0) return `${failed}.`;
  return `${failed}, ${counts.unknown} could not see what ${counts.unknown === 1 ? "it looks" : "they look"} at${
    isStrict ? ", which counts as failed here" : ""
  }.`;
}

export function checks(count: number): string {
  return count === 1 ? "1 check" : `${count} checks`;
}

export function findings(count: number): string {
  return count === 1 ? "1 finding" : `${count} findings`;
}

/** "412 ms", "1.2 s". */
export function duration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}
