import type { ESLint, Linter, Rule } from "eslint";
import manifest from "../package.json" with { type: "json" };
import type { HardeningRule, RecommendedAs } from "./define-rule.js";
import { rules } from "./rules/registry.js";
import type { RuleId } from "./rules/rule-ids.js";

export type { RuleId };

/** What the package exports. */
export interface HardeningPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: "prisma-hardening" };
  readonly rules: Record<RuleId, Rule.RuleModule>;
  readonly configs: {
    /** What is right nearly always, as errors; what needs a look, as warnings. */
    readonly recommended: Linter.Config[];
    /** Every rule, as an error. */
    readonly strict: Linter.Config[];
    /** `recommended` for an `.eslintrc` of ESLint 8. */
    readonly "recommended-legacy": Linter.LegacyConfig;
    /** `strict` for an `.eslintrc` of ESLint 8. */
    readonly "strict-legacy": Linter.LegacyConfig;
  };
}

const NAMESPACE = "prisma-hardening";
/** What ESLint itself finds of the same checklist. */
const CORE_RULES = { "no-debugger": "error", "no-warning-comments": "warn" } as const satisfies Linter.RulesRecord;

const all = Object.entries<HardeningRule>(rules);
const recommendedRules = rulesRecord(({ meta }) => meta.docs?.recommended ?? "off");
const strictRules = rulesRecord(() => "error");

// Also the object that is exported: ESLint refuses a config that names the plugin beside one of its configs if they differ.
const plugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: NAMESPACE },
  // ESLint's type of a rule knows the nodes of plain JavaScript only.
  rules: rules as unknown as HardeningPlugin["rules"],
} as const;

/**
 * The plugin: `plugins: { "prisma-hardening": hardening }`, or one of its configs, which are arrays for a flat config.
 *
 * @example
 * import { defineConfig } from "eslint/config";
 * import hardening from "eslint-plugin-prisma-hardening";
 *
 * export default defineConfig({ extends: [hardening.configs.recommended] });
 */
const hardening: HardeningPlugin = Object.assign(plugin, {
  configs: {
    recommended: flat("recommended", recommendedRules),
    strict: flat("strict", strictRules),
    "recommended-legacy": { plugins: [NAMESPACE], rules: recommendedRules },
    "strict-legacy": { plugins: [NAMESPACE], rules: strictRules },
  },
});

function rulesRecord(severityOf: (rule: HardeningRule) => RecommendedAs): Partial<Linter.RulesRecord> {
  const chosen = all
    .map(([id, rule]) => [`${NAMESPACE}/${id}`, severityOf(rule)])
    .filter(([, severity]) => severity !== "off");
  return { ...(Object.fromEntries(chosen) as Linter.RulesRecord), ...CORE_RULES };
}

function flat(name: string, ruleRecord: Partial<Linter.RulesRecord>): Linter.Config[] {
  return [{ name: `${NAMESPACE}/${name}`, plugins: { [NAMESPACE]: plugin }, rules: ruleRecord }];
}

export default hardening;
