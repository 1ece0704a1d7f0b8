// `npm run generate:rules`: what is made from the folders of the rules.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { registryText, ruleIdsText } from "./registry.js";
import { ruleIds, rulesFolder } from "./rule-folders.js";

const ids = ruleIds();
write("registry.ts", registryText(ids));
write("rule-ids.ts", ruleIdsText(ids));

function write(name: string, text: string): void {
  writeFileSync(path.join(rulesFolder, name), text);
}
