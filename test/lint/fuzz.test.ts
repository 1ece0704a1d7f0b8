import { readFileSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";
import { beforeAll, describe, expect, test, vi } from "vitest";
import hardening from "../../eslint-plugin/src/index.js";
import { ruleIds } from "../../scripts/lint-plugin/rule-folders.js";
import { allCases, casesOf } from "./support/engine.js";
import { languageConfig, type Parser } from "./support/eslint-engine.js";
import { installedSources } from "./support/installed-sources.js";
import { mutated, reworded, stockOf } from "./support/mutations.js";
import { piecesOf } from "./support/pieces.js";
import { nowhere, root, schema } from "./support/places.js";
import { randomFrom } from "./support/random.js";

// Every rule reads every file, also one that mentions nothing of its matter.
vi.mock("../../eslint-plugin/src/file/mentions.js", () => ({ mentions: () => true }));

const FILES = Number(process.env["LINT_FUZZ_FILES"] ?? 1500);
const isLongRun = process.env["LINT_FUZZ_FILES"] !== undefined;
const SEED = Number(process.env["LINT_FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
/** Milliseconds for each of the two long tests; a long run takes what it needs. */
const BUDGET = isLongRun ? Infinity : 17_000;
const TIMEOUT = isLongRun ? 2 ** 31 - 1 : 60_000;

const linter = new Linter({ configType: "flat", cwd: nowhere });
const codes = (await Promise.all(ruleIds().map(casesOf))).flatMap(allCases).map(({ code }) => code);
const stock = stockOf(codes);
/** Every case that may stand in a function, in one. */
const bodies = codes
  .map((code, index) => `async function case${index}() {\n${code}\n}`)
  .filter((code) => piecesOf(code) !== undefined)
  .join("\n");

describe(`no rule crashes (LINT_FUZZ_SEED=${SEED})`, () => {
  // The schema is read before any time is taken.
  beforeAll(() => void crashOn("", "typescript", "file.ts"));

  test(
    "on the sources of installed packages, as they are and with words of the rules' matter",
    { timeout: TIMEOUT },
    () => {
      const random = randomFrom(SEED);
      const until = Date.now() + BUDGET;
      const crashes: string[] = [];
      let read = 0;
      for (const file of installedSources(FILES, random)) {
        if (Date.now() > until) break;
        const text = readFileSync(file, "utf8");
        const name = path.relative(root, file);
        const parser = /tsx?$/.test(file) || random.below(2) === 0 ? "typescript" : "espree";
        crashes.push(...crashOn(text, parser, name));
        crashes.push(...crashOn(reworded(text, 40, random, stock), parser, `${name}, reworded`, file));
        read++;
      }
      console.log(`${read} files of installed packages, seed ${SEED}`);
      expect(crashes.slice(0, 5).join("\n\n"), `${crashes.length} crashes`).toBe("");
      expect(read).toBeGreaterThan(0);
    },
  );

  test("on mutations of the rules' own cases", { timeout: TIMEOUT }, () => {
    const random = randomFrom(SEED);
    const until = Date.now() + BUDGET;
    const crashes: string[] = [];
    let count = 0;
    for (; Date.now() < until && count < 5 * FILES; count++) {
      const code = mutated(random.pick(codes), 1 + random.below(5), random, stock);
      crashes.push(...crashOn(code, "typescript", `mutation ${count}`, "file.ts"));
    }
    console.log(`${count} mutated cases, seed ${SEED}`);
    expect(crashes.slice(0, 5).join("\n\n"), `${crashes.length} crashes`).toBe("");
  });

  test.each([
    ["an empty file", ""],
    ["a byte order mark", "\uFEFF"],
    ["a byte order mark before code", `\uFEFF${bodies}`],
    ["a hashbang alone", "#!/usr/bin/env node"],
    ["a hashbang and a line", "#!/usr/bin/env node\n"],
    ["a comment alone", "// eslint"],
    ["CRLF", bodies.replaceAll("\n", "\r\n")],
    ["10 000 lines", repeated(bodies, 10_000)],
    // TypeScript's own stack ends at some 1 000.
    ["a chain of 500 calls", `a${".b()".repeat(500)}`],
    ["a sum of 2 000 texts", `const sql = ${Array.from({ length: 2_000 }, (_, index) => `"${index}"`).join(" + ")}`],
  ])("on %s", { timeout: TIMEOUT }, (_name, code) => {
    expect(lint(code, "typescript", "file.ts").filter(({ fatal }) => fatal)).toEqual([]);
  });
});

/** What a rule threw, and at what; nothing if the file does not parse. */
function crashOn(code: string, parser: Parser, what: string, filename = what): readonly string[] {
  try {
    lint(code, parser, filename);
    return [];
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [`${what} (seed ${SEED}, ${parser}): ${stack}\n${code.length < 2_000 ? code : ""}`];
  }
}

function lint(code: string, parser: Parser, filename: string): readonly Linter.LintMessage[] {
  return linter.verify(
    code,
    configFor(parser, filename.endsWith("x")),
    path.join(nowhere, "src", path.basename(filename)),
  );
}

function configFor(parser: Parser, hasJsx: boolean): Linter.Config[] {
  return [
    languageConfig(parser, hasJsx || parser === "espree"),
    ...hardening.configs.strict,
    { settings: { "prisma-hardening": { schema } } },
  ];
}

function repeated(text: string, lines: number): string {
  const once = text.split("\n").length;
  return Array.from({ length: Math.ceil(lines / once) }, () => text).join("\n");
}
