import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PROFILES } from "../../src/check/check.js";
import { pageOf } from "../../src/check/pages.js";
import { checks } from "../../src/check/registry.js";
import { checkFolders, loadCases, loadCheck } from "./support/check-folders.js";

const folders = checkFolders();
const HEADINGS = ["## Why", "## Bad", "## Good", "## What it cannot see", "## When to waive it"];

describe("the folders of the checks", () => {
  it("are all in the registry, in order, and nothing else is", () => {
    expect(checks.map(({ id }) => id)).toEqual(folders.map(({ id }) => id).sort());
  });

  it.each(folders)("$id has what every check has", async (folder) => {
    const check = await loadCheck(folder);
    expect(check.id).toBe(folder.id);
    expect(check.title).not.toMatch(/[.<>]$|^$/);
    expect(check.profiles.every((profile) => PROFILES.includes(profile))).toBe(true);
    expect(existsSync(path.join(folder.path, "cases.ts"))).toBe(true);
  });

  // What the servers of the tests cannot be made to show is in test/check/database/judged.test.ts.
  const shown = folders.filter(({ id }) => id !== "DB003" && id !== "DB006");

  it.each(shown)("$id has cases in both directions", async (folder) => {
    const cases = await loadCases<Record<string, readonly { readonly findings?: readonly object[] }[]>>(folder);
    const all = Object.entries(cases).flatMap(([key, list]) => list.map((one) => ({ key, ...one })));
    // Cases of databases and servers have no list for each direction: a finding tells it.
    const isFound = ({ key, findings = [] }: (typeof all)[number]): boolean => key === "found" || findings.length > 0;
    expect(all.some(isFound)).toBe(true);
    expect(all.every(isFound)).toBe(false);
  });

  it.each(folders)("$id has a page in the form of all pages", async (folder) => {
    const { id, title } = await loadCheck(folder);
    const page = readFileSync(path.join(folder.path, "README.md"), "utf8");
    expect(page.split("\n")[0]).toBe(`# ${id}: ${title}`);
    const prose = page.replaceAll(/^```[^]*?^```$/gm, "");
    expect(prose.split("\n").filter((line) => line.startsWith("## "))).toEqual(HEADINGS);
    expect(page.split("```").length).toBeGreaterThanOrEqual(5);
    expect(page).not.toMatch(/<(?:What|The|Why|Who)[^>]*>/);
    expect(pageOf(id)).toBe(page);
  });
});
