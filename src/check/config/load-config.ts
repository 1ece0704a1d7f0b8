import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { GateError } from "../gate-error.js";
import { configProblems } from "./config-problems.js";
import { gateConfig, type GateConfig } from "./gate-config.js";

export interface LoadedConfig {
  /** Absolute. */
  readonly root: string;
  /** Relative to `root`: hardening.config.*, else package.json. */
  readonly file: string;
  readonly config: GateConfig;
}

const LOADER_CODES = new Set([
  ...["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND", "ERR_PACKAGE_PATH_NOT_EXPORTED", "ERR_UNSUPPORTED_DIR_IMPORT"],
]);
const CONFIG_FILE = /^hardening\.config\.[cm]?[jt]s$/;

/**
 * The nearest hardening.config.* from a folder upward; without one, the folder of the nearest package.json.
 *
 * @param named - `--config`: this file, whatever else there is.
 * @throws GateError if there is neither, or the file cannot be used as it is.
 */
export async function loadConfig(folder: string, named: string | undefined): Promise<LoadedConfig> {
  if (named !== undefined) {
    const file = path.resolve(folder, named);
    if (!existsSync(file)) throw new GateError(`There is no ${named}. Correct --config, or leave it out.`);
    return { root: path.dirname(file), file: path.basename(file), config: await configIn(file) };
  }
  const file = configAbove(folder);
  if (file !== undefined) {
    return { root: path.dirname(file), file: path.basename(file), config: await configIn(file) };
  }
  const root = folderAbove(folder, (candidate) => existsSync(path.join(candidate, "package.json")));
  if (root === undefined) {
    throw new GateError(`There is no package.json in ${folder} or above it. Run this in the folder of the project.`);
  }
  return { root, file: "package.json", config: checked({}, "hardening.config.ts") };
}

function configAbove(folder: string): string | undefined {
  const found = folderAbove(folder, (candidate) => configsIn(candidate).length > 0);
  if (found === undefined) return undefined;
  const [name = "", second] = configsIn(found);
  if (second !== undefined) throw new GateError(`There are ${name} and ${second} in ${found}. Keep one of them.`);
  return path.join(found, name);
}

function configsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => CONFIG_FILE.test(name));
}

function folderAbove(folder: string, isIt: (folder: string) => boolean): string | undefined {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (isIt(current)) return current;
    if (path.dirname(current) === current) return undefined;
  }
}

async function configIn(file: string): Promise<GateConfig> {
  const shown = path.basename(file);
  const exported = await importFile(file, shown);
  return checked(exported, shown);
}

/** The default export of a file in TypeScript or JavaScript. */
export async function importFile(file: string, shown: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  // The modules that run already: a configuration also works where this package runs by npx and is not installed.
  const virtualModules = { "prisma-hardening/check": await import("../index.js") };
  const jiti = createJiti(file, { fsCache: false, moduleCache: false, virtualModules });
  try {
    return await jiti.import(file, { default: true });
  } catch (error) {
    throw new GateError(`${shown} cannot be loaded: ${reasonOf(error, path.basename(file))}`);
  }
}

/** Of the parser, the loader and the engine the first line, which names places; the text of any other error may hold a value. */
function reasonOf(error: unknown, file: string): string {
  if (!(error instanceof Error)) return "it throws something that is no Error";
  const { message, stack = "" } = error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const isOfEngine = (error instanceof ReferenceError || error instanceof TypeError) && code === undefined;
  const isOfLoader = code !== undefined && LOADER_CODES.has(code);
  if (isOfEngine || isOfLoader || message.startsWith("ParseError")) return message.split("\n")[0] ?? "";
  const [, line] = stack.replace(message, "").split(`${file}:`);
  const at = /^\d+/.exec(line ?? "")?.[0];
  return `it throws ${error.constructor.name}${at === undefined ? "" : ` in line ${at}`}`;
}

/** @throws GateError that names every mistake, each with what to write instead. */
export function checked(input: unknown, shown: string): GateConfig {
  const result = v.safeParse(gateConfig, input);
  if (result.success) return result.output;
  const lines = configProblems(result.issues).map((line) => `  ${line}`);
  throw new GateError(`${shown} is not right:\n${lines.join("\n")}`);
}
