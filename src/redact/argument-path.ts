import type { KnownNames } from "./names.js";

/** Prisma underlines the argument that is wrong, and puts a plus before one that is missing. */
const UNDERLINE = /^\s*~+$/;
const MISSING = /^\s*\+\s+\w+: /;
const OPENING = /^(?<indent>[\s\d?+→]*)(?:(?<key>.+): )?[{[]$/;
const CLOSING = /^([\s\d?+→]*)[}\]]$/;
const KEY = /^(?<indent>[\s\d?+→]*)(?<key>\w+): /;

/**
 * Where the wrong argument stands, from the arguments that Prisma prints: `where.owner.email`. Their keys are the caller's,
 * so only names of the schema are kept; another key is `*`. A printed value cannot add anything else either.
 */
export function argumentPath(message: string, names: KnownNames): string {
  const lines = message.split("\n");
  const underline = lines.findIndex((line) => UNDERLINE.test(line));
  const wrong = underline > 0 ? startOf(lines, underline - 1) : lines.findIndex((line) => MISSING.test(line));
  const { indent, key } = KEY.exec(lines[wrong] ?? "")?.groups ?? {};
  if (indent === undefined || key === undefined) return "";
  const path = [key, ...parents(lines.slice(0, wrong), indent.length)].reverse();
  return path.length < 2 ? "" : path.map((part) => (names.isFieldOrArgument(part) ? part : "*")).join(".");
}

/** A wrong object or list is underlined where it ends. */
function startOf(lines: readonly string[], end: number): number {
  const indent = CLOSING.exec(lines[end] ?? "")?.[1]?.length;
  if (indent === undefined) return end;
  return lines.slice(0, end).findLastIndex((line) => OPENING.exec(line)?.groups?.["indent"]?.length === indent);
}

/** The keys of the objects around a line, innermost first: each opens on a line that is indented less. */
function parents(before: readonly string[], indent: number): string[] {
  const keys: string[] = [];
  let inside = indent;
  for (const line of before.toReversed()) {
    const { indent: outer, key } = OPENING.exec(line)?.groups ?? {};
    if (outer === undefined || outer.length >= inside) continue;
    inside = outer.length;
    if (key !== undefined) keys.push(key);
  }
  return keys.slice(0, 32);
}
