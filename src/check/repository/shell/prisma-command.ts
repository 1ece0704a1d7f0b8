import { programName } from "./nested-commands.js";

/** A command of Prisma that changes a database in a way that is for a developer's own. */
export interface UnsafeSchemaCommand {
  /** As it is written, without what might hold a value: `prisma db push --accept-data-loss`. */
  readonly shown: string;
  readonly kind: "push" | "dev" | "reset";
  /** It says yes to the loss of data beforehand. */
  readonly isForced: boolean;
}

/** They print or install and run nothing. */
const RUNS_NOTHING = new Set(["echo", "printf", "cat", "grep", "git", "test", "[", "[[", ":", "alias"]);
/** Flags of Prisma that take a value. */
const WITH_VALUE = new Set(["--schema", "--config", "--name", "-n", "--url"]);
const FORCES = new Set(["--accept-data-loss", "--force-reset", "--force", "-f"]);

export function unsafeSchemaCommand(words: readonly string[]): UnsafeSchemaCommand | undefined {
  if (RUNS_NOTHING.has(programName(words[0] ?? ""))) return undefined;
  const at = words.findIndex(isPrisma);
  if (at === -1) return undefined;
  const rest = words.slice(at + 1);
  const [group = "", verb = ""] = verbsOf(rest);
  const kind = KINDS[`${group} ${verb}`];
  if (kind === undefined || rest.includes("--help") || rest.includes("-h")) return undefined;
  const forces = rest.filter((word) => FORCES.has(word));
  const isForced = forces.length > 0;
  return { kind, isForced, shown: ["prisma", group, verb, ...forces].join(" ") };
}

const KINDS: { readonly [verbs: string]: UnsafeSchemaCommand["kind"] } = {
  "db push": "push",
  "migrate dev": "dev",
  "migrate reset": "reset",
};

/** `prisma`, `prisma@7`, `node_modules/.bin/prisma`, `node_modules/prisma/build/index.js`. */
function isPrisma(word: string): boolean {
  return programName(word) === "prisma" || /(?:^|\/)prisma\/build\/index\.js$/.test(word);
}

function verbsOf(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !word.startsWith("-") && !WITH_VALUE.has(words[at - 1] ?? ""));
}
