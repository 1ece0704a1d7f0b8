import { defineFact } from "../context.js";
import { git, nulSeparated } from "../project/git.js";
import { baseRevision, isMissing, type MissingRevision } from "./base-revision.js";
import { migrationFolder } from "./migration-folder.js";

/** What became of the files in the folder of migrations since the base revision; relative to the project's root. */
export interface ChangedFiles {
  readonly added: readonly string[];
  /** They were there and have another text now. */
  readonly edited: readonly string[];
  /** They were there and are no more. */
  readonly removed: readonly string[];
}

const NONE: ChangedFiles = { added: [], edited: [], removed: [] };

/** Empty where there is no revision to compare with. */
export const changedFiles = defineFact<ChangedFiles | MissingRevision>({
  read: async ({ root, fact }) => {
    const [base, folder] = await Promise.all([fact(baseRevision), fact(migrationFolder)]);
    if (base === undefined) return NONE;
    if (isMissing(base)) return base;
    const { revision, name, isAncestor } = base;
    if (revision === undefined) return NONE;
    const [status, untracked] = await Promise.all([
      // Against the files as they are: what is not committed counts as well.
      git(root, "diff", "--relative", "--no-renames", "--name-status", "-z", revision, "--", folder),
      git(root, "ls-files", "--others", "-z", "--", folder),
    ]);
    if (status === undefined || untracked === undefined) {
      const seen = `git cannot compare ${folder} with ${name}`;
      return { subject: name, seen, write: "Fetch the whole history: actions/checkout with fetch-depth: 0." };
    }
    const { A: added = [], M: edited = [], T: retyped = [], D: removed = [] } = byLetter(nulSeparated(status));
    return {
      added: [...added, ...nulSeparated(untracked)],
      edited: [...edited, ...retyped],
      // What the other branch has added since is not missing here.
      removed: isAncestor ? removed : [],
    };
  },
});

/** Of `--name-status -z`: a letter, a file, a letter, a file. */
function byLetter(parts: readonly string[]): { readonly [letter: string]: readonly string[] } {
  const files: { [letter: string]: string[] } = {};
  for (let index = 0; index + 1 < parts.length; index += 2) {
    (files[parts[index] ?? ""] ??= []).push(parts[index + 1] ?? "");
  }
  return files;
}
