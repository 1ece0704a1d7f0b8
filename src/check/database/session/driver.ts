import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * A driver: the project's own, else the one beside this package.
 *
 * @returns `undefined` if it is not installed.
 */
export async function loadDriver<Driver>(root: string, name: "pg" | "mariadb"): Promise<Driver | undefined> {
  const file = resolved(path.join(root, "package.json"), name) ?? resolved(import.meta.url, name);
  if (file === undefined) return undefined;
  const module = (await import(pathToFileURL(file).href)) as { readonly default: Driver };
  return module.default;
}

function resolved(from: string, name: string): string | undefined {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}
