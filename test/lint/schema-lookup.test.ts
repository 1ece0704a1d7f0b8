import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findSchemas } from "../../src/prisma-schema/find-schema.js";
import { schemaOf } from "../../eslint-plugin/src/schema/schema-cache.js";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "prisma-hardening-schema-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(inFolder(name)), { recursive: true });
    writeFileSync(inFolder(name), text);
  }
}

const inFolder = (name: string) => path.join(folder, name);
const found = (from: string) => findSchemas(inFolder(from)).map((place) => path.relative(folder, place));
const model = (name: string) => `model ${name} {\n  id Int @id\n}\n`;

describe("where a schema is looked for", () => {
  const elsewhere = { "db/models/main.prisma": model("User") };
  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ["prisma/schema.prisma", { "prisma/schema.prisma": model("User") }, ["prisma/schema.prisma"]],
    ["a folder prisma/schema", { "prisma/schema/user.prisma": model("User") }, ["prisma/schema"]],
    ["package.json", { "package.json": `{ "prisma": { "schema": "db/models" } }`, ...elsewhere }, ["db/models"]],
    [
      "a prisma.config.ts with a literal",
      { "prisma.config.ts": `export default defineConfig({ schema: "db/models" });`, ...elsewhere },
      ["db/models"],
    ],
    [
      "a prisma.config.mts with path.join",
      {
        "prisma.config.mts": `export default { schema: path.join(__dirname, "db", "models", "main.prisma") };`,
        ...elsewhere,
      },
      ["db/models/main.prisma"],
    ],
    [
      "the config before the usual places",
      { "prisma.config.ts": `export default { schema: "db/models" };`, "schema.prisma": model("Other"), ...elsewhere },
      ["db/models"],
    ],
    [
      "the usual places where package.json is broken",
      { "package.json": "{", "prisma/schema.prisma": model("User") },
      ["prisma/schema.prisma"],
    ],
    [
      "the usual places where the config names what is not there",
      { "prisma.config.ts": `export default { schema: "gone.prisma" };`, "prisma/schema.prisma": model("User") },
      ["prisma/schema.prisma"],
    ],
    [
      "the packages of a monorepo, from its root",
      {
        "pnpm-workspace.yaml": "",
        "packages/one/prisma/schema.prisma": model("User"),
        "apps/two/schema.prisma": model("Post"),
        "packages/node_modules/x/schema.prisma": model("Foreign"),
      },
      ["packages/one/prisma/schema.prisma", "apps/two/schema.prisma"],
    ],
    ["not above the root of a repository", { "src/.git": "", "schema.prisma": model("User") }, []],
  ])("%s", (_place, files, expected) => {
    write(files);
    expect(found("src/deep/down")).toEqual(expected);
  });

  test("the nearest wins", () => {
    write({ "schema.prisma": model("Far"), "packages/one/prisma/schema.prisma": model("Near") });
    expect(found("packages/one/src")).toEqual(["packages/one/prisma/schema.prisma"]);
  });

  test("a package without a schema uses those beside it", () => {
    write({ ".git/HEAD": "", "packages/db/prisma/schema.prisma": model("User"), "packages/web/package.json": "{}" });
    expect(found("packages/web/src")).toEqual(["packages/db/prisma/schema.prisma"]);
  });
});

describe("what is known of it", () => {
  const modelsAt = (now: number) => {
    const facts = schemaOf(inFolder("src/file.ts"), undefined, [], now);
    return { models: [...facts.models.keys()], problem: facts.problem };
  };

  test("a changed file is read again, after two seconds", () => {
    write({ "prisma/schema.prisma": model("User") });
    expect(modelsAt(0).models).toEqual(["user"]);
    write({ "prisma/schema.prisma": model("Post") });
    // As long as the other, and perhaps written in the same tick of the clock.
    utimesSync(inFolder("prisma/schema.prisma"), 1, 1);
    expect(modelsAt(1_999).models).toEqual(["user"]);
    expect(modelsAt(2_000).models).toEqual(["post"]);
  });

  test("a schema that is written later is noticed, and one that is deleted", () => {
    expect(modelsAt(0).models).toEqual([]);
    write({ "prisma/schema/one.prisma": model("User") });
    expect(modelsAt(2_000).models).toEqual(["user"]);
    write({ "prisma/schema/two.prisma": model("Post") });
    expect(modelsAt(4_000).models).toEqual(["user", "post"]);
    rmSync(inFolder("prisma"), { recursive: true });
    expect(modelsAt(6_000).models).toEqual([]);
  });

  test("of a broken one the names of its models, and what is wrong", () => {
    write({ "prisma/schema.prisma": `${model("User")}\nmodel Post {\n  id Int @id\n  author Nobody\n}\n` });
    const { models, problem } = modelsAt(0);
    expect(models).toEqual(["user", "post"]);
    expect(problem).toContain("Nobody");
  });

  test("of an empty one, and one that is no schema, nothing; no error", () => {
    write({ "prisma/schema.prisma": "" });
    expect(modelsAt(0).models).toEqual([]);
    write({ "prisma/schema.prisma": "model {{{ \0 \uFFFD" });
    expect(modelsAt(2_000).models).toEqual([]);
  });

  test("several places in the settings count together", () => {
    write({ "one.prisma": model("User"), "two/two.prisma": model("Post") });
    const facts = schemaOf(inFolder("src/file.ts"), [inFolder("one.prisma"), inFolder("two")], [], 0);
    expect([...facts.models.keys()]).toEqual(["user", "post"]);
    expect(facts.files).toHaveLength(2);
  });
});
