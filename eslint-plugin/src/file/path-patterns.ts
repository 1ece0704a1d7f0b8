import { createRequire } from "node:module";
import type picomatch from "picomatch";

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

const require = createRequire(import.meta.url);
const matchers = new Map<string, Matcher>();
let lastPath = "";
let matches = new Map<string, boolean>();

/**
 * Rules run one after another over one file and most of them leave the same patterns out, so each is tried once.
 *
 * @param relativePath - from the working directory, with `/`.
 */
export function matchesAny(relativePath: string, patterns: readonly string[]): boolean {
  if (relativePath !== lastPath) {
    lastPath = relativePath;
    matches = new Map();
  }
  return patterns.some((pattern) => {
    let isMatch = matches.get(pattern);
    if (isMatch === undefined) matches.set(pattern, (isMatch = matcherOf(pattern)(relativePath)));
    return isMatch;
  });
}

function matcherOf(pattern: string): Matcher {
  let matcher = matchers.get(pattern);
  if (matcher !== undefined) return matcher;
  // Loaded with the first rule that leaves files out: it takes as long as the rest of the plugin.
  const compile = require("picomatch") as typeof picomatch;
  matcher = compile(pattern, { dot: true });
  matchers.set(pattern, matcher);
  return matcher;
}
