import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The page of a check: its README.md. `undefined` for checks that have none. */
export function pageOf(id: string): string | undefined {
  const root = packageRoot();
  const published = path.join(root, "dist", "check-pages", `${id}.md`);
  if (existsSync(published)) return readFileSync(published, "utf8");
  const source = pageFolders(root).find((folder) => path.basename(folder).startsWith(`${id}-`));
  const page = source && path.join(source, "README.md");
  return page !== undefined && existsSync(page) ? readFileSync(page, "utf8") : undefined;
}

/** The folders of all checks in the repository; a published package has none of them. */
function pageFolders(root: string): readonly string[] {
  const families = path.join(root, "src", "check");
  return names(families).flatMap((family) => {
    const checks = path.join(families, family, "checks");
    return names(checks).map((check) => path.join(checks, check));
  });
}

function names(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Where the package stands: the folder above this file that has its package.json. */
export function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, "package.json"))) folder = path.dirname(folder);
  return folder;
}
