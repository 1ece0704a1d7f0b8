import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), "utf8"));
}

/**
 * The environment of Prisma's CLI and of the tasks, in this repository or in another project.
 *
 * @param {string} [project]
 */
export function toolEnvironment(project = root) {
  const binaries = path.join(project, "node_modules", ".bin");
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return {
    // Prisma's CLI downloads its schema engine unless told where one is. Nothing here runs one, so none is fetched:
    // `prisma generate` only looks whether the file exists.
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "scripts", "bootstrap", "no-schema-engine.mjs"),
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
    ...process.env,
    // The schemas name their generator by its command.
    [pathName]: `${binaries}${path.delimiter}${process.env[pathName] ?? ""}`,
  };
}

export async function timed(label, work) {
  process.stderr.write(`${label} ... `);
  const start = performance.now();
  try {
    const result = await work();
    process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stderr.write("failed\n");
    throw error;
  }
}
