import path from "node:path";
import { Linter, type Rule } from "eslint";
import * as eslint10 from "eslint/config";
import { describe, expect, test } from "vitest";
import hardening from "../../eslint-plugin/src/index.js";
import { matchesAny, SCRIPT_FILES, SEED_FILES, TEST_FILES } from "../../eslint-plugin/src/file/path-patterns.js";
import { type FileContext, SourceFile } from "../../eslint-plugin/src/file/source-file.js";
import type { HardeningRule } from "../../eslint-plugin/src/define-rule.js";
import { rules } from "../../eslint-plugin/src/rules/registry.js";
import { languageConfig, linterOf } from "./support/eslint-engine.js";
import { nowhere, requireFromPlugin, root, schema } from "./support/places.js";

const CODE = `await prisma.$transaction(async (tx) => { await Promise.all([tx.post.create({ data }), tx.comment.create({ data })]); });`;
const SETTINGS = { "prisma-hardening": { schema } };
const RULE = "prisma-hardening/no-promise-all-in-transaction";

interface LegacyResult {
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}
interface LegacyClass {
  new (options: object): { lintText(code: string, options: object): Promise<readonly LegacyResult[]> };
  readonly version: string;
}

describe("an .eslintrc", () => {
  test.each([
    ["eslint-8", "ESLint"],
    ["eslint-9", "LegacyESLint"],
  ])("%s loads the built plugin by its name", async (alias, name) => {
    const place = alias === "eslint-8" ? alias : `${alias}/use-at-your-own-risk`;
    const { [name]: Class } = requireFromPlugin(place) as { readonly [name: string]: LegacyClass };
    if (Class === undefined) throw new Error(`${place} has no ${name}.`);
    const eslint = new Class({
      cwd: root,
      useEslintrc: false,
      resolvePluginsRelativeTo: root,
      overrideConfig: {
        root: true,
        parserOptions: { ecmaVersion: 2022, sourceType: "module" },
        settings: SETTINGS,
        extends: ["plugin:prisma-hardening/strict-legacy"],
      },
    });
    const [result] = await eslint.lintText(CODE, { filePath: "file.js" });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(RULE);
  });

  test("`require` gives the plugin itself", () => {
    const required = requireFromPlugin(path.join(root, "eslint-plugin", "dist", "index.js")) as typeof hardening;
    expect(Object.keys(required.rules)).toEqual(Object.keys(rules));
    expect(required.meta).toEqual(hardening.meta);
  });
});

describe("a flat config", () => {
  const { defineConfig: defineConfig9 } = requireFromPlugin("eslint-9/config") as typeof eslint10;
  const hosts = [
    { name: "ESLint 10", Class: Linter, defineConfig: eslint10.defineConfig },
    { name: "ESLint 9", Class: linterOf("eslint-9"), defineConfig: defineConfig9 },
  ];

  describe.each(hosts)("of $name", ({ Class, defineConfig }) => {
    test.each(["recommended", "strict"] as const)("extends %s", (name) => {
      const config = defineConfig(
        { files: ["**/*.ts"], extends: [hardening.configs[name]] },
        languageConfig("typescript", false),
      );
      const messages = new Class({ configType: "flat", cwd: nowhere }).verify(
        "debugger;",
        config,
        path.join(nowhere, "a.ts"),
      );
      expect(messages.map(({ ruleId }) => ruleId)).toEqual(["no-debugger"]);
    });

    test("extends by the plugin's name", () => {
      const config = defineConfig({ plugins: { "prisma-hardening": hardening }, extends: ["prisma-hardening/strict"] });
      const messages = new Class({ configType: "flat", cwd: nowhere }).verify(
        "debugger;",
        config,
        path.join(nowhere, "a.js"),
      );
      expect(messages.map(({ ruleId }) => ruleId)).toEqual(["no-debugger"]);
    });
  });

  test("of ESLint 8.57 spreads them", () => {
    const linter = new (linterOf("eslint-8"))({ configType: "flat", cwd: nowhere });
    const messages = linter.verify(CODE, [...hardening.configs.strict], path.join(nowhere, "a.js"));
    expect(messages.map(({ ruleId }) => ruleId)).toContain(RULE);
  });
});

describe.each(Object.entries(rules))("the options of %s", (id, rule) => {
  const lintWith = (Class: typeof Linter, options: object) => () =>
    new Class({ configType: "flat" }).verify("", [
      { plugins: { "prisma-hardening": hardening }, rules: { [`prisma-hardening/${id}`]: ["error", options] } },
    ]);
  const hosts = [Linter, linterOf("eslint-9"), linterOf("eslint-8")];

  test("an unknown one is refused", () => {
    for (const Class of hosts) expect(lintWith(Class, { noSuchOption: true })).toThrow(/NOT have/);
  });

  test("the defaults are accepted, alone and together", () => {
    const defaults = defaultsOf(rule);
    const single = Object.entries(defaults).map(([name, value]) => ({ [name]: value }));
    const accepted = single.length === 0 ? [] : [{}, defaults, ...single];
    for (const Class of hosts) for (const options of accepted) expect(lintWith(Class, options)).not.toThrow();
  });

  test("those not given have their defaults", () => {
    const [own] = rule.meta.schema as readonly { readonly properties: object }[];
    expect(Object.keys(defaultsOf(rule)).sort()).toEqual(Object.keys(own?.properties ?? {}).sort());
  });
});

function defaultsOf({ meta }: HardeningRule): Readonly<Record<string, unknown>> {
  return { ...meta.docs?.defaults };
}

describe("wrong settings", () => {
  const linter = new Linter({ configType: "flat", cwd: nowhere });
  test.each<readonly [string, unknown, string]>([
    ["no object", "prisma/schema.prisma", `settings["prisma-hardening"] must be an object`],
    ["an unknown key", { schemas: "x" }, "there is no setting `schemas`. The settings are schema, clientNames"],
    ["a number", { schema: 5 }, `settings["prisma-hardening"].schema must be text`],
    ["an empty list", { clientNames: [] }, `settings["prisma-hardening"].clientNames must be text`],
    ["a list of something else", { extendedClients: [1] }, `settings["prisma-hardening"].extendedClients must be text`],
    ["a word", { softDelete: "isActive" }, `settings["prisma-hardening"].softDelete must be an object or false`],
    ["an unknown key in softDelete", { softDelete: { fields: "x" } }, `.softDelete.fields must be absent`],
    ["a wrong value", { softDelete: { field: "x", active: "yes" } }, `.softDelete.active must be one of "true"`],
    ["a value too few", { softDelete: { field: ["x", "y"], active: ["true"] } }, "for each field"],
  ])("%s", (_what, settings, message) => {
    const config = [{ settings: { "prisma-hardening": settings } }, ...hardening.configs.strict];
    expect(() => linter.verify(CODE, config)).toThrow(message);
  });

  test("none, and an empty object, are right", () => {
    for (const settings of [{}, { "prisma-hardening": {} }, { "prisma-hardening": { softDelete: false } }]) {
      expect(() => linter.verify(CODE, [{ settings }, ...hardening.configs.strict])).not.toThrow();
    }
  });
});

describe("names of files", () => {
  const relative = (cwd: string, filename: string) => {
    let seen = "";
    const create = (context: Rule.RuleContext) => {
      // What ESLint hands to a rule, in the words of its own types and of typescript-eslint's.
      seen = new SourceFile(context as unknown as FileContext).relativePath;
      return {};
    };
    const plugins = { own: { rules: { look: { create } } } };
    const config: Linter.Config[] = [{ files: ["**"], plugins, rules: { "own/look": "error" } }];
    new Linter({ configType: "flat", cwd }).verify("", config, filename);
    return seen;
  };

  test("a file beside the working directory is left out by the same globs", () => {
    const filename = path.join(nowhere, "..", "beside", "user.test.ts");
    const empty: object = { text: "" };
    const file = new SourceFile({ sourceCode: empty as never, filename, cwd: nowhere, settings: {} });
    expect(file.relativePath).toBe("beside/user.test.ts");
    expect(matchesAny(file.relativePath, TEST_FILES)).toBe(true);
  });

  test.each([
    ["src/jobs/clean.test.ts", TEST_FILES],
    ["e2e/login.ts", TEST_FILES],
    ["prisma/seed.ts", SEED_FILES],
    ["scripts/deploy.ts", SCRIPT_FILES],
    ["vite.config.ts", SCRIPT_FILES],
  ])("%s is known by its place, with either slash", (name, patterns) => {
    for (const filename of [name, name.replaceAll("/", "\\")]) {
      expect(matchesAny(relative(nowhere, path.join(nowhere, filename)), patterns)).toBe(true);
    }
  });

  test.each(["C:\\repository\\src\\file.ts", "\\\\server\\share\\file.ts", "<input>", "<text>", "src/[id]/$slug.ts"])(
    "%s is linted",
    (filename) => {
      const linter = new Linter({ configType: "flat", cwd: nowhere });
      const config = [
        languageConfig("typescript", false),
        ...hardening.configs.strict,
        { files: ["**"], settings: SETTINGS },
      ];
      expect(linter.verify(CODE, config, filename).map(({ ruleId }) => ruleId)).toContain(RULE);
    },
  );
});
