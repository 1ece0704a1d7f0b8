// `npm run new rule <id>`: a rule's folder, in the form that its tests want.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rulesFolder } from "../lint-plugin/rule-folders.js";
import { ruleFiles } from "./rule-files.js";

const USAGE = "Usage: npm run new rule <id>, for example: npm run new rule no-empty-where";
const ID = /^[a-z]+(?:-[a-z]+)+$/;

const [kind, id = ""] = process.argv.slice(2);
const folder = path.join(rulesFolder, id);
const complaint = complaintOf();
if (complaint !== undefined) {
  console.error(complaint);
  process.exitCode = 2;
} else {
  mkdirSync(folder);
  for (const [name, text] of Object.entries(ruleFiles(id))) writeFileSync(path.join(folder, name), text);
  await import("../lint-plugin/generate.js");
  console.log(`Made ${path.relative(process.cwd(), folder)}. Its tests fail until it has cases and a page:`);
  console.log(`  npx vitest run test/lint -t ${id}`);
}

function complaintOf(): string | undefined {
  if (kind !== "rule" || id === "") return USAGE;
  if (!ID.test(id)) return `A rule's id is words in lower case with hyphens between them, not ${id}.\n${USAGE}`;
  return existsSync(folder) ? `There is a rule ${id} already.` : undefined;
}
