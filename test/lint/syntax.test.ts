import { Linter } from "eslint";
import { describe, expect, test } from "vitest";
import type { ValidCase } from "../../eslint-plugin/src/rule-cases.js";
import { ruleIds } from "../../scripts/lint-plugin/rule-folders.js";
import { allCases, casesOf, languageOf } from "./support/engine.js";
import { eslintEngine, languageConfig, linterOf, type Parser } from "./support/eslint-engine.js";

// A case that does not parse is silent for the wrong reason; a suggestion that does not parse breaks the code.
const engine = eslintEngine("ESLint 10, typescript-eslint", "typescript");
const parsers: readonly { readonly name: string; readonly parser: Parser; readonly linter: Linter }[] = [
  { name: "typescript-eslint", parser: "typescript", linter: new Linter({ configType: "flat" }) },
  { name: "espree", parser: "espree", linter: new Linter({ configType: "flat" }) },
  { name: "espree of ESLint 8", parser: "espree", linter: new (linterOf("eslint-8"))({ configType: "flat" }) },
];

describe.each(ruleIds())("%s", async (ruleId) => {
  const cases = allCases(await casesOf(ruleId));

  test("the code of every case is code in its language", () => {
    expect(cases.flatMap((testCase) => problemsIn(testCase, testCase.code))).toEqual([]);
  });

  test("what a suggestion makes of it, too", () => {
    const problems = cases.flatMap((testCase) =>
      engine
        .lint(ruleId, testCase)
        .flatMap(({ suggestions }) => suggestions)
        .flatMap((output) => problemsIn(testCase, output)),
    );
    expect(problems).toEqual([]);
  });
});

function problemsIn(testCase: ValidCase, code: string): readonly string[] {
  const language = languageOf(testCase);
  return parsers.flatMap(({ name, parser, linter }) => {
    if (parser === "espree" && !language.startsWith("js")) return [];
    const messages = linter.verify(code, languageConfig(parser, language.endsWith("x")), `file.${language}`);
    return messages.map(({ message }) => `"${testCase.why}", ${name}: ${message}\n${code}`);
  });
}
