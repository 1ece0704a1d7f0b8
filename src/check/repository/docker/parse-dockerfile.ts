/** An instruction of a Dockerfile. */
export interface Instruction {
  /** In upper case: `RUN`. */
  readonly name: string;
  readonly flags: readonly string[];
  /** What follows name and flags; continued lines are joined, and comments between them are gone. */
  readonly text: string;
  /** The exec form: `CMD ["node", "main.js"]`. */
  readonly words?: readonly string[];
  /** The lines below `RUN <<EOF`. */
  readonly heredoc?: string;
  /** From 1. */
  readonly line: number;
}

/** Docker's own grammar, as its reference has it: escape directive, continued lines, comments among them, here-documents. */
export function parseDockerfile(text: string): readonly Instruction[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const escape = escapeOf(lines);
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (isSkipped(lines[at] ?? "")) continue;
    const start = at;
    let joined = "";
    for (; at < lines.length; at += 1) {
      const line = lines[at] ?? "";
      if (at > start && isSkipped(line)) continue;
      const trimmed = line.trimEnd();
      const isContinued = trimmed.endsWith(escape);
      joined += isContinued ? `${trimmed.slice(0, -1)} ` : trimmed;
      if (!isContinued) break;
    }
    const instruction = instructionOf(joined, start + 1);
    const ends = heredocEnds(instruction);
    if (ends.length === 0) {
      found.push(instruction);
      continue;
    }
    const body: string[] = [];
    for (const end of ends) {
      for (at += 1; at < lines.length && (lines[at] ?? "").replace(/^\t+/, "") !== end; at += 1)
        body.push(lines[at] ?? "");
    }
    found.push({ ...instruction, heredoc: body.join("\n") });
  }
  return found;
}

function isSkipped(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}

/** `# escape=` counts only above everything else that is no directive. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const [, key = "", value = ""] = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
    if (key === "") return "\\";
    if (key.toLowerCase() === "escape") return value === "`" ? "`" : "\\";
  }
  return "\\";
}

function instructionOf(joined: string, line: number): Instruction {
  const [, name = "", rest = ""] = /^\s*([A-Za-z]+)\s*([\s\S]*)$/.exec(joined) ?? [];
  const [head = ""] = /^(?:--[\w-]+(?:=\S*)?\s+)*/.exec(rest) ?? [];
  const text = rest.slice(head.length).trim();
  const flags = head.split(/\s+/).filter((flag) => flag !== "");
  const words = execForm(text);
  return { name: name.toUpperCase(), flags, text, line, ...(words ? { words } : {}) };
}

/** What is no JSON is a command for the shell, as Docker takes it. */
function execForm(text: string): readonly string[] | undefined {
  if (!text.startsWith("[")) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) return undefined;
    return parsed.every((word): word is string => typeof word === "string") ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function heredocEnds({ name, text, words }: Instruction): readonly string[] {
  if (words !== undefined || !["RUN", "COPY", "ADD"].includes(name)) return [];
  return [...text.matchAll(/(?<![<\\])<<-?(["']?)([A-Za-z_]\w*)\1/g)].map(([, , end = ""]) => end);
}
