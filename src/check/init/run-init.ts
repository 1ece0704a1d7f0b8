import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import pc from "picocolors";
import { GateError } from "../gate-error.js";
import { packageCommands } from "./package-manager.js";
import { planInit, type Step } from "./plan.js";

export interface InitOptions {
  readonly root: string;
  /** Do it without asking. */
  readonly yes: boolean;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks about each step, and does what is wanted. Nothing that is there is overwritten.
 *
 * @returns the exit code: 0.
 * @throws GateError where there is nobody to ask and `yes` was not said: nothing has been written then.
 */
export async function runInit({ root, yes, input, output }: InitOptions): Promise<0> {
  const steps = planInit(root);
  const say = (text: string): void => void output.write(`${text}\n`);
  const open = steps.filter(({ kind }) => kind !== "keep");
  if (open.length > 0 && !yes && input.isTTY !== true) {
    for (const step of steps) say(described(step));
    throw new GateError(
      "There is nobody to ask here, and nothing was written. prisma-hardening init --yes does all of it.",
    );
  }
  const ask = yes || open.length === 0 ? undefined : createInterface({ input, output });
  try {
    for (const step of steps) {
      say(described(step));
      if (step.kind === "keep") continue;
      const answer = ask === undefined ? "y" : await ask.question("  Do it? [Y/n] ");
      if (/^(?:y(?:es)?)?$/i.test(answer.trim())) apply(root, step);
      else say(pc.dim("  Left."));
    }
  } finally {
    ask?.close();
  }
  say(open.length === 0 ? "Everything is there." : next(root, steps));
  return 0;
}

function described(step: Step): string {
  const lines = step.kind === "keep" ? (step.text ?? "") : step.text;
  const shown = lines
    .split("\n")
    .filter((line, index, all) => line !== "" || (index > 0 && index < all.length - 1))
    .map((line) => pc.dim(`  ${step.kind === "keep" ? " " : "+"} ${line}`));
  switch (step.kind) {
    case "create":
      return [`${pc.green("new")}   ${step.file}: ${step.purpose}`, ...shown].join("\n");
    case "append":
      return [`${pc.yellow("add")}   ${step.file}: ${step.purpose}`, ...shown].join("\n");
    case "keep":
      return [`${pc.dim("keep")}  ${step.file}: ${step.reason}`, ...shown].join("\n");
  }
}

function apply(root: string, step: Exclude<Step, { kind: "keep" }>): void {
  const file = path.join(root, step.file);
  // `wx`: whatever has come there since is not overwritten.
  if (step.kind === "create") writeFileSync(file, step.text, { flag: "wx" });
  else appendFileSync(file, step.text);
}

function next(root: string, steps: readonly Step[]): string {
  const hasTypeScript = steps.some(({ file }) => file === "hardening.config.ts");
  const plugin = steps.some((step) => /eslint-plugin-|plugin:/.test("text" in step ? (step.text ?? "") : ""));
  const linter = steps.some(({ kind, file }) => kind === "create" && file.startsWith("eslint"));
  const packages = [
    "prisma-hardening",
    ...(linter ? ["eslint"] : []),
    ...(plugin ? ["eslint-plugin-prisma-hardening"] : []),
    ...(linter && hasTypeScript ? ["typescript-eslint"] : []),
  ];
  const { add, run } = packageCommands(root);
  return `Next: ${add} ${packages.join(" ")}, ${run} prisma generate, ${run} prisma-hardening check`;
}
