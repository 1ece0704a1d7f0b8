import { defineCheck } from "../../../check.js";
import { looked, notApplicable, unknown, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { lintedOr, projectLint } from "../../lint/project-lint.js";
import { byRule, linesOf, ruleFindings, type RuleInFile } from "../../lint/rule-findings.js";
import type { LintMessage } from "../../lint/run-lint.js";
import { unparsed } from "../../lint/unparsed.js";

const NAMESPACE = "prisma-hardening/";
/** REPO010 tells of it. */
const LEFTOVER = "prisma-hardening/no-console-log";

export default defineCheck({
  id: "REPO011",
  title: "The linter of prisma-hardening finds no error",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const lint = await fact(projectLint);
    if (lint.files.length === 0) return notApplicable("there is no JavaScript or TypeScript beside tests");
    const linted = lintedOr(lint);
    if (linted.kind !== "linted") return linted;
    if (!linted.hasRules) {
      const seen =
        lint.config === undefined
          ? "there is no configuration of ESLint that switches on a rule of prisma-hardening"
          : `${lint.config.file} switches on no rule of prisma-hardening`;
      return unknown(
        "eslint",
        seen,
        "npx prisma-hardening init writes the configuration, or says what belongs in yours.",
      );
    }
    const own = linted.files.filter(({ isOwn }) => isOwn);
    const found = own.flatMap(({ file, messages }) => byRule(file, messages, ruleOfError));
    const evidence = `${counted(own.length, "file")} that ${lint.config?.file ?? "ESLint"} is about`;
    const findings = ruleFindings(found, (one) => findingOf(one, linted.rules[one.rule] ?? ""));
    return looked(evidence, [...findings, ...unparsed({ ...linted, files: own }, [])]);
  },
});

function ruleOfError({ rule, severity }: LintMessage): string | undefined {
  return severity === 2 && rule.startsWith(NAMESPACE) && rule !== LEFTOVER ? rule : undefined;
}

function findingOf(one: RuleInFile, description: string): Finding {
  const { rule, file, lines } = one;
  const purpose = description === "" ? "" : ` (${description})`;
  return {
    subject: `${file} ${rule.slice(NAMESPACE.length)}`,
    seen: `${rule} has an error in ${linesOf(one)} of ${file}${purpose}`,
    consequence: "what the rule guards against is deployed",
    write: `npx eslint ${file} says of each line what to write instead.`,
    place: { file, line: lines[0] ?? 1 },
  };
}
