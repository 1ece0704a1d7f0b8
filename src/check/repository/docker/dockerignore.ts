import { fitsGlob } from "../files/glob.js";

/** Whether .dockerignore leaves a path out of what a build sees; the last line that fits decides. */
export function isDockerIgnored(path: string, text: string): boolean {
  let isIgnored = false;
  for (const line of text.split(/\r?\n/)) {
    const pattern = line.trim();
    if (pattern === "" || pattern.startsWith("#")) continue;
    const isException = pattern.startsWith("!");
    // Unlike in .gitignore every pattern counts from the root.
    const glob = `/${(isException ? pattern.slice(1) : pattern).replace(/^\.?\//, "")}`;
    if (fitsGlob(path, glob)) isIgnored = !isException;
  }
  return isIgnored;
}
