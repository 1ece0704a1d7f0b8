export interface ChangelogEntry {
  readonly version: string;
  /** From 1. */
  readonly line: number;
}

const HEADING = /^#{1,3}\s+\[?(?:[@\w./-]+@|v|version\s+)?(\d+\.\d+\.\d+(?:-[\w.-]+)?)\b/i;
const SETEXT = /^\[?v?(\d+\.\d+\.\d+(?:-[\w.-]+)?)\]?(?:\s.*)?$/i;

/** The newest entry with a version: the first heading that has one. "Unreleased" has none. */
export function newestEntry(text: string): ChangelogEntry | undefined {
  const lines = text.split(/\r?\n/);
  let isCode = false;
  for (const [at, line] of lines.entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    if (isCode) continue;
    const isUnderlined = /^(?:=+|-{3,})\s*$/.test(lines[at + 1] ?? "");
    const version = (HEADING.exec(line) ?? (isUnderlined ? SETEXT.exec(line) : undefined))?.[1];
    if (version !== undefined) return { version, line: at + 1 };
  }
  return undefined;
}
