import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Bytes: the history of a large repository. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/**
 * What git prints.
 *
 * @returns `undefined` if git is not there, the folder is no repository, or the command fails.
 */
export async function git(root: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
    const { stdout } = await run("git", ["-c", "core.quotePath=false", ...args], {
      cwd: root,
      maxBuffer: MOST_OUTPUT,
      env,
    });
    return stdout;
  } catch {
    return undefined;
  }
}

/** The parts of an answer to a command with `-z`. */
export function nulSeparated(text: string): readonly string[] {
  return text.split("\0").filter((part) => part !== "");
}
