import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const rulesFolder = fileURLToPath(new URL("../../eslint-plugin/src/rules/", import.meta.url));

/** The ids of all rules: the folders that have a `rule.ts`, in the order of the alphabet. */
export function ruleIds(): readonly string[] {
  return readdirSync(rulesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(rulesFolder, entry.name, "rule.ts")))
    .map(({ name }) => name)
    .sort();
}
