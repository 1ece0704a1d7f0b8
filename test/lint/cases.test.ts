import { describe, expect, test } from "vitest";
import { ruleIds } from "../../scripts/lint-plugin/rule-folders.js";
import type { ExpectedFinding, RuleCases } from "../../eslint-plugin/src/rule-cases.js";
import type { Found } from "./support/engine.js";
import { eslintEngine } from "./support/eslint-engine.js";

const engine = eslintEngine("ESLint 10, typescript-eslint", "typescript");

describe.each(ruleIds())("%s", async (id) => {
  const { cases } = (await import(`../../eslint-plugin/src/rules/${id}/cases.ts`)) as { readonly cases: RuleCases };

  test.each(cases.valid)("is silent: $why", (testCase) => {
    expect(engine.lint(id, testCase)).toEqual([]);
  });

  test.each(cases.invalid)("finds: $why", (testCase) => {
    const found = engine.lint(id, testCase);
    expect(found.map((finding) => seen(finding, testCase.code, testCase.errors))).toEqual(
      testCase.errors.map(expected),
    );
  });
});

/** In the words of what is expected: as much of the source as the expectation gives. */
function seen(found: Found, code: string, errors: readonly ExpectedFinding[]) {
  const { messageId, start, suggestions } = found;
  const lengths = errors.map(({ at }) => at.length);
  const at = errors.find((error) => code.startsWith(error.at, start) && error.messageId === messageId)?.at;
  return { messageId, at: at ?? code.slice(start, start + Math.max(20, ...lengths)), suggestions };
}

function expected({ messageId, at, suggestions = [] }: ExpectedFinding) {
  return { messageId, at, suggestions };
}
