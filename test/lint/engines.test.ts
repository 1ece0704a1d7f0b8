import { describe, expect, test } from "vitest";
import { ruleIds } from "../../scripts/lint-plugin/rule-folders.js";
import { allCases, casesOf, languageOf, oneByOne, type BatchEngine, type Found, type Job } from "./support/engine.js";
import { eslintEngine, linterOf } from "./support/eslint-engine.js";
import { oxlintEngine } from "./support/oxlint-engine.js";
import { typescript5Engine } from "./support/typescript-5-engine.js";

const reference = eslintEngine("ESLint 10, typescript-eslint", "typescript");

/** For all cases in one process, on a machine that has other things to do. */
const TIMEOUT = 180_000;

const engines: readonly BatchEngine[] = [
  oneByOne(eslintEngine("ESLint 10, espree", "espree")),
  oneByOne(eslintEngine("ESLint 9, typescript-eslint", "typescript", linterOf("eslint-9"))),
  oneByOne(eslintEngine("ESLint 9, espree", "espree", linterOf("eslint-9"))),
  oneByOne(eslintEngine("ESLint 8.57, typescript-eslint", "typescript", linterOf("eslint-8"))),
  oneByOne(eslintEngine("ESLint 8.57, espree", "espree", linterOf("eslint-8"))),
  typescript5Engine("ESLint 10, typescript-eslint on TypeScript 5"),
  oxlintEngine("Oxlint"),
];

const rules = await Promise.all(
  ruleIds().map(async (ruleId) => {
    const jobs = allCases(await casesOf(ruleId)).map((testCase): Job => ({ ruleId, testCase }));
    return { ruleId, jobs };
  }),
);
const expected = new Map(
  rules.flatMap(({ jobs }) => jobs.map((job) => [job, reference.lint(job.ruleId, job.testCase)] as const)),
);

describe.each(engines)(`$name finds what ${reference.name} finds`, (engine) => {
  // Engines of their own process take all cases at once; the first test waits for them.
  let running: Promise<ReadonlyMap<Job, readonly Found[]>> | undefined;

  test.each(rules)("$ruleId", { timeout: TIMEOUT }, async ({ jobs }) => {
    const found = await (running ??= lintAll(engine));
    const readable = jobs.filter(({ testCase }) => engine.reads(languageOf(testCase)));
    const differences = readable.flatMap((job) => {
      const here = linesOf(found.get(job) ?? [], engine.hasSuggestions);
      const there = linesOf(expected.get(job) ?? [], engine.hasSuggestions);
      return here.join("\n") === there.join("\n") ? [] : [difference(job, here, there)];
    });
    expect(differences.join("\n\n"), `${differences.length} of ${readable.length} cases differ`).toBe("");
  });
});

async function lintAll(engine: BatchEngine): Promise<ReadonlyMap<Job, readonly Found[]>> {
  const jobs = [...expected.keys()].filter(({ testCase }) => engine.reads(languageOf(testCase)));
  const found = await engine.lintAll(jobs);
  return new Map(jobs.map((job, index) => [job, found[index] ?? []]));
}

/** The findings, as text, in the order of the source. */
function linesOf(found: readonly Found[], hasSuggestions: boolean): readonly string[] {
  return [...found]
    .sort((one, other) => one.start - other.start || one.end - other.end || (one.message < other.message ? -1 : 1))
    .map(({ start, end, message, suggestions }) =>
      [`${start}-${end}: ${message}`, ...(hasSuggestions ? suggestions : [])].join("\n    suggests: "),
    );
}

function difference({ testCase }: Job, here: readonly string[], there: readonly string[]): string {
  const lists = `  finds:\n    ${here.join("\n    ")}\n  instead of:\n    ${there.join("\n    ")}`;
  return `"${testCase.why}"\n${lists}\n  in:\n${testCase.code.replaceAll(/^/gm, "    ")}`;
}
