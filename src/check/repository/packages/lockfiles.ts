import { defineFact } from "../../context.js";
import { git, nulSeparated } from "../../project/git.js";
import { gitRoot } from "../files/git-root.js";
import { repositoryFiles } from "../files/repository-files.js";

export type PackageManager = "npm" | "yarn" | "pnpm" | "bun";

export interface Lockfile {
  /** Relative to the project's root: `../../package-lock.json` for a package of a workspace. */
  readonly file: string;
  readonly manager: PackageManager;
  readonly isTracked: boolean;
}

const LOCKFILES: { readonly [name: string]: PackageManager } = {
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
  "yarn.lock": "yarn",
  "pnpm-lock.yaml": "pnpm",
  "bun.lock": "bun",
  "bun.lockb": "bun",
};

/** The lockfiles of the nearest folder that has any, from the project's up to the top of the repository. */
export const lockfiles = defineFact<readonly Lockfile[]>({
  read: async ({ root, fact }) => {
    const [{ names, tracked, isRepository }, position] = await Promise.all([fact(repositoryFiles), fact(gitRoot)]);
    const levels = (position?.up ?? "").split("../").length - 1;
    for (let level = 0; level <= levels; level += 1) {
      const up = "../".repeat(level);
      const candidates = Object.entries(LOCKFILES).map(([name, manager]) => ({ file: `${up}${name}`, manager }));
      const known =
        level === 0
          ? { all: new Set(names), tracked }
          : await above(
              root,
              candidates.map(({ file }) => file),
            );
      const found = candidates.filter(({ file }) => known.all.has(file));
      if (found.length > 0)
        return found.map((one) => ({ ...one, isTracked: !isRepository || known.tracked.has(one.file) }));
    }
    return [];
  },
});

async function above(root: string, files: readonly string[]) {
  const [tracked = "", untracked = ""] = await Promise.all([
    git(root, "ls-files", "-z", "--", ...files),
    git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ...files),
  ]);
  return {
    tracked: new Set(nulSeparated(tracked)),
    all: new Set([...nulSeparated(tracked), ...nulSeparated(untracked)]),
  };
}
