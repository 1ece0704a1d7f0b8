import { describe, expect, it } from "vitest";
import type { Check } from "../../../src/check/check.js";
import type { ExpectedFinding } from "../../../src/check/check-cases.js";
import type { DatabaseCase, DatabaseCases } from "../../../src/check/database/database-cases.js";
import type { Finding } from "../../../src/check/outcome.js";
import type { ServerAddress } from "../../support/databases.js";
import { describeOnMariadbServer, postgres } from "../../support/each-database.js";
import { checkFolders, loadCases, loadCheck } from "../support/check-folders.js";
import { CANARY, runDatabaseCase } from "./support/database-case.js";

for (const folder of checkFolders().filter(({ family }) => family === "database")) {
  const check = await loadCheck(folder);
  const cases = await loadCases<DatabaseCases>(folder);
  const name = `${folder.id}: ${check.title}`;
  if (cases.postgres.length > 0) describe(`${name} [PostgreSQL]`, () => each(check, cases.postgres, postgres()));
  describeOnMariadbServer(name, (server) => each(check, cases.mysql, server));
}

function each(check: Check, cases: readonly DatabaseCase[], server: ServerAddress): void {
  it.concurrent.each(cases)("$state: $why", async (one) => {
    const { outcome, filled } = await runDatabaseCase(check, one, server);
    expect(JSON.stringify(outcome)).not.toContain(CANARY);
    expect(outcome.kind, JSON.stringify(outcome)).toBe(one.isNotApplicable ? "notApplicable" : "looked");
    if (outcome.kind !== "looked") return;

    const wanted = (one.findings ?? []).map((finding) => fill(finding, filled));
    const seen = outcome.findings.map((finding, index) => shown(finding, wanted[index], check.severity));
    expect(seen).toEqual(wanted.map((expected) => ({ level: check.severity, ...expected })));
    expect(outcome.evidence).toContain(filled(one.evidence ?? ""));
    for (const { subject, seen: clause, consequence, write } of outcome.findings) {
      for (const text of [subject, clause, consequence, write]) expect(text.trim()).not.toBe("");
      for (const text of [clause, consequence]) expect(text).not.toMatch(/[.!]$|\n/);
    }
  });
}

function fill(finding: ExpectedFinding, filled: (text: string) => string): ExpectedFinding {
  const { subject, seen, write } = finding;
  return {
    ...finding,
    subject: filled(subject),
    ...(seen === undefined ? {} : { seen: filled(seen) }),
    ...(write === undefined ? {} : { write: filled(write) }),
  };
}

/** A finding with what is expected of it: its whole text where the expected part is missing in it. */
function shown(finding: Finding, expected: ExpectedFinding | undefined, severity: Check["severity"]): ExpectedFinding {
  const partOf = (text: string, part: string): string => (text.includes(part) ? part : text);
  return {
    subject: finding.subject,
    level: finding.level ?? severity,
    ...(expected?.line === undefined ? {} : { line: finding.place?.line ?? 0 }),
    ...(expected?.seen === undefined ? {} : { seen: partOf(finding.seen, expected.seen) }),
    ...(expected?.write === undefined ? {} : { write: partOf(finding.write, expected.write) }),
  };
}
