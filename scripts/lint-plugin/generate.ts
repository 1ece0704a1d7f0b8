// `npm run generate:rules`: what is made from the folders of the rules. With `--check`, only whether it is in step.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { registryText, ruleIdsText } from "./registry.js";
import { pluginReadme, rootReadme, type RulePage } from "./readme.js";
import { ruleIds, rulesFolder } from "./rule-folders.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const ids = ruleIds();
await write(path.join(rulesFolder, "registry.ts"), () => registryText(ids));
await write(path.join(rulesFolder, "rule-ids.ts"), () => ruleIdsText(ids));

// The rules describe themselves, so the registry has to stand first.
const { rules } = await import("../../eslint-plugin/src/rules/registry.js");
const pages = ids.map((id): RulePage => {
  const { meta } = rules[id as keyof typeof rules];
  const text = readFileSync(path.join(rulesFolder, id, "README.md"), "utf8");
  const { description = "", recommended = "off" } = meta.docs ?? {};
  return { id, description, recommended, hasSuggestions: meta.hasSuggestions ?? false, text };
});
await write(path.join(root, "eslint-plugin", "README.md"), (text) => pluginReadme(text, pages));
await write(path.join(root, "README.md"), (text) => rootReadme(text, pages));

async function write(file: string, make: (text: string) => string): Promise<void> {
  const before = readFileSync(file, "utf8");
  const options = await resolveConfig(file);
  const after = await format(make(before), { ...options, filepath: file });
  if (after === before) return;
  if (process.argv.includes("--check")) {
    console.error(`${path.relative(root, file)} is not what its sources say. Run \`npm run generate:rules\`.`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(file, after);
}
