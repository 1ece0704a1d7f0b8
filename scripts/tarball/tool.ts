import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { toolEnvironment } from "../bootstrap/project.mjs";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

const TIMEOUT_MS = 120_000;

/** Runs a program of this repository's node_modules to its end; what it printed is in the error if it failed. */
export function runTool(packageName: string, args: readonly string[], cwd: string): string {
  return run(process.execPath, [programOf(packageName), ...args], cwd);
}

export function run(command: string, args: readonly string[], cwd: string): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    timeout: TIMEOUT_MS,
    env: { ...toolEnvironment(cwd), NO_COLOR: "1" },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${path.basename(command)} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}

/** The first program that a package offers. */
function programOf(packageName: string): string {
  const folder = path.join(repository, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { bin: string | BinByName };
  const file = typeof bin === "string" ? bin : Object.values(bin)[0];
  if (file === undefined) throw new Error(`${packageName} has no program.`);
  return path.join(folder, file);
}

interface BinByName {
  readonly [name: string]: string;
}
