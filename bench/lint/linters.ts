import { ESLint, type Linter } from "eslint";
import noSecrets from "eslint-plugin-no-secrets";
import security from "eslint-plugin-security";
import tseslint from "typescript-eslint";
import { builtPlugin } from "./built-plugin.js";
import { ClockedParser } from "./clocked-parser.js";

export const WITHOUT_RULES = "ESLint without rules";
export const OURS = "prisma-hardening, recommended";

/** A set of rules that is timed. */
export interface LinterSetup {
  readonly name: string;
  readonly rules: number;
  readonly parser: ClockedParser;
  readonly config: Linter.Config[];
}

const hardening = await builtPlugin();

/** Nothing, ours, and what people put beside it for the same fears. */
export async function linterSetups(): Promise<readonly LinterSetup[]> {
  return [
    await setup(WITHOUT_RULES, []),
    await setup(OURS, hardening.configs.recommended),
    await setup("prisma-hardening, strict", hardening.configs.strict),
    await setup("eslint-plugin-security, recommended", [security.configs.recommended]),
    await setup("eslint-plugin-no-secrets, both rules", [
      {
        plugins: { "no-secrets": asPlugin(noSecrets) },
        rules: { "no-secrets/no-secrets": "error", "no-secrets/no-pattern-match": "error" },
      },
    ]),
    await setup("typescript-eslint, recommended", tseslint.configs.recommended),
  ];
}

/** Each of our rules by itself. */
export async function ruleSetups(): Promise<readonly LinterSetup[]> {
  const setups = [await setup(WITHOUT_RULES, [])];
  for (const id of Object.keys(hardening.rules)) {
    const rule = `prisma-hardening/${id}`;
    setups.push(await setup(id, [{ plugins: { "prisma-hardening": hardening }, rules: { [rule]: "error" } }]));
  }
  return setups;
}

async function setup(name: string, configs: readonly Linter.Config[]): Promise<LinterSetup> {
  const parser = new ClockedParser();
  const config = await calculated([
    { files: ["**/*.{ts,tsx,cts,mts}"] },
    ...configs,
    { languageOptions: { parser: parser.asParser(), sourceType: "module" } },
  ]);
  return { name, rules: rulesOn(config), parser, config: asCalculatedArray(config) };
}

async function calculated(configs: Linter.Config[]): Promise<Linter.Config> {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: configs });
  return (await eslint.calculateConfigForFile("file.ts")) as Linter.Config;
}

/** `Linter#verify` makes a config array anew at each call, and checks every rule's options, unless it gets one that is ready. */
function asCalculatedArray(config: Linter.Config): Linter.Config[] {
  return Object.assign([config], { getConfig: () => config });
}

function rulesOn({ rules = {} }: Linter.Config): number {
  return Object.values(rules).filter((entry) => (Array.isArray(entry) ? entry[0] : entry) !== 0).length;
}

function asPlugin(plugin: unknown): ESLint.Plugin {
  return plugin as ESLint.Plugin;
}
