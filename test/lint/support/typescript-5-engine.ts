import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { BatchEngine, Found } from "./engine.js";
import { root } from "./places.js";

const program = fileURLToPath(new URL("typescript-5.ts", import.meta.url));

interface Answer {
  readonly version: string;
  readonly found: readonly (readonly Found[])[];
}

/** ESLint 10 with typescript-eslint's parser on TypeScript 5, in a child. */
export function typescript5Engine(name: string): BatchEngine {
  return {
    name,
    reads: () => true,
    hasSuggestions: true,
    async lintAll(jobs) {
      const { version, found } = await ask(JSON.stringify(jobs));
      if (!version.startsWith("5.")) throw new Error(`The parser used TypeScript ${version}.`);
      return found;
    },
  };
}

async function ask(input: string): Promise<Answer> {
  const child = spawn(process.execPath, ["--import", "tsx", program], { cwd: root });
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (output === "") throw new Error(`The child said nothing:\n${errors}`);
  return JSON.parse(output) as Answer;
}
