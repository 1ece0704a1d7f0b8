import type { RuleCases, ValidCase } from "../../../eslint-plugin/src/rule-cases.js";

/** A linter that a case can be run in. */
export interface Engine {
  /** As it stands in the name of a test: `ESLint 10, typescript-eslint`. */
  readonly name: string;
  /** Whether its parser reads the language of a case. */
  reads(language: Language): boolean;
  lint(ruleId: string, code: ValidCase): readonly Found[];
}

/** A linter that takes many cases at once: it runs in a process of its own. */
export interface BatchEngine extends Pick<Engine, "name" | "reads"> {
  /** Whether its findings have suggestions. */
  readonly hasSuggestions: boolean;
  /** The findings of each job, in the order of the jobs. */
  lintAll(jobs: readonly Job[]): Promise<readonly (readonly Found[])[]>;
}

/** A case of a rule. */
export interface Job {
  readonly ruleId: string;
  readonly testCase: ValidCase;
}

export type Language = NonNullable<ValidCase["language"]>;

export interface Found {
  /** What ESLint calls the message; the text of a parse error, and where an engine has no ids. */
  readonly messageId: string;
  /** As a person reads it. */
  readonly message: string;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** The whole source after each suggestion was taken. */
  readonly suggestions: readonly string[];
}

export function allCases({ valid, invalid }: RuleCases): readonly ValidCase[] {
  return [...valid, ...invalid];
}

export async function casesOf(ruleId: string): Promise<RuleCases> {
  const { cases } = (await import(`../../../eslint-plugin/src/rules/${ruleId}/cases.ts`)) as {
    readonly cases: RuleCases;
  };
  return cases;
}

export function languageOf({ language = "ts" }: ValidCase): Language {
  return language;
}

/** An engine that lints one case at a time. */
export function oneByOne(engine: Engine): BatchEngine {
  return {
    name: engine.name,
    reads: (language) => engine.reads(language),
    hasSuggestions: true,
    lintAll: (jobs) => Promise.resolve(jobs.map(({ ruleId, testCase }) => engine.lint(ruleId, testCase))),
  };
}
