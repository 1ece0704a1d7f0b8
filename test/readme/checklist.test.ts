import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rules } from "../../eslint-plugin/src/rules/registry.js";
import { checks } from "../../src/check/registry.js";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, checklist = ""] = /### A production checklist, line by line\n([\s\S]*?)\n### /.exec(readme) ?? [];

test("the checklist names every check, and none that is not there", () => {
  const named = new Set(checklist.match(/\b[A-Z]+\d{3}\b/g));
  expect([...named].sort()).toEqual(checks.map(({ id }) => id).sort());
});

test("the checklist names every rule of the linter, and none that is not there", () => {
  const named = new Set([...checklist.matchAll(/`((?:no|require)-[a-z-]+)`/g)].map(([, rule]) => rule));
  expect([...named].sort()).toEqual(Object.keys(rules).sort());
});
