import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
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
/** Beside package.json, or in the folder `.config`. */
const CONFIGS = [
  { folder: ".", name: /^prisma\.config\.[cm]?[jt]s$/ },
  { folder: ".config", name: /^prisma\.[cm]?[jt]s$/ },
];
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
  const stated = schemaOfConfig(folder) ?? schemaOfManifest(folder);
  if (stated !== undefined && holdsSchema(stated)) return stated;
  return USUAL_PLACES.map((place) => path.join(folder, place)).find((place) => holdsSchema(place));
}

function schemaOfConfig(folder: string): string | undefined {
  const config = configOf(folder);
  const named = config && schemaInConfig(config.code);
  return named === undefined ? undefined : path.resolve(path.dirname(config?.file ?? folder), named);
}

/**
 * The prisma.config of the folder if it names a schema that cannot be found without running it: by a variable, say.
 *
 * @returns its absolute path.
 */
export function configWithUnreadSchema(folder: string): string | undefined {
  const config = configOf(folder);
  if (config === undefined || !/\bschema\s*[:,}]/.test(config.code)) return undefined;
  const place = schemaOfConfig(folder);
  return place !== undefined && holdsSchema(place) ? undefined : config.file;
}

/** Its code has no comments. */
function configOf(folder: string): { readonly file: string; readonly code: string } | undefined {
  for (const { folder: below, name } of CONFIGS) {
    const place = path.join(folder, below);
    const found = namesIn(place).find((entry) => name.test(entry));
    if (found === undefined) continue;
    const file = path.join(place, found);
    return { file, code: withoutComments(readFileSync(file, "utf8")) };
  }
  return undefined;
}

function schemaInConfig(text: string): string | undefined {
  const [, parts, literal] = CONFIG_SCHEMA.exec(text) ?? [];
  if (literal !== undefined) return literal;
  const names = [...(parts ?? "").matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, name = ""]) => name);
  return names.length > 0 ? path.join(...names) : undefined;
}

function schemaOfManifest(folder: string): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
      readonly prisma?: { readonly schema?: unknown };
    };
    const schema = manifest.prisma?.schema;
    return typeof schema === "string" ? path.resolve(folder, schema) : undefined;
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
  return filesBelow(place, new Set());
}

/** @param seen - the folders on the way, which a link may lead back to. */
function filesBelow(folder: string, seen: ReadonlySet<string>): readonly string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  const onTheWay = new Set([...seen, real]);
  return namesIn(folder)
    .sort()
    .flatMap((name) => {
      const child = path.join(folder, name);
      if (name === "node_modules" || name === "migrations") return [];
      return isFolder(child) ? filesBelow(child, onTheWay) : name.endsWith(".prisma") ? [child] : [];
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
