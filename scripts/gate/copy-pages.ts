import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { checkFolders, pathOf } from "./check-folders.js";

/** Every check's page to `dist/check-pages/<ID>.md`, where `check --explain` finds it. */
export function copyPages(dist: string): void {
  const folder = path.join(dist, "check-pages");
  mkdirSync(folder, { recursive: true });
  for (const check of checkFolders()) copyFileSync(pathOf(check, "README.md"), path.join(folder, `${check.id}.md`));
}
