import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Check } from "../../../src/check/check.js";

const root = fileURLToPath(new URL("../../../src/check/", import.meta.url));

export interface CheckFolder {
  /** `MIG001`. */
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  /** Of the family: `migrations`. */
  readonly family: string;
}

/** Every folder of a check that is there. */
export function checkFolders(): readonly CheckFolder[] {
  return readdirSync(root).flatMap((family) => {
    const checks = path.join(root, family, "checks");
    if (!existsSync(checks)) return [];
    return readdirSync(checks).map((name) => ({
      id: name.slice(0, name.indexOf("-")),
      path: path.join(checks, name),
      family,
    }));
  });
}

export async function loadCheck({ path: folder }: CheckFolder): Promise<Check> {
  const module = (await import(path.join(folder, "check.ts"))) as { readonly default: Check };
  return module.default;
}

export async function loadCases<Cases>({ path: folder }: CheckFolder): Promise<Cases> {
  const module = (await import(path.join(folder, "cases.ts"))) as { readonly cases: Cases };
  return module.cases;
}
