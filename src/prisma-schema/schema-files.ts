import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { SchemaFile } from "../model-map/schema-text.js";

/**
 * The files of a schema as Prisma finds them: the file itself, or every `*.prisma` file below the folder, through symbolic
 * links. In the order of their paths, so that what is generated is the same on every machine.
 *
 * @param schemaPath - `GeneratorOptions.schemaPath`, a file or a folder.
 */
export async function readSchemaFiles(schemaPath: string): Promise<SchemaFile[]> {
  const isFolder = (await stat(schemaPath)).isDirectory();
  const paths = isFolder ? [...new Set(await filesAt(schemaPath))].sort() : [schemaPath];
  return Promise.all(paths.map(async (file) => ({ path: file, text: await readFile(file, "utf8") })));
}

/** @param seen - the folders on the way, which a link may lead back to. */
async function filesAt(place: string, seen: ReadonlySet<string> = new Set()): Promise<string[]> {
  const entry = await lstat(place);
  if (entry.isSymbolicLink()) return filesAt(await realpath(place), seen);
  if (entry.isFile()) return path.extname(place) === ".prisma" ? [place] : [];
  if (!entry.isDirectory()) return [];
  const real = await realpath(place);
  if (seen.has(real)) return [];
  const names = await readdir(place);
  const onTheWay = new Set([...seen, real]);
  return (await Promise.all(names.map((name) => filesAt(path.join(place, name), onTheWay)))).flat();
}
