import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../pages.js";

export interface LintTask {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root. */
  readonly files: readonly string[];
  /** Whether ESLint finds a configuration. */
  readonly hasConfig: boolean;
}

export type LintAnswer =
  | Linted
  | { readonly kind: "noEslint" }
  | { readonly kind: "oldEslint"; readonly version: string }
  /** By its class and code: a message may quote what it is about. */
  | { readonly kind: "failed"; readonly error: string }
  | { readonly kind: "late" };

export interface Linted {
  readonly kind: "linted";
  /** Whether the project has eslint-plugin-prisma-hardening. */
  readonly hasPlugin: boolean;
  /** Whether it has a parser of TypeScript. */
  readonly hasParser: boolean;
  /** What each rule of the plugin is for: `disallow ...`. */
  readonly rules: { readonly [rule: string]: string };
  /** Whether its configuration switches on rules of the plugin, beside the one for console.log. */
  readonly hasRules: boolean;
  /** Without those that the configuration leaves out, and those that nothing parses. */
  readonly files: readonly LintedFile[];
}

export interface LintedFile {
  readonly file: string;
  /** Whether the project's own configuration is about it. */
  readonly isOwn: boolean;
  readonly isParsed: boolean;
  readonly messages: readonly LintMessage[];
}

export interface LintMessage {
  readonly rule: string;
  readonly line: number;
  /** ESLint's: 1 is a warning, 2 an error. */
  readonly severity: 1 | 2;
}

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
    child.once("message", (answer) => end(answer as unknown as LintAnswer));
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
