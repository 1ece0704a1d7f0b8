import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Writes a file anew, formatted. With `--check` on the command line it only says that the file would change, and the
 * process ends with 1.
 *
 * @param command - the npm script that writes it.
 */
export async function writeGenerated(file: string, command: string, make: (text: string) => string): Promise<void> {
  const before = readFileSync(file, "utf8");
  const options = await resolveConfig(file);
  const after = await format(make(before), { ...options, filepath: file });
  if (after === before) return;
  if (process.argv.includes("--check")) {
    console.error(`${path.relative(root, file)} is not what its sources say. Run \`npm run ${command}\`.`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(file, after);
}
