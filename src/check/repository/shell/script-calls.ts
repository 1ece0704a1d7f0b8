import { programName, withoutRunners } from "./nested-commands.js";

const OF_NPM = new Set(["npm", "pnpm", "yarn", "bun"]);
/** `npm start` is `npm run start`. */
const SHORT: { readonly [word: string]: string } = {
  start: "start",
  stop: "stop",
  restart: "restart",
  test: "test",
  t: "test",
  tst: "test",
};
const ALL_OF = /^(?:npm-run-all\d?|run-s|run-p|wsrun)$/;
const RUNS_TASKS = /^(?:turbo|nx|lerna|moon|wireit|rush)$/;
/** Flags of package managers that take a value. */
const WITH_VALUE = new Set(["-w", "--workspace", "--filter", "-F", "--prefix", "--cwd", "-C", "--dir", "--loglevel"]);
const OTHER_PACKAGE = new Set([
  "-w",
  "--workspace",
  "--filter",
  "-F",
  "--prefix",
  "--cwd",
  "-C",
  "--dir",
  "workspace",
  "workspaces",
]);

export interface ScriptCall {
  readonly script: string;
  /** A package of the workspace is named, so that it may be another's script. */
  readonly isElsewhere: boolean;
}

/** The scripts of package.json that a command calls. For yarn, pnpm and bun also words that may be programs instead. */
export function scriptCalls(words: readonly string[]): readonly ScriptCall[] {
  const meant = withoutRunners(words);
  const [first = "", ...rest] = meant;
  const program = programName(first);
  if (ALL_OF.test(program)) return calls(operands(rest), false);
  if (RUNS_TASKS.test(program))
    return calls(
      operands(rest)
        .filter((word) => word !== "run" && word !== "run-many" && word !== "affected")
        .flatMap(taskNames),
      true,
    );
  if (program === "node") return rest[0] === "--run" && rest[1] !== undefined ? calls([rest[1]], false) : [];
  if (!OF_NPM.has(program)) return [];
  const isElsewhere = rest.some(
    (word) =>
      OTHER_PACKAGE.has(word.replace(/=.*$/, "")) ||
      word === "-r" ||
      word === "--recursive" ||
      word === "-ws" ||
      word === "--workspaces",
  );
  const [verb = "", ...names] = operands(rest).filter((word) => word !== "workspace" && word !== "workspaces");
  if (verb === "run" || verb === "run-script" || verb === "rum" || verb === "urn")
    return calls(names.slice(0, 1), isElsewhere);
  const short = SHORT[verb];
  if (short !== undefined) return calls([short], isElsewhere);
  // `yarn workspace api test`: the name of the package stands before the script.
  return program === "npm" || verb === ""
    ? []
    : calls(rest.includes("workspace") ? names.slice(0, 1) : [verb], isElsewhere);
}

function calls(names: readonly string[], isElsewhere: boolean): readonly ScriptCall[] {
  return names.map((script) => ({ script, isElsewhere }));
}

/** `nx run api:test` and `turbo run test#api`. */
function taskNames(word: string): readonly string[] {
  return word.split(",").map((task) => task.replace(/#.*$/, "").split(":").at(-1) ?? task);
}

/** The words that are no flags, up to `--`. */
export function operands(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") break;
    if (WITH_VALUE.has(word)) at += 1;
    else if (!word.startsWith("-")) found.push(word);
  }
  return found;
}

/** Names of scripts that a call may mean: `build:*` of npm-run-all stands for several. */
export function namedScripts(call: string, scripts: { readonly [name: string]: string }): readonly string[] {
  if (!call.includes("*")) return Object.hasOwn(scripts, call) ? [call] : [];
  const form = new RegExp(`^${call.replaceAll(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll(/\*+/g, ".*")}$`);
  return Object.keys(scripts).filter((name) => form.test(name));
}

const SHELLS = new Set(["sh", "bash", "dash", "ash", "zsh", "source", "."]);

/** The shell script that a command runs, as it is written: `bash scripts/start.sh`, `./docker-entrypoint.sh`. */
export function calledFile(words: readonly string[]): string | undefined {
  const meant = withoutRunners(words);
  const [first = "", ...rest] = meant;
  if (SHELLS.has(programName(first))) {
    if (rest.some((word) => /^-\w*c$/.test(word))) return undefined;
    return rest.find((word) => !word.startsWith("-"));
  }
  return /^(?:\.{1,2}\/|\/)[\w./-]+$/.test(first) || /\.(?:sh|bash)$/.test(first) ? first : undefined;
}
