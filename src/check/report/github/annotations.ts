import type { CheckResult, Report, ReportedFinding } from "../../run/report.js";
import { familiesOf } from "../families.js";
import { noticeLevel, type NoticeLevel } from "../level.js";
import { placeInRepository, placeText } from "../place.js";
import { oneLine, printable } from "../printable.js";
import { findings as findingsText, verdictOf } from "../verdict.js";

/** GitHub drops what a step annotates beyond that, of each level. */
const MOST_OF_A_LEVEL = 10;

const LEVELS = ["error", "warning", "note"] as const satisfies readonly NoticeLevel[];
const COMMANDS = { error: "error", warning: "warning", note: "notice" } as const satisfies Record<NoticeLevel, string>;

/**
 * Workflow commands, which GitHub Actions turns into annotations on the lines of a pull request: of each level the first ten, the
 * errors first, and each check with one before any has two. The log has all findings, folded by family.
 */
export function githubReport(report: Report): string {
  const annotations = LEVELS.flatMap((level) =>
    inTurns(report.results, (finding) => noticeLevel(finding, report) === level)
      .slice(0, MOST_OF_A_LEVEL)
      .map(({ result, finding }) => annotation(level, result, finding, report)),
  );
  return [...annotations, ...familiesOf(report.results).flatMap(logOf), `${safe(verdictOf(report))}\n`].join("\n");
}

interface Found {
  readonly result: CheckResult;
  readonly finding: ReportedFinding;
}

/** The first finding of each check, the second of each, and so on. */
function inTurns(results: readonly CheckResult[], isWanted: (finding: ReportedFinding) => boolean): readonly Found[] {
  const turns = results.flatMap((result) =>
    result.findings.filter(isWanted).map((finding, turn) => ({ result, finding, turn })),
  );
  return turns.sort((a, b) => a.turn - b.turn);
}

function annotation(level: NoticeLevel, { id, title }: CheckResult, finding: ReportedFinding, report: Report): string {
  const { file, line, column } = placeInRepository(finding.place, report);
  const properties = [
    `file=${property(file)}`,
    `line=${line}`,
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${property(`${id}: ${title}`)}`,
  ];
  const { seen, consequence, write } = finding;
  return `::${COMMANDS[level]} ${properties.join(",")}::${data(`${seen}: ${consequence}.\n${write}`)}`;
}

function logOf({ title, results }: { readonly title: string; readonly results: readonly CheckResult[] }): string[] {
  const found = results.flatMap((result) => result.findings.map((finding) => ({ result, finding })));
  if (found.length === 0) return [];
  const heading = data(`${title}: ${findingsText(found.length)}`);
  return [`::group::${heading}`, ...found.map(({ result, finding }) => logEntry(result, finding)), "::endgroup::"];
}

function logEntry({ id }: CheckResult, { level, seen, consequence, write, place }: ReportedFinding): string {
  const where = place === undefined ? "" : ` ${placeText(place)}`;
  const lines = [
    `${id} ${level}${where}`,
    `  ${oneLine(seen)}: ${oneLine(consequence)}`,
    ...write.split("\n").map((line) => `    ${line}`),
  ];
  return lines.map(safe).join("\n");
}

/**
 * A line that the runner only prints. Names come from whoever opened the pull request, and the runner obeys a line that begins with
 * `::`, behind spaces too, and `##[` anywhere in it.
 */
function safe(line: string): string {
  return `| ${oneOf(printable(line))}`;
}

function oneOf(line: string): string {
  return line.replaceAll("\n", " ").replaceAll("##[", "## [");
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
