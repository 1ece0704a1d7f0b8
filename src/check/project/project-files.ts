import { readdir } from "node:fs/promises";
import path from "node:path";
import { defineFact } from "../context.js";
import { git, nulSeparated } from "./git.js";

/** The files of the project, relative to its root, with `/`, in order. */
export interface ProjectFiles {
  readonly isRepository: boolean;
  /** Tracked by git, and new ones that it does not ignore; without git, every file outside node_modules and hidden folders. */
  readonly all: readonly string[];
  /** Empty without git. */
  readonly tracked: ReadonlySet<string>;
}

export const projectFiles = defineFact<ProjectFiles>({
  read: async ({ root }) => {
    const [tracked, untracked] = await Promise.all([
      git(root, "ls-files", "-z"),
      git(root, "ls-files", "-z", "--others", "--exclude-standard"),
    ]);
    if (tracked === undefined) return { isRepository: false, all: await filesBelow(root, ""), tracked: new Set() };
    const names = nulSeparated(tracked);
    const all = [...new Set([...names, ...nulSeparated(untracked ?? "")])].sort();
    return { isRepository: true, all, tracked: new Set(names) };
  },
});

const NOT_ENTERED = new Set(["node_modules", "dist", "build", "coverage"]);

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) return Promise.resolve([name]);
      const isEntered =
        entry.isDirectory() &&
        !NOT_ENTERED.has(entry.name) &&
        (entry.name === ".github" || !entry.name.startsWith("."));
      return isEntered ? filesBelow(root, name) : Promise.resolve([]);
    }),
  );
  return found.flat().sort();
}
