import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import hardening from "../../../eslint-plugin/src/index.js";
import type { ValidCase } from "../../../eslint-plugin/src/rule-cases.js";
import type { Engine, Found, Language } from "./engine.js";

const folder = fileURLToPath(new URL("../", import.meta.url));
const schema = path.join(folder, "schema.prisma");
/** Above it stands no schema. */
const nowhere = path.join(tmpdir(), "no-schema-here");

/** ESLint in this process, with typescript-eslint's parser or its own. */
export function eslintEngine(name: string, parser: "typescript" | "espree"): Engine {
  const linter = new Linter({ configType: "flat", cwd: nowhere });
  return {
    name,
    reads: (language) => parser === "typescript" || language.startsWith("js"),
    lint: (ruleId, code) => run(linter, parser, ruleId, code),
  };
}

function run(linter: Linter, parser: "typescript" | "espree", ruleId: string, testCase: ValidCase): readonly Found[] {
  const { code, language = "ts", filename = `src/file.${language}` } = testCase;
  const messages = linter.verify(code, configFor(ruleId, testCase, parser, language), path.join(nowhere, filename));
  return messages.map((message) => ({
    messageId: message.messageId ?? message.message,
    start: offsetOf(code, message.line, message.column),
    end: offsetOf(code, message.endLine ?? message.line, message.endColumn ?? message.column),
    suggestions: (message.suggestions ?? []).map(
      ({ fix }) => code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
    ),
  }));
}

function configFor(
  ruleId: string,
  { options, settings, schema: place }: ValidCase,
  parser: "typescript" | "espree",
  language: Language,
): Linter.Config[] {
  const ecmaFeatures = { jsx: language.endsWith("x") };
  return [
    {
      files: ["**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}"],
      languageOptions: {
        sourceType: "module",
        ...(parser === "typescript" && { parser: tseslint.parser }),
        parserOptions: { ecmaFeatures },
      },
      plugins: { "prisma-hardening": hardening },
      settings: { "prisma-hardening": { ...settings, ...(place !== "none" && { schema }) } },
      rules: { [`prisma-hardening/${ruleId}`]: options ? ["error", options] : "error" },
    },
  ];
}

/** @param line - from 1; `column` too. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}
