// `npm run generate:rules`: what is made from the folders of the rules.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { registryText } from "./registry.js";
import { ruleIds, rulesFolder } from "./rule-folders.js";

writeFileSync(path.join(rulesFolder, "registry.ts"), registryText(ruleIds()));
