import path from "node:path";
import pc from "picocolors";
import type { Estimate } from "../sample.js";
import { OURS, WITHOUT_RULES } from "./linters.js";
import type { LinterCost } from "./measure.js";
import type { CorpusResult, LintResult } from "./result.js";
import type { TypedCost } from "./typed.js";

const NAME = 40;
const WIDTHS = [6, 20, 20, 10];
const TARGETS = { shareOfParse: 0.1, perFile: 0.3, import: 30 };

/** The tables for people; colours only where the terminal shows them. */
export function printLintResult({ machine, corpora, rules, typed, importTime, schemaReads }: LintResult): void {
  const lines = [pc.dim(machine)];
  for (const corpus of [...corpora, ...rules]) lines.push("", ...corpusTable(corpus));
  lines.push("", ...typedTable(typed), "", pc.bold("Targets"));
  for (const { title, linters } of corpora) {
    const ours = linters.find(({ name }) => name === OURS);
    if (ours === undefined) continue;
    const share = outcome(ours.shareOfParse, TARGETS.shareOfParse);
    lines.push(`  ${title}`);
    lines.push(target("recommended, of the parse", percent(ours.shareOfParse), "under 10 %", share));
    const perFile = outcome(ours.added, TARGETS.perFile);
    lines.push(target("recommended, per file", milliseconds(ours.added), "under 0.3 ms", perFile));
  }
  const { overFloor, floor, runs } = importTime;
  lines.push("  The plugin");
  lines.push(target("import", milliseconds(overFloor), "under 30 ms", outcome(overFloor, TARGETS.import)));
  lines.push(pc.dim(`    over an empty module's ${floor.toFixed(1)} ms, median of ${runs} fresh processes`));
  lines.push(target("reads of a schema file", `${schemaReads}`, "once", schemaReads === 1 ? "met" : "missed"));
  console.log(lines.join("\n"));
}

function corpusTable({ title, files, lines, passes, parse, linters, packages }: CorpusResult): string[] {
  const head = ["rules", "over no rules", "of the parse", "findings"].map((text, index) =>
    text.padStart(WIDTHS[index] ?? 0),
  );
  const ours = linters.find(({ name }) => name === OURS);
  return [
    `${pc.bold(title)} ${pc.dim(`(${files} files, ${lines.toLocaleString("en-US")} lines, ${passes} passes)`)}`,
    pc.dim(`  ${"ms per file".padEnd(NAME)}${head.join("")}`),
    `  ${"parse: tree, tokens, scopes".padEnd(NAME)}${" ".repeat(6)}${`${parse.toFixed(3)} ms        `.padStart(20)}`,
    ...linters.map(linterLine),
    ...(ours === undefined ? [] : [slowestLine(ours)]),
    ...(packages === undefined ? [] : wrapped(packages.map(({ name, files: count }) => `${name} ${count}`))),
  ];
}

function linterLine({ name, rules, added, shareOfParse, findings }: LinterCost): string {
  const isFloor = name === WITHOUT_RULES;
  const cells = [isFloor ? "" : `${rules}`, milliseconds(added), percent(shareOfParse), isFloor ? "" : `${findings}`];
  const text = `  ${name.padEnd(NAME)}${cells.map((cell, index) => cell.padStart(WIDTHS[index] ?? 0)).join("")}`;
  return name === OURS ? pc.cyan(text) : isFloor ? pc.dim(text) : text;
}

function slowestLine({ name, slowest }: LinterCost): string {
  const { filename, milliseconds: time, shareOfParse } = slowest;
  const file = filename.split(path.sep).slice(-3).join("/");
  return pc.dim(
    `  slowest file of ${name}: ${file}, ${time.toFixed(1)} ms, ${(shareOfParse * 100).toFixed(0)} % of its parse`,
  );
}

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 94) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.map((line) => pc.dim(line));
}

function typedTable({ files, passes, parse, ours, typed, program }: TypedCost): string[] {
  const row = (name: string, time: number) =>
    `  ${name.padEnd(NAME + 14)}${time.toFixed(3).padStart(9)} ms${`${((time / parse) * 100).toFixed(0)} %`.padStart(9)}`;
  return [
    `${pc.bold("With types, over the parse")} ${pc.dim(`(src and examples/shop, ${files} files, ${passes} passes)`)}`,
    pc.cyan(row(`${OURS}, with ESLint's own work`, ours)),
    row("no-floating-promises, no-misused-promises", typed),
    pc.dim(row("  of it the program", program)),
  ];
}

function target(what: string, value: string, limit: string, result: Outcome): string {
  const text = `    ${what.padEnd(28)}${value.padStart(20)}, target ${limit}: ${result}`;
  return result === "missed" ? pc.yellow(text) : text;
}

type Outcome = "met" | "missed" | "too noisy to tell";

function outcome({ median, margin }: Estimate, limit: number): Outcome {
  if (median + margin < limit) return "met";
  return median - margin > limit ? "missed" : "too noisy to tell";
}

function milliseconds({ median, margin }: Estimate): string {
  const digits = Math.abs(median) < 10 ? 3 : 1;
  return `${median.toFixed(digits)} ± ${margin.toFixed(digits)} ms`;
}

function percent({ median, margin }: Estimate): string {
  return `${(median * 100).toFixed(1)} ± ${(margin * 100).toFixed(1)} %`;
}
