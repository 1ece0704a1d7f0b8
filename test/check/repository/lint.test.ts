import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { Check } from "../../../src/check/check.js";
import { gateConfig } from "../../../src/check/config/gate-config.js";
import type { Outcome } from "../../../src/check/outcome.js";
import leftovers from "../../../src/check/repository/checks/REPO010-leftovers/check.js";
import linterErrors from "../../../src/check/repository/checks/REPO011-linter-errors/check.js";
import { runLint } from "../../../src/check/repository/lint/run-lint.js";
import { openContext } from "../../../src/check/run/context.js";
import { makeProject } from "../support/project.js";
import { noVariables } from "./no-variables.js";

interface Files {
  readonly [path: string]: string;
}

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const SERVER = 'import express from "express";\nconst app = express();\n';
const RECOMMENDED = `import hardening from "eslint-plugin-prisma-hardening";
export default [{ files: ["src/**/*.js"] }, ...hardening.configs.recommended];
`;
const FLOATING = `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() { prisma.user.create({ data: {} }); }
`;

describe("what is left in the code", () => {
  it.each<{ why: string; files: Files; found: readonly string[] }>([
    { why: "nothing", files: { "src/a.js": "export const a = 1;\n" }, found: [] },
    {
      why: "debugger, a comment, console.log in a server: without a configuration of ESLint",
      files: { "src/a.js": `// TODO: all of it\n${SERVER}debugger;\nconsole.log(app);\n` },
      found: [
        "warning src/a.js comment 1: a comment as TODO, FIXME or XXX stands in line 1 of src/a.js",
        "error src/a.js debugger 4: debugger stands in line 4 of src/a.js",
        "error src/a.js console 5: console.log or its like stands in line 5 of src/a.js",
      ],
    },
    {
      why: "TypeScript",
      files: { "src/a.ts": "const a: number = 1;\ndebugger;\n" },
      found: ["error src/a.ts debugger 2: debugger stands in line 2 of src/a.ts"],
    },
    { why: "console.log in a script", files: { "scripts/a.js": `${SERVER}console.log(app);\n` }, found: [] },
    { why: "tests", files: { "src/a.js": "", "src/a.test.js": "debugger;\n", "test/b.js": "debugger;\n" }, found: [] },
    {
      why: "many lines",
      files: { "src/a.js": "debugger;\n".repeat(6) },
      found: ["error src/a.js debugger 1: debugger stands in 6 lines, the first of them 1 of src/a.js"],
    },
    { why: "a comment of ESLint decides", files: { "src/a.js": "debugger; // eslint-disable-line\n" }, found: [] },
    {
      why: "the project's configuration decides",
      files: {
        "eslint.config.mjs": `export default [{ rules: { "no-debugger": "off" } }];\n`,
        "src/a.js": "debugger;\n",
      },
      found: [],
    },
    {
      why: "what the project's configuration leaves out",
      files: { "eslint.config.mjs": `export default [{ ignores: ["old/"] }];\n`, "old/a.js": "debugger;\n" },
      found: [],
    },
    {
      why: "a file that cannot be parsed",
      files: { "src/a.js": "const = ;\n" },
      found: ["unknown src/a.js 1: ESLint cannot parse src/a.js"],
    },
    {
      why: "a configuration that cannot be read",
      files: { "eslint.config.mjs": `throw new TypeError("hunter2");\n`, "src/a.js": "debugger;\n" },
      found: ["unknown eslint: ESLint has stopped with TypeError"],
    },
    {
      why: "a configuration that ends the process",
      files: { "eslint.config.mjs": `process.exit(0);\n`, "src/a.js": "debugger;\n" },
      found: ["unknown eslint: ESLint has stopped with an exit before its end"],
    },
  ])("$why", async ({ files, found }) => {
    expect(told(await run(leftovers, files))).toEqual(found);
  });

  it("names 20 files of a rule, and the others together", async () => {
    const names = Array.from({ length: 23 }, (_, index) => `src/a${index + 10}.js`);
    const outcome = await run(leftovers, Object.fromEntries(names.map((name) => [name, "debugger;\n"])));
    expect(told(outcome)).toHaveLength(21);
    expect(told(outcome).at(-1)).toBe("error debugger elsewhere 1: debugger finds as much in 3 more files");
  });
});

describe("errors of the linter", () => {
  it.each<{ why: string; files: Files; found: readonly string[] }>([
    {
      why: "a query that nobody awaits",
      files: { "eslint.config.mjs": RECOMMENDED, "src/a.js": FLOATING },
      found: [
        "error src/a.js no-floating-query 3: prisma-hardening/no-floating-query has an error in line 3 of src/a.js (disallow Prisma queries that nobody awaits: they never run)",
      ],
    },
    {
      why: "one that is awaited",
      files: { "eslint.config.mjs": RECOMMENDED, "src/a.js": FLOATING.replace("prisma.user", "await prisma.user") },
      found: [],
    },
    {
      why: "a comment of ESLint decides",
      files: {
        "eslint.config.mjs": RECOMMENDED,
        "src/a.js": `/* eslint-disable prisma-hardening/no-floating-query */\n${FLOATING}`,
      },
      found: [],
    },
    {
      why: "console.log is of the other check",
      files: { "eslint.config.mjs": RECOMMENDED, "src/a.js": `${SERVER}console.log(app);\n` },
      found: [],
    },
    {
      why: "a configuration without the plugin",
      files: { "eslint.config.mjs": "export default [];\n", "src/a.js": FLOATING },
      found: ["unknown eslint: eslint.config.mjs switches on no rule of prisma-hardening"],
    },
    {
      why: "no configuration",
      files: { "src/a.js": FLOATING },
      found: ["unknown eslint: there is no configuration of ESLint that switches on a rule of prisma-hardening"],
    },
  ])("$why", async ({ files, found }) => {
    expect(told(await run(linterErrors, files))).toEqual(found);
  });
});

it("says what it cannot see with ESLint alone", async () => {
  const outcome = await run(leftovers, { "src/a.js": "debugger;\n", "src/b.ts": "debugger;\n" }, (root) => {
    mkdirSync(path.join(root, "node_modules"));
    symlinkSync(path.join(repository, "node_modules/eslint"), path.join(root, "node_modules/eslint"), "dir");
  });
  expect(told(outcome)).toEqual([
    "error src/a.js debugger 1: debugger stands in line 1 of src/a.js",
    expect.stringMatching(/^unknown eslint-plugin-prisma-hardening: eslint-plugin-prisma-hardening is not installed/),
    "unknown typescript-eslint 1: 1 file of TypeScript cannot be parsed: typescript-eslint is not installed",
  ]);
});

it("an ESLint that does not end is ended", async () => {
  const project = makeProject({ why: "", files: { "eslint.config.mjs": "for (;;);\n", "src/a.js": "" } });
  link(project.root);
  try {
    const task = { root: project.root, files: ["src/a.js"], hasConfig: true };
    expect(await runLint(task, 1500)).toEqual({ kind: "late" });
  } finally {
    project.remove();
  }
});

async function run(check: Check, files: Files, linked: (root: string) => void = link): Promise<Outcome> {
  const project = makeProject({ why: "", files });
  linked(project.root);
  const { context, close } = openContext({
    root: project.root,
    config: v.parse(gateConfig, {}),
    profile: "pr",
    environment: noVariables,
    now: new Date("2026-06-15T12:00:00Z"),
  });
  try {
    return await check.run(context);
  } finally {
    await close();
    project.remove();
  }
}

/** ESLint and the plugin, as installed here. */
function link(root: string): void {
  symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules"), "dir");
}

function told(outcome: Outcome): readonly string[] {
  if (outcome.kind === "notApplicable") return [outcome.reason];
  return outcome.findings.map(
    ({ level = "error", subject, place, seen }) =>
      `${level} ${subject}${place === undefined ? "" : ` ${place.line}`}: ${seen}`,
  );
}
