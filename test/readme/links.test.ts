import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readmePath } from "./code-blocks.js";

const readme = readFileSync(readmePath, "utf8");
const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);

test("the README's links lead to headings", () => {
  const headings = new Set(readme.match(/^#+ .*$/gm)?.map(anchor));
  const inside = links.filter((link) => link.startsWith("#"));
  expect(inside.length).toBeGreaterThan(0);
  expect(inside.filter((link) => !headings.has(link.slice(1)))).toEqual([]);
});

test("the README's links lead to files", () => {
  const files = links.filter((link) => !link.startsWith("#") && !/^[a-z]+:/.test(link));
  expect(files.length).toBeGreaterThan(0);
  const folder = new URL("../../", import.meta.url);
  expect(files.filter((file) => !existsSync(new URL(file.replace(/#.*/, ""), folder)))).toEqual([]);
});

/** As GitHub makes it of a heading. */
function anchor(heading: string): string {
  return heading
    .replace(/^#+ /, "")
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .replaceAll(" ", "-");
}
