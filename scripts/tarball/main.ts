// Packs the package as npm would publish it, and uses it as a stranger would.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkContents } from "./contents.js";
import { checkMetadata } from "./metadata.js";
import { pack } from "./pack.js";
import { compileWithEachTypeScript, generateClient, makeProject, runGate, runProgram } from "./project.js";

const folder = mkdtempSync(path.join(tmpdir(), "prisma-hardening-tarball-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const tarball = await step("npm pack", () => pack(folder));
await step("only what belongs in it", () => checkContents(tarball));
await step("publint, are the types wrong", () => checkMetadata(tarball));
const project = await step("a project that has it", () => makeProject(folder, tarball));
await step("its generator, run by prisma generate", () => generateClient(project));
await step("its types in TypeScript 5.4, 6 and 7", () => compileWithEachTypeScript(project));
await step("its reads, on SQLite", () => runProgram(project));
await step("its gate: a page, a configuration in TypeScript, exit codes", () => runGate(project));

async function step<T>(label: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`ok  ${label} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}
