import pc from "picocolors";
import { recallOf, type Class, type Mistake, type ToolResult } from "./compare.js";
import { LABELS } from "./labels.js";
import type { ManyFiles } from "./many-files.js";

export interface GateResult {
  readonly versions: string;
  /** Ours first, then squawk with its defaults, then without its rules of style. */
  readonly tools: readonly ToolResult[];
  /** Of ours. */
  readonly mistakes: readonly Mistake[];
  readonly many: ManyFiles;
}

const NAME = 42;
const WIDTH = 20;

export function printGateResult({ versions, tools, mistakes, many }: GateResult): void {
  const lines = [
    pc.dim(versions),
    "",
    row("", ...tools.map(({ name }) => name)),
    ...section(tools, "additive", "Additive: nothing to say"),
    ...section(tools, "locking", "Additive, but locks or rewrites a table in use"),
    ...section(tools, "labelled", "Prisma warns of lost data or a failure"),
    row("  warnings of Prisma that are told", ...tools.map((tool) => percent(recallOf(tool)))),
    ...section(tools, "unlabelled", "Meant to be risky, Prisma says nothing"),
    row("Files with something that cannot be read", ...tools.map(({ unknown }) => `${unknown}`)),
    row("Time for all files", ...tools.map(({ milliseconds }) => `${milliseconds.toFixed(0)} ms`)),
    "",
    pc.bold("Prisma's warnings that are told, of how many"),
    ...LABELS.map((label) =>
      row(`  ${label}`, ...tools.map(({ labels }) => `${labels.get(label)?.told} of ${labels.get(label)?.files}`)),
    ),
    "",
    ...manyFiles(many),
    "",
    ...mistakeLines(mistakes),
    "",
    ...targets(tools, many),
  ];
  console.log(lines.join("\n"));
}

function section(tools: readonly ToolResult[], of: Class, title: string): readonly string[] {
  const files = tools[0]?.classes[of].files ?? 0;
  return [
    pc.bold(`${title} (${files} files)`),
    row("  findings per file", ...tools.map(({ classes }) => perFile(classes[of]).toFixed(2))),
    row(
      "  files with a finding",
      ...tools.map(({ classes }) => percent(classes[of].filesWithFindings / classes[of].files)),
    ),
  ];
}

function manyFiles({ files, isBuilt, cases, squawk }: ManyFiles): readonly string[] {
  const how = isBuilt ? "dist" : "from the sources, which are compiled as it starts: npm run build for dist";
  return [
    pc.bold(`${files.toLocaleString("en-US")} migrations in one project`) +
      pc.dim(`, median of 3 runs; process: ${how}`),
    ...cases.map(
      ({ fresh, findings, unknown, inProcess, process }) =>
        `  ${`${fresh} of them new`.padEnd(NAME - 2)}${seconds(inProcess)} in a process that runs, ${seconds(process)} a process of its own; findings: ${findings}, unknown: ${unknown}`,
    ),
    `  ${"squawk, defaults, all files".padEnd(NAME - 2)}${seconds(squawk)} a process of its own`,
  ];
}

function mistakeLines(mistakes: readonly Mistake[]): readonly string[] {
  if (mistakes.length === 0) return [pc.bold("Noise and misses of ours: none")];
  return [
    pc.bold(`Noise and misses of ours: ${mistakes.length}`) + pc.dim(" (--json has their SQL)"),
    ...mistakes.map(
      ({ file, kind, subject, what, findings }) =>
        `  ${file}: ${kind}, ${subject}: ${what}; found ${findings.length === 0 ? "nothing" : findings.join(", ")}`,
    ),
  ];
}

/** What was set as the aim before anything was measured. */
function targets([ours, squawk]: readonly ToolResult[], { cases }: ManyFiles): readonly string[] {
  if (ours === undefined || squawk === undefined) return [];
  const [noise, theirs] = [perFile(ours.classes.additive), perFile(squawk.classes.additive)];
  const slowest = Math.max(...cases.map(({ process }) => process));
  return [
    pc.bold("Targets"),
    target("at most a tenth of squawk's findings on additive files", noise <= theirs / 10),
    target("more of Prisma's warnings told than by squawk", recallOf(ours) > recallOf(squawk)),
    target("2 000 files in under 3 s, with the process", slowest < 3000),
  ];
}

function target(what: string, isMet: boolean): string {
  return isMet ? `  ${what}: met` : pc.yellow(`  ${what}: missed`);
}

function perFile({ findings, files }: ToolResult["classes"][Class]): number {
  return findings / files;
}

function row(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(NAME)}${cells.map((cell) => cell.padStart(WIDTH)).join("")}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
