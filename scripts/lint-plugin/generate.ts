// `npm run generate:rules`: what is made from the folders of the rules. With `--check`, only whether it is in step.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeGenerated } from "../in-step/write.js";
import { registryText, ruleIdsText } from "./registry.js";
import { pluginReadme, rootReadme, type RulePage } from "./readme.js";
import { ruleIds, rulesFolder } from "./rule-folders.js";

const COMMAND = "generate:rules";
const root = fileURLToPath(new URL("../../", import.meta.url));
const ids = ruleIds();
await writeGenerated(path.join(rulesFolder, "registry.ts"), COMMAND, () => registryText(ids));
await writeGenerated(path.join(rulesFolder, "rule-ids.ts"), COMMAND, () => ruleIdsText(ids));

// The rules describe themselves, so the registry has to stand first.
const { rules } = await import("../../eslint-plugin/src/rules/registry.js");
const pages = ids.map((id): RulePage => {
  const { meta } = rules[id as keyof typeof rules];
  const text = readFileSync(path.join(rulesFolder, id, "README.md"), "utf8");
  const { description = "", recommended = "off" } = meta.docs ?? {};
  return { id, description, recommended, hasSuggestions: meta.hasSuggestions ?? false, text };
});
await writeGenerated(path.join(root, "eslint-plugin", "README.md"), COMMAND, (text) => pluginReadme(text, pages));
await writeGenerated(path.join(root, "README.md"), COMMAND, (text) => rootReadme(text, pages));
