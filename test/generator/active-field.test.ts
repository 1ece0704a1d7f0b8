import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { modelsOf, refusal, run, runIn, inFolder } from "./support/run-generator.js";

const OUTPUT = 'output = "./out"';
const model = (...fields: string[]) =>
  `model Row {\n  id Int @id\n${fields.map((field) => `  ${field}\n`).join("")}}\n`;
const ALL_THREE = 'field = ["isActive", "isDeleted", "deletedAt"]';

async function activeOf(schema: string, ...generator: string[]): Promise<string | undefined> {
  const { output } = await run(schema, { generator: [OUTPUT, ...generator] });
  return /active: (.*),/.exec(output["models.ts"] ?? "")?.[1];
}

describe("a row is active", () => {
  test.each([
    ["without a word about it: by isActive", model("isActive Boolean"), [], '{ field: "isActive", when: true }'],
    ["not at all without the field", model("isDeleted Boolean"), [], "null"],
    [
      "as `active` says",
      model("flag Boolean"),
      ['field = "flag"', 'active = "false"'],
      '{ field: "flag", when: false }',
    ],
    [
      "as `active` says without quotes",
      model("flag Boolean"),
      ['field = "flag"', "active = true"],
      '{ field: "flag", when: true }',
    ],
    [
      "by a field that Prisma maps",
      model('isActive Boolean @map("is_active")'),
      [],
      '{ field: "isActive", when: true }',
    ],
    [
      "by the only listed field that it has",
      model("deletedAt DateTime?"),
      [ALL_THREE],
      '{ field: "deletedAt", when: null }',
    ],
    [
      "by the field that the directive names",
      `/// @hardening.field(deletedAt)\n${model("deletedAt DateTime?", "isDeleted Boolean")}`,
      [ALL_THREE, 'active = ["true", "false", "null"]'],
      '{ field: "deletedAt", when: null }',
    ],
    [
      "not at all with @hardening.ignore, whatever the field's type",
      `/// @hardening.ignore\n${model("isActive String?")}`,
      [],
      "null",
    ],
  ])("%s", async (_, schema, generator, expected) => {
    expect(await activeOf(schema, ...generator)).toBe(expected);
  });

  test.each([
    [true, "Boolean", ["isActive", "active", "enabled", "is_active"]],
    [false, "Boolean", ["isDeleted", "deleted", "archived", "isArchived"]],
    [null, "DateTime?", ["deletedAt", "archivedAt", "removedAt", "deleted_at"]],
  ])("when %s, by the name of the field", async (when, type, names) => {
    for (const name of names) {
      expect(await activeOf(model(`${name} ${type}`), `field = "${name}"`)).toBe(`{ field: "${name}", when: ${when} }`);
    }
  });
});

describe("a soft-delete field is refused", () => {
  const IGNORE = "or, if it does not mean soft delete, `/// @hardening.ignore` in the line above `model Row`.";

  test.each([
    [
      "that may be NULL and is a Boolean",
      model("isActive Boolean?"),
      [],
      "Row.isActive is `Boolean?`: with NULL a row would be neither active nor inactive, and filters on true and on false both miss it.\n  Set the rows with NULL to true or false in a migration, then write `isActive Boolean @default(true)`.",
    ],
    [
      "of another type than Boolean",
      model("isActive String"),
      [],
      `Row.isActive is \`String\`; with active = "true" it must be a required Boolean.\n  Write \`isActive Boolean @default(true)\`; ${IGNORE}`,
    ],
    [
      "of another type than DateTime",
      model("deletedAt String?"),
      ['field = "deletedAt"'],
      `Row.deletedAt is \`String?\`; with active = "null" it must be an optional DateTime.\n  Write \`deletedAt DateTime?\`; ${IGNORE}`,
    ],
    [
      "that is an enum",
      `enum Boole {\n  YES\n}\n${model("isActive Boole")}`,
      [],
      `Row.isActive is \`Boole\`; with active = "true" it must be a required Boolean.\n  Write \`isActive Boolean @default(true)\`; ${IGNORE}`,
    ],
    [
      "that is a list",
      model("isDeleted Boolean[]"),
      ['field = "isDeleted"'],
      `Row.isDeleted is \`Boolean[]\`; with active = "false" it must be a required Boolean.\n  Write \`isDeleted Boolean @default(false)\`; ${IGNORE}`,
    ],
    [
      "that is a DateTime and never NULL",
      model("deletedAt DateTime"),
      ['field = "deletedAt"'],
      "Row.deletedAt is `DateTime` and never NULL, so every row would be inactive.\n  Write `deletedAt DateTime?`.",
    ],
    [
      "that Prisma Client does not have",
      model("isActive Boolean @ignore"),
      [],
      "Row.isActive is not in Prisma Client (@ignore or Unsupported), so inactive rows could not be left out.\n  Take the @ignore away, or write `/// @hardening.ignore` in the line above `model Row`.",
    ],
  ])("%s", async (_, schema, generator, expected) => {
    const line = schema.split("\n").findIndex((text) => /^ {2}(isActive|isDeleted|deletedAt)/.test(text)) + 1;
    expect(await refusal(schema, { generator: [OUTPUT, ...generator] })).toEqual([
      `schema.prisma:${line}\n  ${expected}`,
    ]);
  });
});

describe("a model that has several of the listed fields, or names one, is refused", () => {
  const both = model("isActive Boolean", "deletedAt DateTime?");

  test.each([
    [
      "without a word about which counts",
      both,
      "schema.prisma:1\n  Row has isActive and deletedAt, and only one of them can say whether a row is active.\n  Write `/// @hardening.field(isActive)` or `/// @hardening.field(deletedAt)` in the line above `model Row`.",
    ],
    [
      "with one that is not listed",
      `/// @hardening.field(removed)\n${both}`,
      "schema.prisma:1\n  `@hardening.field(removed)` names a field that the generator block does not list.\n  Write `/// @hardening.field(isActive)`, `/// @hardening.field(isDeleted)` or `/// @hardening.field(deletedAt)`. Or list the field in `field` of the generator block.",
    ],
    [
      "with one that it does not have",
      `/// @hardening.field(isDeleted)\n${both}`,
      "schema.prisma:1\n  `@hardening.field(isDeleted)` names a field that Row does not have.\n  Write `/// @hardening.field(isActive)` or `/// @hardening.field(deletedAt)`.",
    ],
    [
      "with one where it has none",
      `/// @hardening.field(isDeleted)\n${model("name String")}\n${both.replace("Row", "Other").replace(/.*deletedAt.*\n/, "")}model Third {\n  id Int @id\n  isDeleted Boolean\n}\nmodel Fourth {\n  id Int @id\n  deletedAt DateTime?\n}\n`,
      "schema.prisma:1\n  `@hardening.field(isDeleted)` names a field that Row does not have.\n  Delete the directive.",
    ],
  ])("%s", async (_, schema, expected) => {
    const others = "model A {\n  id Int @id\n  isDeleted Boolean\n}\n";
    const full = schema.includes("isDeleted Boolean") ? schema : schema + others;
    expect(await refusal(full, { generator: [OUTPUT, ALL_THREE] })).toEqual([expected]);
  });
});

describe("a generator block is refused", () => {
  const schema = model("isActive Boolean", "state Boolean", "deletedAt DateTime?");
  // The model has 6 lines, then come an empty one, the block's first two and its output.
  const LINE = 11;

  test.each([
    [
      "with an unknown key",
      ['feild = "isActive"'],
      "`feild` is not a key of this generator and would do nothing.\n  Write `field`.",
    ],
    [
      "with a key that is like none",
      ['language = "ts"'],
      "`language` is not a key of this generator and would do nothing.\n  The keys are output, field, active, format and report.",
    ],
    ["with an unknown format", ['format = "cjs"'], '`format` cannot be "cjs".\n  Write "ts" or "js".'],
    ["with an unknown report", ["report = false"], '`report` cannot be "false".\n  Write "on" or "off".'],
    [
      "with a list for one value",
      ['report = ["on", "off"]'],
      '`report` cannot be ["on", "off"].\n  Write "on" or "off".',
    ],
    [
      "with an unknown value of active",
      ['active = "yes"'],
      '`active` cannot be "yes".\n  Write "true", "false" or "null".',
    ],
    ["with no field", ['field = ""'], '`field` names no field.\n  Write `field = "isActive"`.'],
    ["with an empty list of fields", ["field = []"], '`field` names no field.\n  Write `field = "isActive"`.'],
    ["with a field twice", ['field = ["state", "state"]'], "`field` names state twice.\n  Name each field once."],
    [
      "with a field that no model has",
      ['field = "isActve"', 'active = "true"'],
      '`field` names isActve, which no model has, so it would not soft-delete anything.\n  Write "isActive".',
    ],
    [
      "with a field that is like none",
      ['field = "archived"'],
      "`field` names archived, which no model has, so it would not soft-delete anything.\n  Name a field of your models.",
    ],
    [
      "with a field whose name does not tell the value of an active row",
      ['field = "state"'],
      'Which value an active row has in state cannot be told from the name.\n  Write `active = "true"`, `active = "false"` or `active = "null"`.',
    ],
    [
      "with fields of which one does not tell it",
      ['field = ["state", "deletedAt"]'],
      'Which value an active row has in state cannot be told from the name.\n  Write `active = ["...", "..."]` with "true", "false" or "null" for each field, in the same order.',
    ],
  ])("%s", async (_, generator, expected) => {
    expect(await refusal(schema, { generator: [OUTPUT, ...generator] })).toEqual([
      `schema.prisma:${LINE}\n  ${expected}`,
    ]);
  });

  test("with a misspelt field among others", async () => {
    const generator = [OUTPUT, 'field = ["isActive", "deleteAt"]', 'active = ["true", "null"]'];
    expect(await refusal(schema, { generator })).toEqual([
      `schema.prisma:${LINE}\n  \`field\` names deleteAt, which no model has, so it would not soft-delete anything.\n  Write "deletedAt".`,
    ]);
  });

  test("with fields and values that do not pair", async () => {
    const generator = [OUTPUT, 'field = ["isActive", "deletedAt"]', 'active = "true"'];
    expect(await refusal(schema, { generator })).toEqual([
      `schema.prisma:${LINE + 1}\n  \`field\` names 2 fields (isActive, deletedAt), \`active\` gives 1.\n  Write in \`active\` one of "true", "false" and "null" for each field, in the same order.`,
    ]);
  });

  test("without an output", async () => {
    expect(await refusal(schema, { generator: [] })).toEqual([
      'schema.prisma:8\n  generator hardening does not say where to write the models.\n  Write `output = "../src/generated/hardening"`; the path is relative to this file.',
    ]);
  });

  test("together with the directives, but without what depends on it", async () => {
    const wrong = model("name String /// @hardening.senstive", "isActive Boolean?");
    const problems = await refusal(wrong, { generator: ['format = "x"'] });
    expect(problems.map((problem) => problem.split("\n")[0])).toEqual([
      "schema.prisma:3",
      "schema.prisma:7",
      "schema.prisma:9",
    ]);
  });

  test("not for the keys that are Prisma's", async () => {
    const generator = [OUTPUT, "previewFeatures = []", 'binaryTargets = ["native"]', 'engineType = "client"'];
    expect(await refusal(schema, { generator })).toEqual([]);
  });

  test("not for a field that no model has, while there are no models", async () => {
    expect(await refusal("", { generator: [OUTPUT, 'field = "deletedAt"'] })).toEqual([]);
  });

  test("where a file that it did not write is in its way", async () => {
    await inFolder(async (folder) => {
      await mkdir(path.join(folder, "out"));
      await writeFile(path.join(folder, "out/models.ts"), "export const models = [];\n");
      await expect(runIn(folder, schema)).rejects.toThrow(
        `schema.prisma:10\n  ${path.join(folder, "out/models.ts")} was not written by this generator and would be overwritten.\n  Name another folder in \`output\`, or delete the file.`,
      );
    });
  });
});

test("a model is soft-deleted or not, each by itself", () => {
  const schema = `${model("isActive Boolean")}\nmodel Log {\n  id Int @id\n}\n`;
  const models = modelsOf(schema);
  expect([models["Row"]?.active, models["Log"]?.active]).toEqual([{ field: "isActive", when: true }, null]);
});
