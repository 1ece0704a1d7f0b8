import { createColors } from "picocolors";
import { pageOf } from "../pages.js";
import type { ReportedFinding, Report, State, CheckResult, WaivedFinding } from "../run/report.js";
import { familyTitle } from "./families.js";
import { folded } from "./folded.js";
import { capital } from "./capital.js";
import { oneLine, printable } from "./printable.js";

export interface TextOptions {
  readonly isColoured: boolean;
  /** Of the terminal. Default 100. */
  readonly columns?: number;
  /** Whether what passed is listed, too. */
  readonly isVerbose?: boolean;
}

type Colors = ReturnType<typeof createColors>;

const SIGNS: Record<State, string> = {
  fail: "✗",
  unknown: "?",
  warn: "!",
  waived: "~",
  attested: "✓",
  pass: "✓",
  notApplicable: "-",
};

/** Findings of one check that are shown; the rest is counted. */
const MOST_FINDINGS = 5;

/** For people at a terminal: findings by family, and one line of what passed. */
export function textReport(report: Report, options: TextOptions): string {
  const colors = createColors(options.isColoured);
  const width = Math.min(Math.max(options.columns ?? 100, 60), 110);
  const families = [...new Set(report.results.map(({ family }) => family))];
  const sections = families.map((family) => {
    const results = report.results.filter((result) => result.family === family);
    return familySection(family, results, { colors, width, isVerbose: options.isVerbose ?? false });
  });
  return `${[...sections, summary(report, colors)].join("\n\n")}\n`;
}

interface Style {
  readonly colors: Colors;
  readonly width: number;
  readonly isVerbose: boolean;
}

function familySection(family: string, results: readonly CheckResult[], style: Style): string {
  const { colors } = style;
  const isOpen = ({ state }: CheckResult): boolean => state === "fail" || state === "unknown" || state === "warn";
  const open = results.filter(isOpen);
  const rest = results.filter((result) => !isOpen(result));
  const lines = [colors.bold(familyTitle(family))];
  for (const result of open) lines.push(checkSection(result, style));
  if (style.isVerbose) for (const result of rest) lines.push(quietLine(result, style));
  else if (rest.length > 0) lines.push(restLine(rest, style));
  return lines.join("\n");
}

function checkSection(result: CheckResult, { colors, width }: Style): string {
  const { id, title, state, findings } = result;
  const head = `${coloured(colors, state)(`${SIGNS[state]} ${id}`)} ${colors.bold(title)}`;
  const shown = findings.slice(0, MOST_FINDINGS).map((finding) => findingText(finding, colors, width));
  const more = findings.length - shown.length;
  const tail = more > 0 ? [colors.dim(`      and ${more} more; --format json has all of them`)] : [];
  return [`  ${head}`, ...shown, ...tail].join("\n");
}

function findingText({ seen, consequence, write, place }: ReportedFinding, colors: Colors, width: number): string {
  const where = place === undefined ? "" : `${oneLine(place.file)}:${place.line} `;
  const text = folded(oneLine(`${where}${capital(seen)}: ${consequence}.`), width - 6);
  const first = text.map((line, index) =>
    index === 0 && where !== "" ? `${colors.cyan(line.slice(0, where.length))}${line.slice(where.length)}` : line,
  );
  const remedy = printable(write)
    .split("\n")
    .flatMap((line) => indented(line, width - 8));
  return [
    ...first.map((line) => `      ${line}`),
    ...remedy.map((line, index) => `      ${index === 0 ? colors.green("→") : " "} ${colors.green(line)}`.trimEnd()),
  ].join("\n");
}

/** A line of code keeps its indentation where it is broken. */
function indented(line: string, width: number): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? "";
  return folded(line.trim(), width - indent.length).map((part) => `${indent}${part}`);
}

/** `✓ 12 passed · 2 waived until 2026-12-31 · 3 not applicable` */
function restLine(rest: readonly CheckResult[], { colors }: Style): string {
  const of = (state: State): readonly CheckResult[] => rest.filter((result) => result.state === state);
  const parts: string[] = [];
  if (of("pass").length > 0) parts.push(colors.green(`✓ ${of("pass").length} passed`));
  if (of("attested").length > 0) parts.push(colors.green(`✓ ${of("attested").length} attested`));
  const waived = of("waived");
  if (waived.length > 0) parts.push(colors.yellow(`~ ${waived.length} waived until ${firstExpiry(waived)}`));
  if (of("notApplicable").length > 0) parts.push(colors.dim(`- ${of("notApplicable").length} not applicable`));
  return `  ${parts.join(colors.dim(" · "))}`;
}

function firstExpiry(results: readonly CheckResult[]): string {
  const days = results.flatMap(({ waived }) => waived.map(({ waiver }: WaivedFinding) => waiver.expires));
  return days.sort()[0] ?? "";
}

function quietLine(result: CheckResult, { colors, width }: Style): string {
  const { id, title, state, evidence, attestation } = result;
  const by = attestation === undefined ? "" : ` (${attestation.owner}, until ${attestation.expires})`;
  const head = `  ${coloured(colors, state)(`${SIGNS[state]} ${id}`)} ${title}`;
  return [head, ...folded(oneLine(`${evidence}${by}`), width - 6).map((line) => colors.dim(`      ${line}`))].join(
    "\n",
  );
}

function summary(report: Report, colors: Colors): string {
  const { counts, isPassed, isStrict, profile, durationMs, project } = report;
  const parts = [
    counts.fail > 0 && colors.red(`${counts.fail} failed`),
    counts.unknown > 0 && (isStrict ? colors.red : colors.magenta)(`${counts.unknown} unknown`),
    counts.warn > 0 && colors.yellow(plural(counts.warn, "with a warning", "with warnings")),
    counts.waived > 0 && colors.yellow(`${counts.waived} waived`),
    counts.attested > 0 && colors.green(`${counts.attested} attested`),
    colors.green(`${counts.pass} passed`),
    counts.notApplicable > 0 && colors.dim(`${counts.notApplicable} not applicable`),
  ].filter((part) => part !== false);
  const verdict = isPassed
    ? colors.bold(colors.green("✓ The gate is open"))
    : colors.bold(colors.red("✗ The gate is closed"));
  const about = colors.dim(`${project}, profile ${profile}, ${(durationMs / 1000).toFixed(1)} s`);
  const failing = report.results.find(
    ({ id, state }) => (state === "fail" || state === "unknown" || state === "warn") && pageOf(id) !== undefined,
  );
  const hint =
    failing === undefined
      ? []
      : [colors.dim(`  npx prisma-hardening check --explain ${failing.id} says more about a check.`)];
  return [`${verdict}: ${parts.join(", ")}  ${about}`, ...hint].join("\n");
}

function plural(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function coloured(colors: Colors, state: State): (text: string) => string {
  switch (state) {
    case "fail":
      return colors.red;
    case "unknown":
      return colors.magenta;
    case "warn":
    case "waived":
      return colors.yellow;
    case "attested":
    case "pass":
      return colors.green;
    case "notApplicable":
      return colors.dim;
  }
}
