import type { SchemaModel } from "../../model-map/schema.js";

/** The line of a field without its comments, with one space between its parts, and without the text of a default: it may be a secret. */
export function memberCode({ block }: SchemaModel, field: string): string {
  const code = block.members.find(({ name }) => name === field)?.code ?? field;
  const line = code.replaceAll(/\s+/g, " ");
  const start = line.indexOf("@default(");
  if (start < 0) return line;
  const end = endOfCall(line, start);
  return `${line.slice(0, start)}${line.slice(start, end).replaceAll(STRING, '"..."')}${line.slice(end)}`;
}

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** Behind the bracket that closes the first one after `start`. Those in strings are none. */
function endOfCall(line: string, start: number): number {
  let depth = 0;
  for (const { 0: part, index } of line.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[()]/g)) {
    if (part === "(") depth++;
    if (part === ")" && --depth === 0) return start + index + 1;
  }
  return line.length;
}
