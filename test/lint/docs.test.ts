import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import hardening from "../../eslint-plugin/src/index.js";
import type { RuleCases } from "../../eslint-plugin/src/rule-cases.js";
import { rules } from "../../eslint-plugin/src/rules/registry.js";
import type { RuleId } from "../../eslint-plugin/src/rules/rule-ids.js";
import { ruleIds, rulesFolder } from "../../scripts/lint-plugin/rule-folders.js";
import { eslintEngine } from "./support/eslint-engine.js";

/** Said once per process, so no case can expect it: schema-lookup.test.ts does. */
const SAID_ONCE = "schemaProblem";
const SECTIONS = ["Bad", "Good", "Options", "Not a finding", "When not to use it"];
const engine = eslintEngine("ESLint 10, typescript-eslint", "typescript");
const ids = ruleIds();

/** The contract of the first release: outside programs name these. */
const FIXED: Readonly<Record<string, "error" | "warn" | "off">> = {
  "no-raw-sql-interpolation": "error",
  "no-broken-raw-sql": "warn",
  "no-multi-write-without-transaction": "error",
  "no-outer-client-in-transaction": "error",
  "no-floating-query": "error",
  "no-io-in-transaction": "off",
  "no-promise-all-in-transaction": "off",
  "require-active-filter": "warn",
  "no-unbounded-write": "error",
  "no-console-log": "error",
  "no-sensitive-log": "error",
  "no-hardcoded-secret": "error",
  "no-error-leak": "error",
  "no-permissive-cors": "error",
  "require-body-limit": "warn",
  "require-rate-limit": "warn",
  "require-security-headers": "warn",
  "no-query-log-in-production": "error",
  "no-client-per-request": "error",
};

test("the folders, the registry and the fixed ids are the same list", () => {
  expect(Object.keys(rules)).toEqual([...ids]);
  expect([...ids].sort()).toEqual(Object.keys(FIXED).sort());
});

test("`recommended` is what was promised, `strict` is everything", () => {
  const core = { "no-debugger": "error", "no-warning-comments": "warn" };
  const named = (severity: (id: string) => string) => {
    const entries = ids.map((id): [string, string] => [`prisma-hardening/${id}`, severity(id)]);
    return Object.fromEntries(entries.filter(([, level]) => level !== "off"));
  };
  expect(hardening.configs.recommended[0]?.rules).toEqual({ ...named((id) => FIXED[id] ?? "?"), ...core });
  expect(hardening.configs.strict[0]?.rules).toEqual({ ...named(() => "error"), ...core });
  expect(hardening.configs["recommended-legacy"].rules).toEqual(hardening.configs.recommended[0]?.rules);
});

describe.each(ids)("%s", async (id) => {
  const { meta } = rules[id as RuleId];
  const { cases } = (await import(`../../eslint-plugin/src/rules/${id}/cases.ts`)) as { readonly cases: RuleCases };
  const page = readFileSync(path.join(rulesFolder, id, "README.md"), "utf8");
  const description = meta.docs?.description ?? "";

  test("its page has the sections, in order, and says what the rule says of itself", () => {
    expect(page.startsWith(`# \`${id}\`\n`)).toBe(true);
    expect(headings(page)).toEqual(SECTIONS);
    const [, first = ""] = page.split("\n\n");
    expect(flat(first)).toBe(`${description.charAt(0).toUpperCase()}${description.slice(1)}.`);
    expect(page).not.toMatch(/<[^>`\n]*\.>|<[Ww]hat /);
    expect(meta.docs?.url).toBe(`https://www.npmjs.com/package/eslint-plugin-prisma-hardening#${id}`);
  });

  test("its Bad blocks are found, each of them, and its Good ones are not", () => {
    const bad = codeBlocks(section(page, "Bad"));
    const good = codeBlocks(section(page, "Good"));
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
    for (const block of bad) {
      const found = engine.lint(id, block);
      expect(found.length, block.code).toBeGreaterThan(0);
      for (const { messageId } of found) expect(Object.keys(meta.messages), block.code).toContain(messageId);
    }
    for (const block of good) expect(engine.lint(id, block), block.code).toEqual([]);
  });

  test("its options are explained, have a schema and a default", () => {
    const [schema] = meta.schema as readonly { properties: Readonly<Record<string, { description?: string }>> }[];
    const properties = schema?.properties ?? {};
    const options = section(page, "Options");
    expect(Object.keys(meta.docs?.defaults ?? {}).sort()).toEqual(Object.keys(properties).sort());
    for (const [name, { description: text = "" }] of Object.entries(properties)) {
      expect(text, name).not.toBe("");
      expect(options, name).toContain(`\`${name}\``);
    }
    if (Object.keys(properties).length === 0) expect(options.trim()).toBe("None.");
    else expect(codeBlocks(options).some(({ code }) => code.includes(`prisma-hardening/${id}`))).toBe(true);
  });

  test("every message is reached by a case, and the cases say why", () => {
    const reached = new Set(cases.invalid.flatMap(({ errors }) => errors.map(({ messageId }) => messageId)));
    // The others are what the editor's menu says of a suggestion.
    const others = Object.entries(meta.messages).filter(([messageId]) => !reached.has(messageId));
    for (const [messageId, text] of others) {
      expect(meta.hasSuggestions, messageId).toBe(true);
      if (messageId !== SAID_ONCE) expect(text.length, messageId).toBeLessThan(110);
    }
    for (const messageId of reached) expect(Object.keys(meta.messages)).toContain(messageId);
    const all = [...cases.valid, ...cases.invalid];
    expect(new Set(all.map(({ why }) => why)).size).toBe(all.length);
    expect(Math.min(cases.valid.length, cases.invalid.length)).toBeGreaterThan(4);
  });

  test("it has suggestions if it says so", () => {
    const has = cases.invalid.some(({ errors }) => errors.some(({ suggestions = [] }) => suggestions.length > 0));
    expect(meta.hasSuggestions ?? false).toBe(has);
  });

  test("a message names what was seen and ends as a sentence", () => {
    for (const message of Object.values(meta.messages)) expect(message).toMatch(/^[A-Z`{].*[.:`}")]$/s);
  });
});

test("the pictures that the README shows are there", () => {
  const folder = path.join(rulesFolder, "../..");
  const readme = readFileSync(path.join(folder, "README.md"), "utf8");
  for (const [, file = ""] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
    expect(existsSync(path.join(folder, file)), file).toBe(true);
  }
});

function headings(page: string): readonly string[] {
  return [...withoutCode(page).matchAll(/^## (.+)$/gm)].map(([, title = ""]) => title);
}

function section(page: string, title: string): string {
  const [, after = ""] = page.split(`\n## ${title}\n`);
  return after.split("\n## ")[0] ?? "";
}

function codeBlocks(text: string) {
  return [...text.matchAll(/^```(ts|tsx|js|jsx)\n([\s\S]*?)^```$/gm)].map(([, language, code = ""]) => ({
    why: "the page shows it",
    language: language as "ts" | "tsx" | "js" | "jsx",
    code,
  }));
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "");
}

function flat(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
