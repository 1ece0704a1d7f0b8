import { defineFact, type CheckContext } from "../context.js";
import { git, nulSeparated } from "../project/git.js";
import { appliedMigrations } from "./applied-migrations.js";
import { isMissing, revisionToCompare, type MissingRevision } from "./base-revision.js";
import { migrationFolder } from "./migration-folder.js";

/** What is not new: the migrations that production has. */
export interface Baseline {
  /** What "new" means, to stand behind a number: "new against origin/main". */
  readonly sentence: string;
  /** The new ones reach production in one deployment, so that what one of them creates is empty for the next. */
  readonly isOneDeployment: boolean;
  /**
   * @param file - relative to the project's root.
   * @param index - its place among all migrations.
   */
  readonly isNew: (file: string, name: string, index: number) => boolean;
  /** Files that were there and have another text now. */
  readonly edited: readonly string[];
  /** Files that were there and are no more. */
  readonly removed: readonly string[];
  /** The revision of git that has what production has. */
  readonly revision?: string;
}

export const baseline = defineFact<Baseline | MissingRevision>({
  read: async (context) => {
    const applied = await context.fact(appliedMigrations);
    if (applied !== undefined) {
      const names = new Set(applied);
      const sentence = "not applied to the database yet";
      return { sentence, isOneDeployment: true, isNew: (_, name) => !names.has(name), edited: [], removed: [] };
    }
    const base = await revisionToCompare(context);
    if (base === undefined) return allNew("there is no git repository to compare with", false);
    if (isMissing(base)) return base;
    const { revision, name, isAncestor } = base;
    if (revision === undefined) return allNew(name, base.isFirst);
    return since(context, revision, name, isAncestor);
  },
});

/** @param isFirst - nothing has been released before, so that they are one deployment. */
function allNew(why: string, isFirst: boolean): Baseline {
  const sentence = `counted as new, since ${why}`;
  return { sentence, isOneDeployment: isFirst, isNew: () => true, edited: [], removed: [] };
}

async function since(
  { root, fact }: CheckContext,
  revision: string,
  name: string,
  isAncestor: boolean,
): Promise<Baseline | MissingRevision> {
  const folder = await fact(migrationFolder);
  const [status, untracked] = await Promise.all([
    // Against the files as they are: what is not committed counts as well.
    git(root, "diff", "--relative", "--no-renames", "--name-status", "-z", revision, "--", folder),
    git(root, "ls-files", "--others", "-z", "--", folder),
  ]);
  if (status === undefined) {
    const seen = `git cannot compare ${folder} with ${name}`;
    return { subject: name, seen, write: "Fetch the whole history: actions/checkout with fetch-depth: 0." };
  }
  const files: { readonly [letter: string]: string[] } = { A: [], M: [], D: [] };
  const parts = nulSeparated(status);
  for (let index = 0; index < parts.length; index += 2) files[parts[index] ?? ""]?.push(parts[index + 1] ?? "");
  const { A: added = [], M: edited = [], D: removed = [] } = files;
  const fresh = new Set([...added, ...nulSeparated(untracked ?? "")]);
  return {
    sentence: `new against ${name}`,
    isOneDeployment: true,
    isNew: (file) => fresh.has(file),
    edited,
    // What the other branch has added since is not missing here.
    removed: isAncestor ? removed : [],
    revision,
  };
}
