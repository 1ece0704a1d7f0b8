import type { CheckResult } from "../run/report.js";

const TITLES: ReadonlyMap<string, string> = new Map([
  ["ENV", "Environment"],
  ["SCH", "Schema"],
  ["MIG", "Migrations"],
  ["REPO", "Repository"],
  ["DB", "Database"],
  ["HTTP", "Running application"],
  ["ATT", "Attestations"],
  ["GATE", "Waivers"],
]);

export interface Family {
  /** `MIG`. */
  readonly id: string;
  readonly title: string;
  readonly results: readonly CheckResult[];
}

/** The results by family, in the order of the checklist; a project's own checks come after it. */
export function familiesOf(results: readonly CheckResult[]): readonly Family[] {
  const present = new Set(results.map(({ family }) => family));
  const ids = [...[...TITLES.keys()].filter((id) => present.has(id)), ...[...present].filter((id) => !TITLES.has(id))];
  return ids.map((id) => ({
    id,
    title: familyTitle(id),
    results: results.filter(({ family }) => family === id),
  }));
}

/** Checks of a project's own have no name but their letters. */
export function familyTitle(id: string): string {
  return TITLES.get(id) ?? id;
}
