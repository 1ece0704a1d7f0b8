import { open } from "node:fs/promises";
import path from "node:path";
import { defineFact } from "../../context.js";
import { projectFiles } from "../../project/project-files.js";
import { fitsGlob } from "./glob.js";

/** The files that the checks of the repository look at, and their texts, each read once. */
export interface RepositoryFiles {
  /** Relative to the project's root, with `/`, in order; without what `repository.ignore` names. */
  readonly names: readonly string[];
  readonly tracked: ReadonlySet<string>;
  readonly isRepository: boolean;
  /** `undefined`: not there, binary, or larger than a megabyte. */
  readonly read: (name: string) => Promise<string | undefined>;
}

/** Bytes: what is larger was not written by hand. */
export const LARGEST_TEXT = 1024 * 1024;
/** Bytes in which a binary file shows a zero. */
const BINARY_HEAD = 8000;

export const repositoryFiles = defineFact<RepositoryFiles>({
  read: async ({ root, config, fact }) => {
    const { all, tracked, isRepository } = await fact(projectFiles);
    const { ignore } = config.repository;
    const texts = new Map<string, Promise<string | undefined>>();
    return {
      names: all.filter((name) => !ignore.some((glob) => fitsGlob(name, glob))),
      tracked,
      isRepository,
      read: (name) => {
        const known = texts.get(name);
        if (known !== undefined) return known;
        const text = readText(path.join(root, name));
        texts.set(name, text);
        return text;
      },
    };
  },
});

async function readText(place: string): Promise<string | undefined> {
  const file = await open(place).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > LARGEST_TEXT) return undefined;
    const bytes = await file.readFile();
    // `echo A=1 > .env` in PowerShell of Windows writes UTF-16.
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le");
    return bytes.subarray(0, BINARY_HEAD).includes(0) ? undefined : bytes.toString("utf8");
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
