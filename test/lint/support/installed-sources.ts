import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./places.js";
import type { Random } from "./random.js";

const SOURCE = /\.[cm]?[jt]sx?$/;
const DECLARATIONS = /\.d\.[cm]?ts$/;
/** Bytes. A bundle of some megabytes says no more than a hundred files and takes as long. */
const LARGEST = 120_000;

/** Source files of installed packages, as many of each package as of any other, TypeScript's first. */
export function installedSources(count: number, random: Random): readonly string[] {
  const modules = path.join(root, "node_modules");
  const byPackage = new Map<string, string[]>();
  for (const file of sourcesBelow(modules)) {
    const name = path.relative(modules, file);
    const owner = name.split(path.sep, name.startsWith("@") ? 2 : 1).join("/");
    const files = byPackage.get(owner) ?? [];
    files.push(file);
    byPackage.set(owner, files);
  }
  const shuffled = [...byPackage.values()].map((files) => typescriptFirst(random.shuffled(files)));
  return inTurn(random.shuffled(shuffled), count);
}

/** Links are left out: a workspace links to a folder above itself. */
function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(place);
    return entry.isFile() && SOURCE.test(entry.name) && !DECLARATIONS.test(entry.name) ? [place] : [];
  });
}

function typescriptFirst(files: readonly string[]): readonly string[] {
  const isTypescript = (file: string) => /tsx?$/.test(file);
  return [...files.filter(isTypescript), ...files.filter((file) => !isTypescript(file))];
}

/** The first of each list, then the second of each. */
function inTurn(lists: readonly (readonly string[])[], count: number): readonly string[] {
  const chosen: string[] = [];
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let round = 0; round < longest && chosen.length < count; round++) {
    for (const list of lists) {
      const file = list[round];
      if (file !== undefined && isReadable(file)) chosen.push(file);
    }
  }
  return chosen.slice(0, count);
}

function isReadable(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.isFile() && stats.size <= LARGEST;
}
