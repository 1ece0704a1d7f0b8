import { programName, withoutRunners } from "../shell/nested-commands.js";
import { operands, scriptCalls } from "../shell/script-calls.js";
import type { ShellCommand } from "../shell/split-commands.js";

/** What CI is expected to run. */
export type CiCheck = "tests" | "lint";

const TEST_PROGRAMS = new Set([
  "vitest",
  "jest",
  "mocha",
  "ava",
  "tap",
  "jasmine",
  "c8",
  "nyc",
  "playwright",
  "cypress",
  "uvu",
  "japa",
  "qunit",
  "cucumber-js",
]);
const LINT_PROGRAMS = new Set([
  "eslint",
  "oxlint",
  "biome",
  "xo",
  "standard",
  "tslint",
  "next",
  "nx",
  "ng",
  "deno",
  "trunk",
  "rslint",
]);
/** They have other commands, too. */
const LINT_VERBS = new Set(["lint", "check", "ci"]);
const HAS_VERBS = new Set(["biome", "next", "nx", "ng", "deno", "trunk"]);
const INSTALLS = new Set(["install", "i", "add", "ci", "create", "init"]);

/** What a command checks, by the program that it runs. */
export function checksOf({ words }: ShellCommand): readonly CiCheck[] {
  const [first = "", ...rest] = withoutFetchers(withoutRunners(words));
  const program = programName(first);
  if (program === "node" || program === "tsx") {
    // A program of one's own: `node scripts/run.mjs test`.
    return rest.includes("--test") ? ["tests"] : operands(rest).slice(1).flatMap(byName);
  }
  if (program === "bun" || program === "deno")
    return operands(rest)[0] === "test" ? ["tests"] : operands(rest)[0] === "lint" ? ["lint"] : [];
  if (program === "make" || program === "just" || program === "task") return operands(rest).flatMap(byName);
  if (program === "eslint_d") return ["lint"];
  if (TEST_PROGRAMS.has(program)) return isInstallation(rest) ? [] : ["tests"];
  if (!LINT_PROGRAMS.has(program)) return [];
  return !HAS_VERBS.has(program) || rest.some((word) => LINT_VERBS.has(word)) ? ["lint"] : [];
}

/**
 * What a script of package.json that cannot be read checks, by its name: one of another package, one of `turbo`.
 *
 * @param isBelow - the project is a package of a repository, at whose top CI calls the scripts of another package.json.
 */
export function checksByCall({ words }: ShellCommand, isBelow: boolean): readonly CiCheck[] {
  return scriptCalls(words)
    .filter(({ isElsewhere }) => isElsewhere || isBelow)
    .flatMap(({ script }) => byName(script));
}

function byName(name: string): readonly CiCheck[] {
  if (/^(?:.*[:_-])?tests?(?:$|[:_-])/.test(name)) return ["tests"];
  return /^(?:.*[:_-])?lint(?:$|[:_-])/.test(name) ? ["lint"] : [];
}

/** `playwright install` is the browser. */
function isInstallation(words: readonly string[]): boolean {
  return INSTALLS.has(words[0] ?? "");
}

/** `pnpm exec vitest`, `yarn vitest`, `npm exec -- eslint`, `bun x vitest`: the program behind. */
function withoutFetchers(words: readonly string[]): readonly string[] {
  const [first = "", ...rest] = words;
  if (!["npm", "pnpm", "yarn", "bun"].includes(programName(first))) return words;
  const [verb = "", ...others] = rest.filter((word) => word !== "--" && !word.startsWith("-"));
  if (verb === "exec" || verb === "x" || verb === "dlx") return others;
  const isProgram = first !== "npm" && (TEST_PROGRAMS.has(verb) || LINT_PROGRAMS.has(verb));
  return isProgram ? [verb, ...others] : words;
}
