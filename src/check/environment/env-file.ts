import { parseEnv } from "node:util";

export interface EnvFileVariable {
  readonly name: string;
  readonly value: string;
  /** From 1: the assignment that counts, which is the last one. */
  readonly line: number;
}

/** What `node --dotenv` reads from a file, with lines. */
export function parseEnvFile(text: string): readonly EnvFileVariable[] {
  const lines = assignmentLines(text);
  return Object.entries(parseEnv(text)).map(([name, value = ""]) => ({ name, value, line: lines.get(name) ?? 1 }));
}

const ASSIGNMENT = /^[\t ]*(?:export[\t ]+)?([^\s=]+)[\t ]*=[\t ]*(["'`]?)/;

/** `parseEnv` tells no lines. A value in quotes may go over several, which are no assignments then. */
function assignmentLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const rows = text.split("\n");
  for (let row = 0; row < rows.length; row += 1) {
    const [start, name, quote] = ASSIGNMENT.exec(rows[row] ?? "") ?? [];
    if (start === undefined || name === undefined) continue;
    lines.set(name, row + 1);
    if (!quote) continue;
    const rest = [(rows[row] ?? "").slice(start.length), ...rows.slice(row + 1)].join("\n");
    const end = rest.indexOf(quote);
    if (end >= 0) row += rest.slice(0, end).split("\n").length - 1;
  }
  return lines;
}
