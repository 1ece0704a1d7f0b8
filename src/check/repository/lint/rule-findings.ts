import type { Finding } from "../../outcome.js";
import { counted, listed } from "../../wording.js";
import type { LintMessage } from "./run-lint.js";

/** What one rule finds in one file. */
export interface RuleInFile {
  readonly rule: string;
  readonly file: string;
  /** Each once, in order. */
  readonly lines: readonly number[];
  /** Whether ESLint calls one of them an error. */
  readonly isError: boolean;
}

/** Files that are named for one rule. */
const MOST_FILES = 20;
/** Lines that are named in one file. */
const MOST_LINES = 5;

/** The messages of a file, together by a name that each is given; `undefined` leaves it out. */
export function byRule(
  file: string,
  messages: readonly LintMessage[],
  nameOf: (message: LintMessage) => string | undefined,
): readonly RuleInFile[] {
  const groups = new Map<string, LintMessage[]>();
  for (const message of messages) {
    const name = nameOf(message);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), message]);
  }
  return [...groups].map(([rule, group]) => ({
    rule,
    file,
    lines: [...new Set(group.map(({ line }) => line))].sort((one, other) => one - other),
    isError: group.some(({ severity }) => severity === 2),
  }));
}

/** One finding for a rule and a file; from the 21st file of a rule on, one for all of them together. */
export function ruleFindings(
  found: readonly RuleInFile[],
  findingOf: (one: RuleInFile) => Finding,
): readonly Finding[] {
  const groups = new Map<string, RuleInFile[]>();
  for (const one of found) groups.set(one.rule, [...(groups.get(one.rule) ?? []), one]);
  return [...groups].flatMap(([rule, group]) => {
    const others = group.slice(MOST_FILES);
    const [first] = others;
    const named = group.slice(0, MOST_FILES).map(findingOf);
    if (first === undefined) return named;
    const worst = others.find(({ isError }) => isError) ?? first;
    const seen = `${rule} finds as much in ${counted(others.length, "more file")}`;
    return [...named, { ...findingOf(worst), subject: `${rule} elsewhere`, seen }];
  });
}

/** "line 3", "lines 3, 9 and 12", "14 lines, the first of them 3". */
export function linesOf({ lines }: RuleInFile): string {
  if (lines.length > MOST_LINES) return `${lines.length} lines, the first of them ${lines[0] ?? 1}`;
  return `${lines.length === 1 ? "line" : "lines"} ${listed(lines.map(String))}`;
}
