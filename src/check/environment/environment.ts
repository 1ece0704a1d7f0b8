/** Environment variables, with the place that each comes from. An empty one counts as absent, as most programs take it. */
export interface Environment {
  readonly get: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
  readonly names: () => readonly string[];
  /** Where a variable is set: a file and its line; `undefined` for one of the process. */
  readonly placeOf: (name: string) => { readonly file: string; readonly line: number } | undefined;
  /** As it stands in evidence: "the process and .env.production". */
  readonly source: string;
}
