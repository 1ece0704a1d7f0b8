import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { relativeTo } from "../project/relative.js";

export interface EslintConfig {
  /** Relative to the project's root. */
  readonly file: string;
  /** `eslint.config.*`; else one of ESLint 8 and before. */
  readonly isFlat: boolean;
}

/**
 * The configuration that ESLint takes for the project: the nearest up to the root of the repository. One beside it would
 * put it out of force.
 */
export function eslintConfigFor(root: string): EslintConfig | undefined {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const names = readdirSync(folder);
    const flat = names.find((name) => /^eslint\.config\.[cm]?[jt]s$/.test(name));
    if (flat !== undefined) return { file: relativeTo(root, path.join(folder, flat)), isFlat: true };
    const legacy = names.find((name) => /^\.eslintrc(?:\.\w+)?$/.test(name)) ?? manifestWithConfig(folder);
    if (legacy !== undefined) return { file: relativeTo(root, path.join(folder, legacy)), isFlat: false };
    if (existsSync(path.join(folder, ".git")) || path.dirname(folder) === folder) return undefined;
  }
}

function manifestWithConfig(folder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const hasConfig = typeof manifest === "object" && manifest !== null && "eslintConfig" in manifest;
    return hasConfig ? "package.json" : undefined;
  } catch {
    return undefined;
  }
}
