import pc from "picocolors";
import { digits } from "./words.js";
import type { Measured } from "./measure.js";

/** Columns. */
const WIDTH = 96;
export const INDENT = "     ";

export function heading(text: string): string {
  return `\n${pc.bold(text)}\n${pc.dim("─".repeat(WIDTH))}`;
}

export function note(text: string): string {
  return pc.dim(text);
}

export function numbered(number: number, title: string): string {
  return `\n${pc.dim(String(number).padStart(3))}  ${pc.bold(title)}`;
}

export function codeLine(code: string): string {
  return `${INDENT}${pc.cyan(code)}`;
}

/** `plain Prisma    912 customers                      301 leaked` */
export function answerLine(who: string, { text, leaked, missing }: Measured): string {
  const start = `${INDENT}  ${who.padEnd(14)} ${text}`;
  const verdict = verdictOf(leaked, missing);
  const gap = " ".repeat(Math.max(2, WIDTH - start.length - verdict.length));
  return `${start}${gap}${leaked + missing === 0 ? pc.green(verdict) : pc.red(verdict)}`;
}

function verdictOf(leaked: number, missing: number): string {
  const parts = [`${digits(leaked)} leaked`];
  if (missing > 0) parts.push(`${digits(missing)} missing`);
  return `${leaked + missing === 0 ? "✓" : "✗"} ${parts.join(", ")}`;
}

interface Found {
  readonly line: number;
  readonly column: number;
  readonly isError: boolean;
  readonly rule: string;
  readonly message: string;
}

/** ` 15:16  ✗ user input becomes text of the SQL            no-raw-sql-interpolation` */
export function findingLine({ line, column, isError, rule, message }: Found): string {
  const place = `${String(line).padStart(4)}:${String(column).padEnd(3)}`;
  const room = WIDTH - INDENT.length - place.length - rule.length - 5;
  const text = shortened(firstClause(message), room).padEnd(room);
  const color = isError ? pc.red : pc.yellow;
  return `${INDENT}${pc.dim(place)} ${color(isError ? "✗" : "!")} ${text}  ${color(rule)}`;
}

/** As far as the sentence says what is there; the why and the remedy stand in the editor. */
function firstClause(message: string): string {
  return (/^(?:`[^`]*`|[^`])*?(?=[.:;] |$)/.exec(message)?.[0] ?? message)
    .replaceAll(/ \([^()]*\)(?= )/g, "")
    .replace(/\.$/, "");
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

type Alignment = "left" | "right";

/** Cells of the same width in each column; the first row is the head. */
export function table(rows: readonly (readonly string[])[], alignments: readonly Alignment[]): string {
  const widths = alignments.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, alignments[column])).join("   "))
    .map((line, index) => `${INDENT}${index === 0 ? pc.dim(line) : line}`)
    .join("\n");
}

function pad(cell: string, width: number, alignment: Alignment | undefined): string {
  return alignment === "right" ? cell.padStart(width) : cell.padEnd(width);
}
