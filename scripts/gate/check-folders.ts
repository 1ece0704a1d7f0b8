import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const gateFolder = fileURLToPath(new URL("../../src/check/", import.meta.url));

export interface CheckFolder {
  /** `MIG001`. */
  readonly id: string;
  /** `MIG001-dropped-column`. */
  readonly name: string;
  /** The folder of its family: `migrations`. */
  readonly family: string;
}

/** Every check, in the order of the ids. */
export function checkFolders(): readonly CheckFolder[] {
  return readdirSync(gateFolder)
    .flatMap((family) => {
      const checks = path.join(gateFolder, family, "checks");
      if (!existsSync(checks)) return [];
      return readdirSync(checks)
        .filter((name) => existsSync(path.join(checks, name, "check.ts")))
        .map((name) => ({ id: name.slice(0, name.indexOf("-")), name, family }));
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function pathOf({ family, name }: CheckFolder, file: string): string {
  return path.join(gateFolder, family, "checks", name, file);
}
