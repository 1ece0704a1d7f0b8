import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Corpus, Source } from "./corpus.js";

const SOURCE = /(?<!\.d)\.[cm]?tsx?$/;
const MOST_FILES = 1_500;
/** Of one package. */
const FEWEST_FILES = 5;

export interface InstalledSources extends Corpus {
  readonly packages: readonly { readonly name: string; readonly files: number }[];
}

/** The TypeScript of the installed packages that publish theirs. Several copies of one package count once. */
export function installedSources(modules: string): InstalledSources {
  const byPackage = new Map<string, Source[]>();
  const seen = new Set<string>();
  for (const filename of filesBelow(modules)) {
    const text = readFileSync(filename, "utf8");
    if (seen.has(text)) continue;
    seen.add(text);
    const owner = packageOf(filename);
    byPackage.set(owner, [...(byPackage.get(owner) ?? []), { filename, text }]);
  }
  const large = [...byPackage]
    .filter(([, files]) => files.length >= FEWEST_FILES)
    .sort(([, left], [, right]) => right.length - left.length);
  return {
    title: "TypeScript of installed packages",
    root: path.dirname(modules),
    files: large.flatMap(([, files]) => files).slice(0, MOST_FILES),
    packages: large.map(([name, files]) => ({ name, files: files.length })),
  };
}

/** Links are left out: they lead to the workspaces of this repository. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(place);
    return entry.isFile() && SOURCE.test(entry.name) ? [place] : [];
  });
}

/** The innermost one: `table/node_modules/ajv/lib/core.ts` is ajv's. */
function packageOf(filename: string): string {
  const inner = filename.split(path.sep).join("/").split("node_modules/").at(-1) ?? "";
  return inner.split("/", inner.startsWith("@") ? 2 : 1).join("/");
}
