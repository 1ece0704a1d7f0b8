// `npm run new rule <id>`, `npm run new check <id> <slug>`: a folder in the form that its tests want.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkFolders, gateFolder } from "../gate/check-folders.js";
import { rulesFolder } from "../lint-plugin/rule-folders.js";
import { checkFiles } from "./check-files.js";
import { ruleFiles } from "./rule-files.js";

const USAGE = `Usage: npm run new rule <id>           for example: npm run new rule no-empty-where
       npm run new check <id> <slug>   for example: npm run new check REPO020 no-submodules`;
const SLUG = /^[a-z]+(?:-[a-z0-9]+)*$/;
const FAMILIES: { readonly [letters: string]: string } = {
  ENV: "environment",
  SCH: "schema",
  MIG: "migrations",
  REPO: "repository",
  DB: "database",
  HTTP: "http",
  ATT: "attestations",
};

const [kind, id = "", slug = ""] = process.argv.slice(2);
const complaint = kind === "rule" ? ruleComplaint() : kind === "check" ? checkComplaint() : USAGE;
if (complaint !== undefined) {
  console.error(complaint);
  process.exitCode = 2;
} else if (kind === "rule") {
  write(path.join(rulesFolder, id), ruleFiles(id));
  await import("../lint-plugin/generate.js");
  console.log(`  npx vitest run test/lint -t ${id}`);
} else {
  write(path.join(gateFolder, familyFolder(), "checks", `${id}-${slug}`), checkFiles(id));
  await import("../gate/generate.js");
  console.log(`  npx vitest run test/check -t ${id}`);
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  console.log(`Made ${path.relative(process.cwd(), folder)}. Its tests fail until it has cases and a page:`);
}

function ruleComplaint(): string | undefined {
  if (id === "") return USAGE;
  if (!SLUG.test(id) || !id.includes("-")) {
    return `A rule's id is words in lower case with hyphens between them, not ${id}.\n${USAGE}`;
  }
  return existsSync(path.join(rulesFolder, id)) ? `There is a rule ${id} already.` : undefined;
}

function checkComplaint(): string | undefined {
  if (id === "" || slug === "") return USAGE;
  if (familyFolder() === "" || !/\d{3}$/.test(id)) {
    return `A check's id is ${Object.keys(FAMILIES).join(", ")} and three digits, not ${id}.\n${USAGE}`;
  }
  if (!SLUG.test(slug))
    return `A check's slug is words in lower case with hyphens between them, not ${slug}.\n${USAGE}`;
  return checkFolders().some((folder) => folder.id === id) ? `There is a check ${id} already.` : undefined;
}

function familyFolder(): string {
  return FAMILIES[id.replace(/\d+$/, "")] ?? "";
}
