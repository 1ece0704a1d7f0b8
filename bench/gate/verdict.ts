/** What a tool says of one file. */
export interface Verdict {
  /** Ids of checks, names of rules: one for each finding. */
  readonly findings: readonly string[];
  /** What the tool could not read or judge. */
  readonly unknown: readonly string[];
}

/** By the name of the domain and of the migration, with a `/` between. */
export type Verdicts = ReadonlyMap<string, Verdict>;

export interface ToolRun {
  readonly verdicts: Verdicts;
  readonly milliseconds: number;
}
