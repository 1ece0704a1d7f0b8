import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { runScript } from "../databases/apply-schema.js";
import { schemaDdl } from "../schema-engine/schema-ddl.js";
import { GATE_CONFIG, PROGRAM, SCHEMA, SERVER, SERVER_TSCONFIG, TSCONFIG } from "./consumer.js";
import type { Tarball } from "./pack.js";
import { repository, run, runTool } from "./tool.js";

/** What the project itself asks for, besides the package. */
const OWN_DEPENDENCIES = ["@prisma/adapter-libsql", "@types/express", "@types/node", "@types/pg"];
const COMPILERS = ["typescript-5.4", "typescript", "typescript-7"];

/**
 * The package's files are those of the tarball; what it declares to depend on is linked from here, so that no registry is
 * asked, and what it does not declare is not found.
 */
export function makeProject(folder: string, { manifest, unpacked }: Tarball): string {
  const project = path.join(folder, "project");
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  for (const name of new Set([...declared, ...OWN_DEPENDENCIES])) link(project, name);
  linkPrograms(project, unpacked, manifest.bin);
  write(project, "package.json", JSON.stringify({ name: "a-project", private: true, type: "module" }));
  write(project, "schema.prisma", SCHEMA);
  write(project, "main.ts", PROGRAM);
  write(project, "server.ts", SERVER);
  write(project, "hardening.config.ts", GATE_CONFIG);
  write(project, "tsconfig.json", TSCONFIG);
  write(project, "tsconfig.server.json", SERVER_TSCONFIG);
  return project;
}

export function generateClient(project: string): void {
  runTool("prisma", ["generate", "--schema", "schema.prisma"], project);
}

export function compileWithEachTypeScript(project: string): void {
  for (const compiler of COMPILERS) {
    runTool(compiler, ["--project", "tsconfig.json"], project);
    runTool(compiler, ["--project", "tsconfig.server.json"], project);
  }
}

export async function runProgram(project: string): Promise<void> {
  const url = "file:shop.db";
  const ddl = await schemaDdl(path.join(project, "schema.prisma"), "sqlite");
  await runScript(`file:${path.join(project, "shop.db")}`, ddl);
  run(process.execPath, ["dist/main.js", url], project);
}

/** The gate as the package has it: its pages, its library in a configuration, its exit code, and how soon it answers. */
export function runGate(project: string): void {
  const program = path.join(project, "node_modules", ".bin", "prisma-hardening");
  const gate = (...args: string[]) =>
    spawnSync(program, args, { cwd: project, encoding: "utf8", shell: process.platform === "win32" });
  const help = gate("--help");
  const page = gate("check", "--explain", "SCH004");
  const found = gate("check", "--only", "OWN", "SCH", "--format", "json");
  if (help.status !== 0 || page.status !== 0 || !page.stdout.startsWith("# SCH004")) {
    throw new Error(`The packed gate does not explain itself: ${help.stderr}${page.stderr}`);
  }
  if (found.status !== 1 || !found.stdout.includes('"OWN001"') || !found.stdout.includes('"SCH000"')) {
    throw new Error(
      `The packed gate does not run (${found.status ?? "killed"}): ${found.stderr}${found.stdout.slice(0, 500)}`,
    );
  }
}

function write(project: string, name: string, content: string): void {
  writeFileSync(path.join(project, name), content);
}

function link(project: string, name: string): void {
  const target = path.join(project, "node_modules", name);
  mkdirSync(path.dirname(target), { recursive: true });
  symlinkSync(path.join(repository, "node_modules", name), target, "junction");
}

/** As npm does: a symbolic link, and on Windows a command file. */
function linkPrograms(project: string, unpacked: string, bin: Readonly<Record<string, string>>): void {
  const folder = path.join(project, "node_modules", ".bin");
  mkdirSync(folder, { recursive: true });
  for (const [name, file] of Object.entries(bin)) {
    const program = path.join(unpacked, file);
    if (process.platform === "win32") {
      writeFileSync(path.join(folder, `${name}.cmd`), `@node "${program}" %*\r\n`);
    } else {
      chmodSync(program, 0o755);
      symlinkSync(program, path.join(folder, name));
    }
  }
}
