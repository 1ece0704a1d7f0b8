import { git } from "../../project/git.js";

/**
 * Those of some paths that a .gitignore of the repository leaves out: not one of the person who runs this, since others do
 * not have it.
 *
 * @returns `undefined` without git.
 */
export async function ignoredByRepository(
  root: string,
  paths: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const answer = await git(root, "check-ignore", "--no-index", "--verbose", ...paths);
  // Nothing is ignored: exit code 1.
  if (answer === undefined) return (await git(root, "rev-parse", "--git-dir")) === undefined ? undefined : new Set();
  const ignored = new Set<string>();
  for (const line of answer.split("\n")) {
    const [, source = "", pattern = "", path = ""] = /^(.*?):\d+:(.*)\t(.*)$/.exec(line) ?? [];
    if (/(?:^|[/\\])\.gitignore$/.test(source) && !pattern.startsWith("!")) ignored.add(path);
  }
  return ignored;
}
