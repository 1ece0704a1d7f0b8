import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { withoutComments } from "./without-comments.js";

/** Where a schema stands below the folder of a package, if nothing says otherwise. */
const USUAL_PLACES = [
  "prisma/schema.prisma",
  "prisma/schema",
  "schema.prisma",
  "src/prisma/schema.prisma",
  "db/schema.prisma",
];
/** Where a monorepo keeps its packages. */
const PACKAGE_FOLDERS = ["packages", "apps", "libs", "services", "server", "backend", "api"];
const CONFIG = /^prisma\.config\.[cm]?[jt]s$/;
/** `schema: "…"`, `schema: path.join("prisma", "schema")`, also behind `path.resolve(__dirname, …)`. */
const CONFIG_SCHEMA = /\bschema\s*:\s*(?:path\.)?(?:(?:join|resolve)\s*\(([^)]*)\)|["'`]([^"'`]+)["'`])/;

/**
 * The places (files or folders, absolute) of the schemas that code in `folder` uses: the nearest that a folder above names
 * in `prisma.config.*` or in `prisma.schema` of package.json, or that has one of the usual names. At the root of a
 * repository, the packages beside count as well.
 */
export function findSchemas(folder: string): readonly string[] {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const found = schemaOf(current);
    if (found !== undefined) return [found];
    if (isRoot(current)) return schemasOfPackages(current);
    if (path.dirname(current) === current) return [];
  }
}

function schemaOf(folder: string): string | undefined {
  const entries = namesIn(folder);
  const config = entries.find((name) => CONFIG.test(name));
  const named = config && schemaInConfig(readFileSync(path.join(folder, config), "utf8"));
  const stated =
    named ?? (entries.includes("package.json") ? schemaInManifest(path.join(folder, "package.json")) : undefined);
  if (stated !== undefined) {
    const place = path.resolve(folder, stated);
    if (holdsSchema(place)) return place;
  }
  return USUAL_PLACES.map((place) => path.join(folder, place)).find((place) => holdsSchema(place));
}

function schemaInConfig(text: string): string | undefined {
  const [, parts, literal] = CONFIG_SCHEMA.exec(withoutComments(text)) ?? [];
  if (literal !== undefined) return literal;
  const names = [...(parts ?? "").matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, name = ""]) => name);
  return names.length > 0 ? path.join(...names) : undefined;
}

function schemaInManifest(file: string): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(file, "utf8")) as { readonly prisma?: { readonly schema?: unknown } };
    const schema = manifest.prisma?.schema;
    return typeof schema === "string" ? schema : undefined;
  } catch {
    return undefined;
  }
}

function isRoot(folder: string): boolean {
  return existsSync(path.join(folder, ".git")) || existsSync(path.join(folder, "pnpm-workspace.yaml"));
}

function schemasOfPackages(root: string): readonly string[] {
  return PACKAGE_FOLDERS.flatMap((name) => {
    const group = path.join(root, name);
    const inside = namesIn(group)
      .filter((child) => child !== "node_modules" && !child.startsWith("."))
      .map((child) => path.join(group, child));
    return [group, ...inside.filter(isFolder)].flatMap((folder) => schemaOf(folder) ?? []);
  });
}

function holdsSchema(place: string): boolean {
  return isFolder(place) ? schemaFilesIn(place).length > 0 : place.endsWith(".prisma") && existsSync(place);
}

/** The files of a schema: the file itself, or every `*.prisma` below the folder. */
export function schemaFilesIn(place: string): readonly string[] {
  if (!isFolder(place)) return existsSync(place) ? [place] : [];
  return namesIn(place)
    .sort()
    .flatMap((name) => {
      const child = path.join(place, name);
      if (name === "node_modules" || name === "migrations") return [];
      return isFolder(child) ? schemaFilesIn(child) : name.endsWith(".prisma") ? [child] : [];
    });
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
