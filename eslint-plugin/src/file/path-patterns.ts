import picomatch from "picomatch";

/** Globs of files that no user's request reaches. */
export const TEST_FILES = [
  ...["**/*.{test,spec,e2e-spec,bench,stories}.*", "**/{test,tests,__tests__,__mocks__,e2e,cypress,playwright}/**"],
  ...["**/{jest,vitest,vite,playwright,cypress}.*"],
] as const;
export const SEED_FILES = [
  "**/{seed,seeds,seeder,seeders,fixtures}/**",
  "**/{seed,seeder}*.*",
  "**/*.{seed,seeder}.*",
] as const;
export const SCRIPT_FILES = [
  "**/{scripts,script,bin,cli,tools,tasks,benchmarks,bench}/**",
  "**/{cli,bin}.*",
  "**/*.config.*",
] as const;

type Matcher = (relativePath: string) => boolean;

const matchers = new Map<string, Matcher>();

/** @param relativePath - from the working directory, with `/`. */
export function matchesAny(relativePath: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    let matcher = matchers.get(pattern);
    if (matcher === undefined) matchers.set(pattern, (matcher = picomatch(pattern, { dot: true })));
    return matcher(relativePath);
  });
}
