import { describe, expect, it } from "vitest";
import type { CheckCases, ExpectedFinding, SilentCase } from "../../src/check/check-cases.js";
import type { Finding } from "../../src/check/outcome.js";
import { checkFolders, loadCases, loadCheck } from "./support/check-folders.js";
import { runCase } from "./support/run-case.js";
import { SCHEMA_HEAD_LINES } from "./support/project.js";

// Databases and servers have tests of their own.
const folders = checkFolders().filter(({ family }) => family === "attestations");

for (const folder of folders) {
  const check = await loadCheck(folder);
  const { silent, found } = await loadCases<CheckCases>(folder);

  describe(`${folder.id}: ${check.title}`, () => {
    it.each(silent)("is silent: $why", async (one) => {
      const outcome = await runCase(check, one);
      expect(outcome.kind).toBe(one.isNotApplicable ? "notApplicable" : "looked");
      expect(outcome.kind === "looked" ? outcome.findings : []).toEqual([]);
    });

    it.each(found)("finds: $why", async (one) => {
      const outcome = await runCase(check, one);
      if (outcome.kind !== "looked") throw new Error(`It does not apply: ${outcome.reason}`);
      const seen = outcome.findings.map((finding, index) => shown(finding, one.findings[index], check.severity, one));
      expect(seen).toEqual(one.findings.map((expected) => ({ level: check.severity, ...expected })));
      for (const finding of outcome.findings) expectSentences(finding);
    });
  });
}

/** A finding with what is expected of it: its whole text where the expected part is missing in it. */
function shown(
  finding: Finding,
  expected: ExpectedFinding | undefined,
  severity: "error" | "warning",
  one: SilentCase,
): ExpectedFinding {
  const partOf = (text: string, part: string): string => (text.includes(part) ? part : text);
  return {
    subject: finding.subject,
    level: finding.level ?? severity,
    ...(expected?.line === undefined ? {} : { line: lineOf(finding, one) }),
    ...(expected?.seen === undefined ? {} : { seen: partOf(finding.seen, expected.seen) }),
    ...(expected?.write === undefined ? {} : { write: partOf(finding.write, expected.write) }),
  };
}

/** In the text that the case has written itself. */
function lineOf({ place }: Finding, one: SilentCase): number {
  if (place === undefined) return 0;
  const isSchema = place.file === "prisma/schema.prisma" && one.schema !== undefined;
  return isSchema ? place.line - SCHEMA_HEAD_LINES : place.line;
}

/** Clauses that a report can put together. */
function expectSentences({ subject, seen, consequence, write }: Finding): void {
  for (const text of [subject, seen, consequence, write]) expect(text.trim()).not.toBe("");
  for (const clause of [seen, consequence]) expect(clause).not.toMatch(/[.!]$|\n/);
}
