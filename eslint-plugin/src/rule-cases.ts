/**
 * What a rule finds and what it leaves alone, as data: the same cases run in every ESLint, in Oxlint and with every parser.
 * `cases.ts` in a rule's folder exports one object of this type.
 */
export interface RuleCases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

export interface ValidCase {
  /** Why, as a contract: "a constant in a template". */
  readonly why: string;
  readonly code: string;
  /** `js`: also plain JavaScript parsers read it. `ts` (the default) and `tsx`: TypeScript only. */
  readonly language?: "js" | "jsx" | "ts" | "tsx";
  /** The rule's options object. */
  readonly options?: object;
  /** `settings["prisma-hardening"]`, without `schema`. */
  readonly settings?: object;
  /** Relative, such as `src/scripts/seed.ts`; by default `src/file.<language>`. */
  readonly filename?: string;
  /** `none`: no schema can be found. By default that of `test/lint/schema.prisma`. */
  readonly schema?: "none";
}

export interface InvalidCase extends ValidCase {
  /** In the order of the source. */
  readonly errors: readonly ExpectedFinding[];
}

export interface ExpectedFinding {
  readonly messageId: string;
  /** How the source begins where the squiggle begins. */
  readonly at: string;
  /** The whole source after each suggestion was taken, in order; absent or empty: there is none. */
  readonly suggestions?: readonly string[];
}
