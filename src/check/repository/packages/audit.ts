import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { CheckContext } from "../../context.js";
import { defineFact } from "../../context.js";
import { manifest } from "../../project/manifest.js";
import { lockfiles } from "./lockfiles.js";

export type AuditAnswer =
  | { readonly kind: "none"; readonly reason: string; readonly write: string }
  /** `isDevelopment` by the path of an installed package. */
  | {
      readonly kind: "answer";
      readonly command: string;
      readonly text: string;
      readonly isDevelopment: (node: string) => boolean;
    };

/** Milliseconds that the registry has. */
const MOST_TIME = 60_000;
const MOST_OUTPUT = 64 * 1024 * 1024;
const AGAIN = "Run it where the registry can be reached.";

/** What the package manager says of known flaws. It asks the registry. */
export const audit = defineFact<AuditAnswer>({
  read: async (context) => {
    const { root, fact } = context;
    const [[lockfile], { text }] = await Promise.all([fact(lockfiles), fact(manifest)]);
    if (lockfile === undefined)
      return {
        kind: "none",
        reason: "there is no lockfile that says what is installed",
        write: "npm install, and commit package-lock.json.",
      };
    const { manager, file } = lockfile;
    const isModernYarn = /"packageManager"\s*:\s*"yarn@(?:[2-9]|\d\d)/.test(text);
    if (manager === "bun" || (manager === "yarn" && isModernYarn)) {
      const command = manager === "bun" ? "bun audit" : "yarn npm audit";
      return {
        kind: "none",
        reason: `the report of ${command} is not read`,
        write: `Run ${command} in CI, and waive this with that as the reason.`,
      };
    }
    const command = `${manager} audit --json`;
    const answer = await run(root, manager, ["audit", "--json"]);
    if (typeof answer === "object") return { kind: "none", reason: `${command} ${answer.failure}`, write: AGAIN };
    const isDevelopment = manager === "npm" ? await developmentNodes(context, file) : () => false;
    return { kind: "answer", command, text: answer, isDevelopment };
  },
});

/** What it prints; it exits with 1 if it finds something. */
function run(root: string, program: string, args: readonly string[]): Promise<string | { readonly failure: string }> {
  return new Promise((resolve) => {
    // On Windows a package manager is a batch file, which needs a shell; nothing of the arguments comes from outside.
    const options = { cwd: root, timeout: MOST_TIME, maxBuffer: MOST_OUTPUT, shell: process.platform === "win32" };
    const child = execFile(program, [...args], options, (error, stdout) => {
      if (stdout.trim() !== "") resolve(stdout);
      else if (error?.killed === true) resolve({ failure: `has not answered within ${MOST_TIME / 1000} seconds` });
      else if (error?.code === "ENOENT") resolve({ failure: "cannot be run: it is not installed" });
      else resolve({ failure: "has printed nothing" });
    });
    child.stdin?.end();
  });
}

/** package-lock.json marks what only development needs. */
async function developmentNodes({ root }: CheckContext, file: string): Promise<(node: string) => boolean> {
  try {
    const lock: unknown = JSON.parse(await readFile(path.join(root, file), "utf8"));
    const packages =
      typeof lock === "object" && lock !== null && "packages" in lock
        ? (lock.packages as { readonly [node: string]: { readonly dev?: unknown } | undefined })
        : {};
    return (node) => packages[node]?.dev === true;
  } catch {
    return () => false;
  }
}
