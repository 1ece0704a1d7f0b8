import type { CheckResult, Report, ReportedFinding } from "../run/report.js";
import { familiesOf, type Family } from "./families.js";
import { markup, type Markup } from "./markup.js";
import { placeText } from "./place.js";
import { oneLine } from "./printable.js";
import { findings as findingsText } from "./verdict.js";

/** One suite for each family and one case for each check: what Jenkins, GitLab and Azure read as the results of tests. */
export function junitReport(report: Report): string {
  const suites = familiesOf(report.results).map((family) => suiteOf(family, report));
  const totals = totalsOf(report.results, report);
  const all = markup`<testsuites name="${oneLine(`prisma-hardening: ${report.project}`)}" ${totals}>
${suites}</testsuites>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all.markup}`;
}

function suiteOf({ title, results }: Family, report: Report): Markup {
  return markup`  <testsuite name="${oneLine(title)}" ${totalsOf(results, report)} timestamp="${report.startedAt.slice(0, 19)}">
${results.map((result) => caseOf(result, report))}  </testsuite>
`;
}

function totalsOf(results: readonly CheckResult[], report: Report): Markup {
  const count = (wanted: Outcome): number => results.filter((result) => outcomeOf(result, report) === wanted).length;
  const time = seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0));
  return markup`tests="${results.length}" failures="${count("failure")}" errors="0" skipped="${count("skipped")}" time="${time}"`;
}

function caseOf(result: CheckResult, report: Report): Markup {
  const { id, title, family, durationMs } = result;
  const name = oneLine(`${id} ${title}`);
  return markup`    <testcase classname="prisma-hardening.${oneLine(family)}" name="${name}" time="${seconds(durationMs)}">
${outcomeElement(result, report)}      <system-out>${outputOf(result)}</system-out>
    </testcase>
`;
}

type Outcome = "success" | "failure" | "skipped";

function outcomeOf({ state }: CheckResult, { isStrict }: Report): Outcome {
  switch (state) {
    case "fail":
      return "failure";
    case "unknown":
      return isStrict ? "failure" : "skipped";
    case "notApplicable":
      return "skipped";
    case "warn":
    case "waived":
    case "attested":
    case "pass":
      return "success";
  }
}

function outcomeElement(result: CheckResult, report: Report): Markup | undefined {
  const { state, evidence, findings } = result;
  switch (outcomeOf(result, report)) {
    case "success":
      return undefined;
    case "skipped":
      return markup`      <skipped message="${oneLine(findings[0]?.seen ?? evidence)}"/>
`;
    case "failure": {
      const message = findings.length === 1 ? findings.map(({ seen }) => seen).join("") : findingsText(findings.length);
      return markup`      <failure type="${state}" message="${oneLine(message)}">${findings.map(paragraph).join("\n")}</failure>
`;
    }
  }
}

/** What was looked at, what was found without failing, and who answers for it. */
function outputOf({ state, evidence, findings, waived, attestation }: CheckResult): string {
  return [
    evidence,
    ...(state === "fail" ? [] : findings.map(paragraph)),
    ...waived.map(
      ({ seen, waiver: { reason, owner, expires } }) => `waived until ${expires} by ${owner} (${reason}): ${seen}`,
    ),
    ...(attestation ? [`attested by ${attestation.owner} until ${attestation.expires}`] : []),
  ].join("\n");
}

function paragraph({ level, seen, consequence, write, place }: ReportedFinding): string {
  const where = place ? `${placeText(place)}: ` : "";
  return `${where}${level}: ${seen}: ${consequence}\n${write.replaceAll(/^/gm, "  ")}\n`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
