import { defineFact } from "../../context.js";
import { manifest } from "../../project/manifest.js";
import { gitRoot } from "../files/git-root.js";
import { repositoryFiles } from "../files/repository-files.js";
import type { ScriptSource } from "./follow-commands.js";

/**
 * The scripts of the project. A path in an image (`/app/docker-entrypoint.sh`) is the one file of the project with that name; one
 * of a workflow counts from the top of the repository.
 */
export const scriptSource = defineFact<ScriptSource>({
  read: async ({ fact }) => {
    const [{ scripts }, files, position] = await Promise.all([fact(manifest), fact(repositoryFiles), fact(gitRoot)]);
    const names = new Set(files.names);
    const byBaseName = grouped(files.names);
    return {
      scripts,
      shellScript: async (path) => {
        const own = path.replace(/^(?:\.\/)+/, "");
        if (names.has(own)) return await files.read(own);
        const fromTop = position?.up ? await files.read(`${position.up}${own}`) : undefined;
        if (fromTop !== undefined && !path.startsWith("/")) return fromTop;
        const [only, ...others] = byBaseName.get(baseName(own)) ?? [];
        return only === undefined || others.length > 0 ? undefined : await files.read(only);
      },
    };
  },
});

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function grouped(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) groups.set(baseName(name), [...(groups.get(baseName(name)) ?? []), name]);
  return groups;
}
