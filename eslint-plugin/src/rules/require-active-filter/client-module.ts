import { readFileSync, statSync } from "node:fs";
import path from "node:path";

/** A module is looked at once in this many milliseconds, so that an editor notices a change. */
const FRESH_MS = 2_000;
/** What is longer makes no client by hand. */
const LONGEST = 200_000;
/** Prisma's own or generated code, which makes no client of the application. */
const GENERATED = /(?:^|\/)(?:generated|node_modules|@prisma|\.prisma)(?:\/|$)/;
const EXTENSIONS = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"] as const;

/** A module that a linted file imports, as far as its text tells. */
export interface ClientModule {
  readonly file: string;
  /** Without comments. */
  readonly text: string;
  /** The paths it imports or exports from. */
  readonly sources: readonly string[];
}

interface Kept {
  readonly at: number;
  readonly stamp: number;
  readonly module: ClientModule | undefined;
}

const modules = new Map<string, Kept>();
const places = new Map<string, { readonly at: number; readonly file: string | undefined }>();

/** The module that `import … from source` means in a file; `undefined` if that needs more than a look at the folders. */
export function importedModule(from: string, source: string): ClientModule | undefined {
  const folder = path.dirname(from);
  const key = `${folder}\0${source}`;
  const now = Date.now();
  let place = places.get(key);
  if (!place || now - place.at > FRESH_MS) places.set(key, (place = { at: now, file: locate(folder, source) }));
  return place.file === undefined ? undefined : read(place.file);
}

function read(file: string): ClientModule | undefined {
  const known = modules.get(file);
  const now = Date.now();
  if (known && now - known.at < FRESH_MS) return known.module;
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  const stamp = stat.mtimeMs;
  const module = known?.stamp === stamp ? known.module : stat.size > LONGEST ? undefined : parse(file);
  modules.set(file, { at: now, stamp, module });
  return module;
}

function parse(file: string): ClientModule | undefined {
  const text = withoutComments(readFileSync(file, "utf8"));
  const imports = /\bfrom\s*["']([^"'\n]+)["']|\b(?:require|import)\s*\(?\s*["']([^"'\n]+)["']/g;
  return { file, text, sources: [...text.matchAll(imports)].map(([, from, called]) => from ?? called ?? "") };
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/\s.*$/gm, "");
}

/** Relative paths, and `@/`, `~/` and `src/` where a folder above has what they name. */
function locate(folder: string, source: string): string | undefined {
  if (GENERATED.test(source)) return undefined;
  if (source.startsWith(".")) return fileAt(path.resolve(folder, source));
  const [, alias, rest] = /^(@\/|~\/|src\/)(.+)$/.exec(source) ?? [];
  if (alias === undefined || rest === undefined) return undefined;
  for (let current = folder; ; current = path.dirname(current)) {
    const found =
      fileAt(path.join(current, "src", rest)) ?? (alias === "src/" ? undefined : fileAt(path.join(current, rest)));
    if (found !== undefined) return found;
    const isRoot = statSync(path.join(current, "package.json"), { throwIfNoEntry: false }) !== undefined;
    if (isRoot || path.dirname(current) === current) return undefined;
  }
}

function fileAt(place: string): string | undefined {
  const bare = place.replace(/\.[cm]?jsx?$/, "");
  const candidates = [
    place,
    ...EXTENSIONS.map((extension) => `${bare}.${extension}`),
    ...EXTENSIONS.map((extension) => `${place}.${extension}`),
    ...EXTENSIONS.map((extension) => path.join(place, `index.${extension}`)),
  ];
  return candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false);
}
