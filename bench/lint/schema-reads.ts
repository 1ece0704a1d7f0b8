import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** Counts how often each `*.prisma` file is read in this process from now on. */
export function countSchemaReads(): ReadonlyMap<string, number> {
  const reads = new Map<string, number>();
  const readFileSync = fs.readFileSync;
  const counting = (...parameters: Parameters<typeof readFileSync>) => {
    const [file] = parameters;
    if (typeof file === "string" && file.endsWith(".prisma")) reads.set(file, (reads.get(file) ?? 0) + 1);
    return readFileSync(...parameters);
  };
  fs.readFileSync = counting as typeof readFileSync;
  syncBuiltinESMExports();
  return reads;
}
