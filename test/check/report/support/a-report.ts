import { STATES, type CheckResult, type Report, type State } from "../../../../src/check/run/report.js";

/** A report with what a test is about. */
export function aReport(results: readonly CheckResult[], given: Partial<Report> = {}): Report {
  const count = (state: State): number => results.filter((result) => result.state === state).length;
  const counts = Object.fromEntries(STATES.map((state) => [state, count(state)])) as Report["counts"];
  return {
    tool: { name: "prisma-hardening", version: "0.1.0" },
    project: "shop",
    profile: "release",
    isStrict: false,
    startedAt: "2026-11-25T19:33:14.120Z",
    durationMs: 1840,
    isPassed: counts.fail === 0,
    configFile: "hardening.config.ts",
    counts,
    results,
    ...given,
  };
}

export function aResult(given: Partial<CheckResult> = {}): CheckResult {
  return {
    id: "MIG001",
    title: "No migration drops a column",
    family: "MIG",
    severity: "error",
    state: "pass",
    evidence: "14 migrations, 3 of them new against origin/main",
    findings: [],
    waived: [],
    durationMs: 12,
    ...given,
  };
}

export type AFinding = CheckResult["findings"][number];

export function aFinding(given: Partial<AFinding> = {}): AFinding {
  return {
    subject: "User.email",
    seen: "`User.email` is dropped",
    consequence: "the servers that still run the old version fail on every query of User",
    write: "Put @ignore on the field in this release, and drop the column in the next.",
    level: "error",
    place: { file: "prisma/migrations/20261120_drop_email/migration.sql", line: 3 },
    ...given,
  };
}
