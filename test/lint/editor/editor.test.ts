import path from "node:path";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rules } from "../../../eslint-plugin/src/rules/registry.js";
import type { RuleId } from "../../../eslint-plugin/src/rules/rule-ids.js";
import { careless, LanguageServer, type Diagnostic } from "./language-server.js";

const PREFIX = "prisma-hardening/";
const FILES = [
  ...["app", "auth", "database", "logger", "main", "metrics", "passwords"].map((name) => `src/${name}.ts`),
  ...["account", "admin", "login", "orders", "products"].map((name) => `src/routes/${name}.ts`),
];

describe("an editor on examples/shop-careless", () => {
  let server: LanguageServer;
  let results: ReadonlyMap<string, ESLint.LintResult>;
  const seen: Diagnostic[] = [];

  beforeAll(async () => {
    server = await LanguageServer.start(careless);
    const linted = await new ESLint({ cwd: careless }).lintFiles("src");
    results = new Map(linted.map((result) => [path.relative(careless, result.filePath).replaceAll("\\", "/"), result]));
  });
  afterAll(() => server.stop());

  test("the files are all that there are", () => {
    expect([...results.keys()].sort()).toEqual([...FILES].sort());
  });

  test.each(FILES)("%s: each finding has its range, a link to its rule and its quick fixes", async (file) => {
    const messages = results.get(file)?.messages ?? [];
    const diagnostics = await server.open(file);
    expect(server.log).toEqual([]);
    expect(diagnostics.map(place)).toEqual(
      messages.map(({ ruleId, line, column, endLine, endColumn, message, severity }) => ({
        ...{ code: ruleId, message, severity: severity === 2 ? 1 : 2 },
        ...{ start: `${String(line)}:${String(column)}`, end: `${String(endLine)}:${String(endColumn)}` },
      })),
    );
    for (const [index, diagnostic] of diagnostics.entries()) {
      const id = diagnostic.code.slice(PREFIX.length) as RuleId;
      expect(diagnostic.codeDescription?.href).toBe(rules[id].meta.docs?.url);
      const expected = (messages[index]?.suggestions ?? []).map(({ desc }) => `${desc} (${diagnostic.code})`);
      const fixes = await server.quickFixes(file, diagnostic);
      expect([...fixes.keys()]).toEqual(expected);
      for (const text of fixes.values()) expect(text).not.toBe("");
    }
    seen.push(...diagnostics);
  });

  test("every rule has found something", () => {
    expect([...new Set(seen.map(({ code }) => code))].sort()).toEqual(Object.keys(rules).map((id) => `${PREFIX}${id}`));
  });
});

test("examples/shop is clean under `strict`", async () => {
  const shop = path.join(careless, "..", "shop");
  const linted = await new ESLint({ cwd: shop }).lintFiles("src");
  expect(linted.length).toBeGreaterThan(5);
  expect(linted.flatMap(({ messages }) => messages)).toEqual([]);
});

/** From 1, as ESLint counts. */
function place({ range, code, message, severity }: Diagnostic) {
  const at = ({ line, character }: Diagnostic["range"]["start"]) => `${String(line + 1)}:${String(character + 1)}`;
  return { code, message, severity, start: at(range.start), end: at(range.end) };
}
