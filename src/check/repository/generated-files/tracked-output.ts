import { readFile } from "node:fs/promises";
import path from "node:path";
import type { GeneratorConfig } from "@prisma/generator-helper";
import { git, nulSeparated } from "../../project/git.js";
import { fitsGlob } from "../files/glob.js";

/** What a generator of the schema writes, as far as git tracks it. */
export interface TrackedOutput {
  readonly generator: GeneratorConfig;
  /** Absolute: a folder, or a file. */
  readonly place: string;
  /** Relative to the project's root, with `/`; at least one. */
  readonly files: readonly string[];
}

/** `undefined`: git tracks nothing there, or `ignore` names all of it. */
export async function trackedOutput(
  root: string,
  generator: GeneratorConfig,
  ignore: readonly string[],
): Promise<TrackedOutput | undefined> {
  const written = generator.output?.value;
  if (written === undefined || written === null) return undefined;
  // Prisma counts from the file that the block stands in.
  const place = path.resolve(root, path.dirname(generator.sourceFilePath), written);
  const names = nulSeparated((await git(root, "ls-files", "-z", "--", place)) ?? "");
  const files = names.filter((name) => !ignore.some((glob) => fitsGlob(name, glob)));
  return files.length === 0 ? undefined : { generator, place, files };
}

/** The text with the line ends of Unix, which a checkout may have changed. `undefined`: it is deleted, or cannot be read. */
export async function textOf(root: string, file: string): Promise<string | undefined> {
  const text = await readFile(path.join(root, file), "utf8").catch(() => undefined);
  return text?.replaceAll("\r\n", "\n");
}
