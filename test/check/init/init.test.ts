import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { loadConfig } from "../../../src/check/config/load-config.js";
import { runInit } from "../../../src/check/init/run-init.js";
import { datamodelOf } from "../../../src/prisma-schema/datamodel.js";
import { makeProject } from "../support/project.js";
import type { SilentCase } from "../../../src/check/check-cases.js";

const SCHEMA = "model User {\n  id Int @id\n  isActive Boolean @default(true)\n}\n";

function projectOf(one: Omit<SilentCase, "why">): string {
  const { root, remove } = makeProject({ why: "", ...one });
  onTestFinished(remove);
  return root;
}

/** `answers`: what a person types, a line each; `undefined`: nobody is there. */
async function init(root: string, yes: boolean, answers?: string): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: answers !== undefined });
  const output = new PassThrough();
  let text = "";
  output.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    // A person answers what was asked.
    if (chunk.toString().includes("[Y/n]")) input.write(`${answers ?? ""}\n`);
  });
  await runInit({ root, yes, input, output });
  return text;
}

function contents(root: string): { readonly [file: string]: string } {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((file) => [path.relative(root, file).replaceAll("\\", "/"), readFileSync(file, "utf8")]),
  );
}

describe("init", () => {
  it("writes a configuration that loads, the linter's, and the generator block", async () => {
    const root = projectOf({ schema: SCHEMA, files: { "tsconfig.json": "{}" } });
    await init(root, true);
    const files = contents(root);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(["hardening.config.ts", "eslint.config.mjs"]));
    expect((await loadConfig(root, undefined)).config.profile).toBe("pr");
    const schema = files["prisma/schema.prisma"] ?? "";
    expect(schema).toContain('output   = "../generated/hardening"');
    expect(datamodelOf([{ path: "schema.prisma", text: schema }]).models).toHaveLength(1);
  });

  it("a second time changes nothing", async () => {
    const root = projectOf({ schema: SCHEMA, files: { "tsconfig.json": "{}" } });
    await init(root, true);
    const before = contents(root);
    expect(await init(root, true)).toContain("Everything is there.");
    expect(contents(root)).toEqual(before);
  });

  it("every section that the configuration shows is one", async () => {
    const root = projectOf({ schema: SCHEMA });
    await init(root, true);
    const shown = readFileSync(path.join(root, "hardening.config.mjs"), "utf8");
    const used = shown.replaceAll(/^(\s*)\/\/ (?=\s*(?:[a-z]\w*: |\{|\]|\}))/gm, "$1");
    expect(used).not.toBe(shown);
    const other = projectOf({ files: { "hardening.config.mjs": used } });
    const { config } = await loadConfig(other, undefined);
    expect(config.waivers).toHaveLength(1);
    expect(config.attestations).toHaveLength(1);
    expect(config.http.ownHosts).toEqual(["staging.example.com"]);
  });

  it("a second run has nothing to add", async () => {
    const root = projectOf({ schema: SCHEMA, files: { "tsconfig.json": "{}" } });
    const first = await init(root, true);
    expect(first).toContain("prisma-hardening eslint eslint-plugin-prisma-hardening typescript-eslint,");
    const files = contents(root);
    const text = await init(root, true);
    expect(contents(root)).toEqual(files);
    expect(text).toContain("it has the plugin");
    expect(text).not.toContain("belong in it");
  });

  it("overwrites nothing, and shows the lines for what is there", async () => {
    const files = {
      "hardening.config.js": "export default {};",
      "eslint.config.js": "export default [];",
      "tsconfig.json": "{}",
    };
    const root = projectOf({ schema: SCHEMA, files });
    const text = await init(root, true);
    expect(contents(root)).toMatchObject(files);
    expect(text).toContain("these lines belong in it");
    expect(text).toContain("npm install --save-dev prisma-hardening eslint-plugin-prisma-hardening,");
    expect(text).toContain("hardening.configs.recommended");
  });

  it("in a folder of schema files adds to the one that has the generators", async () => {
    const files = {
      "prisma/schema/a.prisma": SCHEMA,
      "prisma/schema/main.prisma":
        'generator client {\n  provider = "prisma-client"\n  output = "../c"\n}\ndatasource db {\n  provider = "sqlite"\n}\n',
    };
    const root = projectOf({ files });
    await init(root, true);
    expect(contents(root)["prisma/schema/a.prisma"]).toBe(SCHEMA);
    expect(contents(root)["prisma/schema/main.prisma"]).toContain("prisma-hardening-generator");
    expect(contents(root)["prisma/schema/main.prisma"]).toContain('format   = "js"');
  });

  it("names the soft-delete field that the models have", async () => {
    const root = projectOf({ schema: "model User {\n  id Int @id\n  deletedAt DateTime?\n}\n" });
    await init(root, true);
    expect(contents(root)["prisma/schema.prisma"]).toContain('field    = "deletedAt"');
  });

  it("puts no ESLint configuration beside one that is in force", async () => {
    const manifest = JSON.stringify({ name: "a", eslintConfig: { root: true } });
    const legacy = projectOf({ schema: SCHEMA, files: { "package.json": manifest } });
    expect(await init(legacy, true)).toContain("plugin:prisma-hardening/recommended-legacy");
    expect(Object.keys(contents(legacy))).not.toContain("eslint.config.mjs");

    const files = { "eslint.config.js": "export default [];", "apps/api/package.json": "{}" };
    const root = projectOf({ files, history: [] });
    expect(await init(path.join(root, "apps", "api"), true)).toContain("../../eslint.config.js: it is there");
    expect(Object.keys(contents(root))).not.toContain("apps/api/eslint.config.mjs");
  });

  it.each([
    ["pnpm-lock.yaml", "pnpm add --save-dev prisma-hardening"],
    ["yarn.lock", "yarn add --dev prisma-hardening"],
    ["bun.lock", "bun add --dev prisma-hardening"],
    ["package-lock.json", "npm install --save-dev prisma-hardening"],
  ])("%s: %s", async (lockfile, command) => {
    const root = projectOf({ schema: SCHEMA, files: { [lockfile]: "" } });
    expect(await init(root, true)).toContain(command);
  });

  it("asks, and leaves what is not wanted", async () => {
    const root = projectOf({ schema: SCHEMA });
    const before = contents(root);
    expect(await init(root, false, "n")).toContain("Left.");
    expect(contents(root)).toEqual(before);
    await init(root, false, "y");
    expect(Object.keys(contents(root))).toContain("hardening.config.mjs");
  });

  it("writes nothing where there is nobody to ask", async () => {
    const root = projectOf({ schema: SCHEMA });
    const before = contents(root);
    await expect(init(root, false)).rejects.toThrow("init --yes");
    expect(contents(root)).toEqual(before);
  });
});
