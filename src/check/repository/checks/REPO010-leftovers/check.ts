import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { lintedOr, projectLint } from "../../lint/project-lint.js";
import { byRule, linesOf, ruleFindings, type RuleInFile } from "../../lint/rule-findings.js";
import type { LintMessage } from "../../lint/run-lint.js";
import { unparsed } from "../../lint/unparsed.js";

interface Leftover {
  /** As the subject of "stands in line 3". */
  readonly what: string;
  readonly consequence: string;
  readonly write: string;
}

const LEFTOVERS = {
  debugger: {
    what: "debugger",
    consequence: "a process that an inspector is attached to stops there, with every request that it serves",
    write: "Delete it.",
  },
  console: {
    what: "console.log or its like",
    consequence: "it goes past the logger: without level, without request id, and with every value that it is given",
    write: "logger.info(...), or delete it; console.warn and console.error may stay.",
  },
  comment: {
    what: "a comment as TODO, FIXME or XXX",
    consequence: "what somebody meant to finish goes to production as it is",
    write: "Finish it; or an issue, and a comment that names it and says what holds today.",
  },
} as const satisfies { readonly [kind: string]: Leftover };

const KINDS: { readonly [rule: string]: keyof typeof LEFTOVERS | undefined } = {
  "no-debugger": "debugger",
  "no-warning-comments": "comment",
  "no-console": "console",
  "prisma-hardening/no-console-log": "console",
};

export default defineCheck({
  id: "REPO010",
  title: "No debugger, console.log or TODO is left in the code",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const lint = await fact(projectLint);
    if (lint.files.length === 0) return notApplicable("there is no JavaScript or TypeScript beside tests");
    const linted = lintedOr(lint);
    if (linted.kind !== "linted") return linted;
    const found = linted.files.flatMap(({ file, messages }) => byRule(file, messages, kindOf));
    return looked(`${linted.files.length} of ${counted(lint.files.length, "file")}, by the project's ESLint`, [
      ...ruleFindings(found, findingOf),
      ...(linted.hasPlugin ? [] : [withoutPlugin()]),
      ...unparsed(linted, lint.files),
    ]);
  },
});

function kindOf({ rule }: LintMessage): keyof typeof LEFTOVERS | undefined {
  return KINDS[rule];
}

function findingOf(one: RuleInFile): Finding {
  const { rule, file, lines, isError } = one;
  const { what, consequence, write } = LEFTOVERS[rule as keyof typeof LEFTOVERS];
  return {
    subject: `${file} ${rule}`,
    seen: `${what} stands in ${linesOf(one)} of ${file}`,
    consequence,
    write,
    place: { file, line: lines[0] ?? 1 },
    ...(isError ? {} : { level: "warning" as const }),
  };
}

function withoutPlugin(): Finding {
  return {
    subject: "eslint-plugin-prisma-hardening",
    seen: "eslint-plugin-prisma-hardening is not installed, which tells console.log in a server from that in a script",
    consequence: "whether one is left is not known",
    write: "npm install -D eslint-plugin-prisma-hardening\nnpx prisma-hardening init",
    level: "unknown",
  };
}
