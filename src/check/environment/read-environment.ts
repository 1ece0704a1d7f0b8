import { readFile } from "node:fs/promises";
import path from "node:path";
import { GateError } from "../gate-error.js";
import { relativeTo } from "../project/relative.js";
import { parseEnvFile } from "./env-file.js";
import type { Environment } from "./environment.js";

export interface EnvironmentSources {
  /** As `process.env`. */
  readonly variables: { readonly [name: string]: string | undefined };
  /** `--dotenv`, relative to `root`: what a later one says counts, and each counts above the process. */
  readonly files: readonly string[];
  readonly root: string;
}

interface Variable {
  readonly value: string;
  readonly place?: { readonly file: string; readonly line: number };
}

/** @throws GateError if a file cannot be read. */
export async function readEnvironment({ variables, files, root }: EnvironmentSources): Promise<Environment> {
  const all = new Map<string, Variable>();
  for (const [name, value] of Object.entries(variables)) if (value !== undefined) all.set(name, { value });
  const shown = files.map((file) => relativeTo(root, file));
  for (const file of shown) {
    for (const { name, value, line } of parseEnvFile(await textOf(root, file))) {
      all.set(name, { value, place: { file, line } });
    }
  }
  // Most programs take an empty variable as one that is not set.
  const set = new Map([...all].filter(([, { value }]) => value !== ""));
  return {
    get: (name) => set.get(name)?.value,
    has: (name) => set.has(name),
    names: () => [...set.keys()],
    placeOf: (name) => set.get(name)?.place,
    source: ["the process", ...shown].join(" and "),
  };
}

async function textOf(root: string, file: string): Promise<string> {
  const text = await readFile(path.resolve(root, file), "utf8").catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const reason = code === "ENOENT" ? "it is not there" : "it cannot be read";
    throw new GateError(`--dotenv ${file}: ${reason}.`);
  });
  // UTF-16, as PowerShell of Windows writes it, or no text at all: no variable would be seen in it.
  if (text.includes("\0")) throw new GateError(`--dotenv ${file}: it is no text in UTF-8. Save it as UTF-8.`);
  return text;
}
