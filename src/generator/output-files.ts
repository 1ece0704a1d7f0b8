import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { GENERATED, otherNames, type OutputFile, type OutputFormat } from "./render-models.js";

/** The first file there that was not generated and would be overwritten. */
export async function foreignFile(folder: string, files: readonly OutputFile[]): Promise<string | undefined> {
  for (const { name } of files) {
    const place = path.join(folder, name);
    const present = await readIfPresent(place);
    if (present !== undefined && present !== "" && !present.startsWith(GENERATED)) return place;
  }
  return undefined;
}

/** Writes what has changed, and removes what the other format has left. */
export async function writeOutput(folder: string, files: readonly OutputFile[], format: OutputFormat): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of files) {
    const place = path.join(folder, name);
    if ((await readIfPresent(place)) !== text) await writeFile(place, text);
  }
  for (const name of otherNames(format)) {
    const place = path.join(folder, name);
    if ((await readIfPresent(place))?.startsWith(GENERATED)) await rm(place);
  }
}

async function readIfPresent(place: string): Promise<string | undefined> {
  try {
    return await readFile(place, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
