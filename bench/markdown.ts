import { RIGHT } from "./answers.js";
import { FLOOR, PLAIN, contestants } from "./contestants.js";
import type { BenchmarkResult } from "./result.js";

/** The table of ratios for the README: how many times the floor's time, and ✗ where the answer is wrong. */
export function markdownTable({ machine, backends, verdicts }: BenchmarkResult): string {
  const columns = contestants.map(({ name }) => name).filter((name) => name !== FLOOR && name !== PLAIN);
  const lines = [
    "Times as multiples of an empty query extension's, medians of interleaved pairs; ✗: the answer is wrong where there are inactive rows.",
    `Measured on ${machine} by \`npm run bench\`.`,
  ];
  for (const { backend, queries } of backends) {
    lines.push("", row([backend, ...columns]), row(["---", ...columns.map(() => "---:")]));
    for (const { query, title, measurements } of queries) {
      const cells = columns.map((name) => {
        const ratio = measurements.find(({ contestant }) => contestant === name)?.ratio;
        const verdict = verdicts.find((one) => one.contestant === name && one.query === query)?.verdict;
        return `${ratio === undefined ? "fails" : ratio.toFixed(2)}${verdict === RIGHT ? "" : " ✗"}`;
      });
      lines.push(row([title, ...cells]));
    }
  }
  return lines.join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
