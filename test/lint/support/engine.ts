import type { RuleCases, ValidCase } from "../../../eslint-plugin/src/rule-cases.js";

/** A linter that a case can be run in. */
export interface Engine {
  /** As it stands in the name of a test: `ESLint 10, typescript-eslint`. */
  readonly name: string;
  /** Whether its parser reads the language of a case. */
  reads(language: Language): boolean;
  lint(ruleId: string, code: ValidCase): readonly Found[];
}

export type Language = NonNullable<ValidCase["language"]>;

export interface Found {
  /** What ESLint calls the message; the text of a parse error. */
  readonly messageId: string;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** The whole source after each suggestion was taken. */
  readonly suggestions: readonly string[];
}

export function allCases({ valid, invalid }: RuleCases): readonly ValidCase[] {
  return [...valid, ...invalid];
}
