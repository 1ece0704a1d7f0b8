import type { ESLint, Linter } from "eslint";
import manifest from "../package.json" with { type: "json" };
import type { HardeningRule, RecommendedAs } from "./define-rule.js";
import { rules } from "./rules/registry.js";

const NAMESPACE = "prisma-hardening";

export type RuleId = keyof typeof rules;

/** What ESLint itself finds of the same checklist. */
const CORE_RULES = { "no-debugger": "error", "no-warning-comments": "warn" } as const satisfies Linter.RulesRecord;

const ruleEntries = Object.entries<HardeningRule>(rules);
const severityOf = ({ meta }: HardeningRule): RecommendedAs => meta.docs?.recommended ?? "off";
const recommendedRules: Linter.RulesRecord = {
  ...Object.fromEntries(
    ruleEntries
      .filter(([, rule]) => severityOf(rule) !== "off")
      .map(([id, rule]) => [`${NAMESPACE}/${id}`, severityOf(rule)]),
  ),
  ...CORE_RULES,
};
const strictRules: Linter.RulesRecord = {
  ...Object.fromEntries(ruleEntries.map(([id]) => [`${NAMESPACE}/${id}`, "error"])),
  ...CORE_RULES,
};

const plugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: NAMESPACE },
  // ESLint's type of a rule wants the nodes of plain JavaScript.
  rules: rules as unknown as NonNullable<ESLint.Plugin["rules"]>,
} satisfies ESLint.Plugin;

function flat(name: string, ruleRecord: Linter.RulesRecord): Linter.Config[] {
  return [{ name: `${NAMESPACE}/${name}`, plugins: { [NAMESPACE]: plugin }, rules: ruleRecord }];
}

/** For `.eslintrc` of ESLint 8. */
function legacy(ruleRecord: Linter.RulesRecord): Linter.LegacyConfig {
  return { plugins: [NAMESPACE], rules: ruleRecord };
}

/**
 * The plugin: `plugins: { "prisma-hardening": plugin }`, or one of its configs, which are arrays for ESLint's flat config.
 *
 * @example
 * import { defineConfig } from "eslint/config";
 * import hardening from "eslint-plugin-prisma-hardening";
 *
 * export default defineConfig({ extends: [hardening.configs.recommended] });
 */
const hardening = {
  ...plugin,
  configs: {
    /** What is right nearly always, as errors; what needs a look, as warnings. */
    recommended: flat("recommended", recommendedRules),
    /** Every rule, as an error. */
    strict: flat("strict", strictRules),
    "recommended-legacy": legacy(recommendedRules),
    "strict-legacy": legacy(strictRules),
  },
};

export default hardening;
// What `require` gets of an ES module: ESLint 8 and 9 load the plugins of an `.eslintrc` so.
export { hardening as "module.exports" };
