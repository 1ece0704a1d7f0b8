import path from "node:path";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import hardening from "../../../eslint-plugin/src/index.js";
import type { ValidCase } from "../../../eslint-plugin/src/rule-cases.js";
import { languageOf, type Engine, type Found } from "./engine.js";
import { nowhere, requireFromPlugin, schema } from "./places.js";

export type Parser = "typescript" | "espree";
export type LinterClass = typeof Linter;

/** The class of an ESLint that is installed beside the one of this repository. */
export function linterOf(alias: "eslint-8" | "eslint-9"): LinterClass {
  const { Linter: Class } = requireFromPlugin(alias) as { readonly Linter: LinterClass };
  const major = alias.slice("eslint-".length);
  if (!Class.version.startsWith(`${major}.`)) throw new Error(`${alias} is ESLint ${Class.version}.`);
  return Class;
}

/** ESLint in this process, with typescript-eslint's parser or its own. */
export function eslintEngine(name: string, parser: Parser, Class: LinterClass = Linter): Engine {
  const linter = new Class({ configType: "flat", cwd: nowhere });
  return {
    name,
    reads: (language) => parser === "typescript" || language.startsWith("js"),
    lint: (ruleId, code) => run(linter, parser, ruleId, code),
  };
}

function run(linter: Linter, parser: Parser, ruleId: string, testCase: ValidCase): readonly Found[] {
  const language = languageOf(testCase);
  const { code, filename = `src/file.${language}` } = testCase;
  const config = [languageConfig(parser, language.endsWith("x")), configFor(ruleId, testCase)];
  try {
    return linter.verify(code, config, path.join(nowhere, filename)).map((message) => foundIn(code, message));
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ messageId: message, message, start: 0, end: 0, suggestions: [] }];
  }
}

function foundIn(code: string, message: Linter.LintMessage): Found {
  return {
    messageId: message.messageId ?? message.message,
    message: message.message,
    start: offsetOf(code, message.line, message.column),
    end: offsetOf(code, message.endLine ?? message.line, message.endColumn ?? message.column),
    suggestions: (message.suggestions ?? []).map(
      ({ fix }) => code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
    ),
  };
}

/** How any file is read. */
export function languageConfig(parser: Parser, hasJsx: boolean): Linter.Config {
  return {
    files: ["**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}"],
    languageOptions: {
      sourceType: "module",
      ...(parser === "typescript" && { parser: tseslint.parser }),
      parserOptions: { ecmaFeatures: { jsx: hasJsx } },
    },
    // Whether a comment that switches another rule off is reported is the host's matter.
    linterOptions: { reportUnusedDisableDirectives: "off" },
  };
}

function configFor(ruleId: string, { options, settings, schema: place }: ValidCase): Linter.Config {
  return {
    plugins: { "prisma-hardening": hardening },
    settings: { "prisma-hardening": { ...settings, ...(place !== "none" && { schema }) } },
    rules: { [`prisma-hardening/${ruleId}`]: options ? ["error", options] : "error" },
  };
}

/** @param line - from 1; `column` too. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}
