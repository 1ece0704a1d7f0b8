import pc from "picocolors";
import { RIGHT } from "./answers.js";
import { FLOOR, OURS } from "./contestants.js";
import type { BenchmarkResult, Measurement, QueryResult } from "./result.js";
import type { Estimate } from "./sample.js";

const NAME = 47;
const TITLE = 54;

/** The tables for people; colours only where the terminal shows them. */
export function printResult(result: BenchmarkResult): void {
  const lines = [pc.dim(result.machine)];
  for (const { backend, queries } of result.backends) {
    lines.push("", pc.bold(pc.underline(backend)));
    for (const query of queries) lines.push("", ...queryTable(query));
  }
  const sections = [rewritingTable(result), answersTable(result), targetsTable(result), notes(result)];
  for (const section of sections) lines.push("", ...section);
  console.log(lines.join("\n"));
}

function queryTable({ title, rounds, measurements, failures }: QueryResult): string[] {
  const head = ["median", "p10", "over the floor", "ratio", "SQL"].map((text, index) =>
    text.padStart(WIDTHS[index] ?? 0),
  );
  return [
    `${pc.bold(title)} ${pc.dim(`(${rounds} rounds)`)}`,
    pc.dim(`  ${"".padEnd(NAME)}${head.join("")}`),
    ...measurements.map(measurementLine),
    ...failures.map(({ contestant, error }) => `  ${contestant.padEnd(NAME)} ${pc.red(error)}`),
  ];
}

const WIDTHS = [10, 10, 22, 8, 5];

function measurementLine({ contestant, median, p10, overFloor, ratio, statements }: Measurement): string {
  const isFloor = contestant === FLOOR;
  const cells = [
    microseconds(median),
    microseconds(p10),
    isFloor ? "" : signed(overFloor),
    ratio.toFixed(2),
    `${statements}`,
  ];
  const text = `  ${contestant.padEnd(NAME)}${cells.map((cell, index) => cell.padStart(WIDTHS[index] ?? 0)).join("")}`;
  return contestant === OURS ? pc.cyan(text) : isFloor ? pc.dim(text) : text;
}

function rewritingTable({ rewriting }: BenchmarkResult): string[] {
  return [
    pc.bold("The rewriting alone: decide(), without Prisma"),
    ...rewriting.map(
      ({ title, median, p10 }) => `  ${title.padEnd(TITLE)} median ${nanoseconds(median)}   p10 ${nanoseconds(p10)}`,
    ),
  ];
}

function answersTable({ verdicts, backends }: BenchmarkResult): string[] {
  const titles = new Map(backends.flatMap(({ queries }) => queries.map(({ query, title }) => [query, title])));
  const names = [...new Set(verdicts.map(({ contestant }) => contestant))];
  return [
    pc.bold("Answers where there are inactive rows, compared with a database that has none"),
    ...names.flatMap((name) => {
      const own = verdicts.filter(({ contestant }) => contestant === name);
      const wrong = own.filter(({ verdict }) => verdict !== RIGHT);
      const summary =
        wrong.length === 0 ? pc.green("all right") : `${own.length - wrong.length} of ${own.length} right`;
      return [
        `  ${name.padEnd(NAME)} ${summary}`,
        ...wrong.map(({ query, verdict }) => pc.dim(`      ${titles.get(query) ?? query}: ${verdict}`)),
      ];
    }),
  ];
}

function targetsTable({ targets }: BenchmarkResult): string[] {
  return [
    pc.bold(`What ${OURS} costs on the in-process driver`),
    ...targets.map(({ title, overFloor, overByHand, target }) => {
      const outcome = outcomeOf(overFloor, target);
      const text =
        `  ${title.padEnd(TITLE)}${signed(overFloor).padStart(20)} over the floor, target ${target} µs: ${outcome};` +
        `${signed(overByHand).padStart(20)} over the same filters by hand`;
      return outcome === "missed" ? pc.yellow(text) : text;
    }),
  ];
}

function outcomeOf({ median, margin }: Estimate, target: number): string {
  if (median + margin < target) return "met";
  return median - margin > target ? "missed" : "too noisy to tell";
}

function notes({ notes: own, failures }: BenchmarkResult): string[] {
  return [
    ...own.map(({ contestant, note }) => pc.dim(`${contestant}: ${note}.`)),
    ...failures.map(({ contestant, error }) => pc.red(`${contestant} does not run on this Prisma: ${error}`)),
  ];
}

function signed({ median, margin }: Estimate): string {
  return `${median < 0 ? "−" : "+"}${microseconds(Math.abs(median))} ± ${rounded(margin)}`;
}

function microseconds(value: number): string {
  return `${rounded(value)} µs`;
}

function rounded(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function nanoseconds(value: number): string {
  return `${value.toFixed(0)} ns`.padStart(8);
}
