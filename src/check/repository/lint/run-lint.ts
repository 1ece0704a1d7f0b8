import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { packageRoot } from "../../pages.js";

export interface LintTask {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root. */
  readonly files: readonly string[];
  /** Whether ESLint finds a configuration. */
  readonly hasConfig: boolean;
}

const message = v.object({
  rule: v.string(),
  line: v.number(),
  /** ESLint's: 1 is a warning, 2 an error. */
  severity: v.picklist([1, 2]),
});

const lintedFile = v.object({
  file: v.string(),
  /** Whether the project's own configuration is about it. */
  isOwn: v.boolean(),
  isParsed: v.boolean(),
  messages: v.array(message),
});

const linted = v.object({
  kind: v.literal("linted"),
  /** Whether the project has eslint-plugin-prisma-hardening. */
  hasPlugin: v.boolean(),
  /** Whether it has a parser of TypeScript. */
  hasParser: v.boolean(),
  /** What each rule of the plugin is for: `disallow ...`. */
  rules: v.record(v.string(), v.string()),
  /** Whether its configuration switches on rules of the plugin, beside the one for console.log. */
  hasRules: v.boolean(),
  /** Without those that the configuration leaves out, and those that nothing parses. */
  files: v.array(lintedFile),
});

const answerOfProcess = v.variant("kind", [
  linted,
  v.object({ kind: v.literal("noEslint") }),
  v.object({ kind: v.literal("oldEslint"), version: v.string() }),
  /** By its class and code: a message may quote what it is about. */
  v.object({ kind: v.literal("failed"), error: v.string() }),
]);

export type LintMessage = v.InferOutput<typeof message>;
export type Linted = v.InferOutput<typeof linted>;
export type LintAnswer = v.InferOutput<typeof answerOfProcess> | { readonly kind: "late" };

/** Runs the project's ESLint in a process of its own, which is ended after `mostTime` milliseconds. */
export function runLint(task: LintTask, mostTime: number): Promise<LintAnswer> {
  return new Promise((resolve) => {
    // What a configuration prints belongs in no report.
    const child = fork(processFile(), [], {
      cwd: task.root,
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const end = (answer: LintAnswer): void => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      resolve(answer);
    };
    const timer = setTimeout(() => end({ kind: "late" }), mostTime);
    child.once("message", (sent) => {
      const { success, output } = v.safeParse(answerOfProcess, sent);
      end(success ? output : { kind: "failed", error: "an answer of another form" });
    });
    child.once("error", () => end({ kind: "failed", error: "a process that cannot be started" }));
    child.once("exit", () => end({ kind: "failed", error: "an exit before its end" }));
    child.send(task, () => undefined);
  });
}

/** A published package has no sources. */
function processFile(): string {
  const source = path.join(packageRoot(), "src", "check", "repository", "lint", "lint-process.mjs");
  return existsSync(source) ? source : path.join(packageRoot(), "dist", "lint-process.mjs");
}
