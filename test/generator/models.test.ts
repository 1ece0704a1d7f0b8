import { describe, expect, test } from "vitest";
import { modelMapFromDmmf } from "../../src/model-map/from-dmmf.js";
import { readSchema } from "../../src/model-map/schema.js";
import { problemMessage } from "../../src/generator/messages.js";
import { blocksText, datamodelOf, file, IS_ACTIVE, modelsOf, refusal, run } from "./support/run-generator.js";

const VIEWS = { generator: ['output = "./out"', 'previewFeatures = ["views"]'] };

describe("a row is identified", () => {
  test.each([
    ["by @id", "code String @unique\n  id Int @id", ["id"]],
    ["by @@id in its order", "a Int\n  b Int\n  @@id([b, a])", ["b", "a"]],
    ["by a named @@id", 'a Int\n  b Int\n  @@id([a, b], name: "both", map: "pk")', ["a", "b"]],
    ["by @unique", "code String @unique", ["code"]],
    ["by @@unique", "a Int\n  b Int\n  @@unique([a, b])", ["a", "b"]],
    [
      "by the first unique key that cannot be NULL",
      "email String? @unique\n  code String @unique\n  nr Int @unique",
      ["code"],
    ],
    ["by field names, not column names", 'id Int @id @map("pk")', ["id"]],
  ])("%s", (_, fields, id) => {
    expect(modelsOf(`model A {\n  ${fields}\n}\n`)["A"]?.id).toEqual(id);
  });

  test("never by a partial unique index", () => {
    const preview = { generator: ['previewFeatures = ["partialIndexes"]'] };
    const fields = "email String @unique(where: { isActive: true })\n  code String @unique\n  isActive Boolean";
    expect(modelsOf(`model A {\n  ${fields}\n}\n`, IS_ACTIVE, preview)["A"]?.id).toEqual(["code"]);
  });

  test("in a view without keys, by nothing", () => {
    const models = modelsOf("view V {\n  id Int\n  isActive Boolean\n}\n", IS_ACTIVE, VIEWS);
    expect(models["V"]).toEqual({
      active: { field: "isActive", when: true },
      id: [],
      scalars: ["id", "isActive"],
      sensitive: [],
      relations: {},
    });
  });
});

test("scalars are the fields that Prisma Client has and that are no relations", () => {
  const schema = `
enum Role {
  A
}
model A {
  id Int @id
  role Role
  roles Role[]
  tags String[]
  data Json?
  file Bytes
  place Unsupported("point")?
  secret String @ignore
  name String @map("label") /// @hardening.sensitive
  bs B[]
  @@map("as")
}
model B {
  id Int @id
  aId Int
  a A @relation(fields: [aId], references: [id])
}
model Old {
  id Int @id
  @@ignore
}
`;
  const models = modelsOf(schema);
  expect(Object.keys(models)).toEqual(["A", "B"]);
  expect(models["A"]?.scalars).toEqual(["id", "role", "roles", "tags", "data", "file", "name"]);
  expect(models["A"]?.sensitive).toEqual(["name"]);
});

describe("a relation", () => {
  /** `field: kind target.inverse (fields → references)`. */
  const relationsOf = (schema: string) =>
    Object.entries(modelsOf(schema)).flatMap(([model, { relations }]) =>
      Object.entries(relations).map(([field, relation]) => {
        const key = relation.fields.length > 0 ? ` (${relation.fields.join()} → ${relation.references.join()})` : "";
        return `${model}.${field}: ${relation.kind} ${relation.model}.${relation.inverse}${key}`;
      }),
    );

  test.each([
    [
      "of one to many",
      "model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}\n",
      ["A.bs: list B.a", "B.a: required A.bs (aId → id)"],
    ],
    [
      "of one to one",
      "model A {\n  id Int @id\n  b B?\n}\nmodel B {\n  id Int @id\n  aId Int? @unique\n  a A? @relation(fields: [aId], references: [id])\n}\n",
      ["A.b: optional B.a", "B.a: optional A.b (aId → id)"],
    ],
    [
      "of many to many",
      "model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  as A[]\n}\n",
      ["A.bs: list B.as", "B.as: list A.bs"],
    ],
    [
      "with a composite key",
      "model A {\n  x Int\n  y Int\n  bs B[]\n  @@id([x, y])\n}\nmodel B {\n  id Int @id\n  ax Int\n  ay Int\n  a A @relation(fields: [ay, ax], references: [y, x])\n}\n",
      ["A.bs: list B.a", "B.a: required A.bs (ay,ax → y,x)"],
    ],
    [
      "one of several between two models",
      'model A {\n  id Int @id\n  written B[] @relation("w")\n  edited B[] @relation("e")\n}\nmodel B {\n  id Int @id\n  wId Int\n  eId Int?\n  w A @relation("w", fields: [wId], references: [id])\n  e A? @relation("e", fields: [eId], references: [id])\n}\n',
      [
        "A.written: list B.w",
        "A.edited: list B.e",
        "B.w: required A.written (wId → id)",
        "B.e: optional A.edited (eId → id)",
      ],
    ],
    [
      "to itself, one to many",
      'model A {\n  id Int @id\n  upId Int?\n  up A? @relation("t", fields: [upId], references: [id])\n  downs A[] @relation("t")\n}\n',
      ["A.up: optional A.downs (upId → id)", "A.downs: list A.up"],
    ],
    [
      "to itself, one to one",
      'model A {\n  id Int @id\n  nextId Int? @unique\n  next A? @relation("t", fields: [nextId], references: [id])\n  last A? @relation("t")\n}\n',
      ["A.next: optional A.last (nextId → id)", "A.last: optional A.next"],
    ],
    [
      "to itself, many to many",
      'model A {\n  id Int @id\n  likes A[] @relation("t")\n  likedBy A[] @relation("t")\n}\n',
      ["A.likes: list A.likedBy", "A.likedBy: list A.likes"],
    ],
    [
      "with mapped names",
      'model A {\n  id Int @id @map("pk")\n  bs B[]\n  @@map("as")\n}\nmodel B {\n  id Int @id\n  aId Int @map("a_id")\n  a A @relation("x", fields: [aId], references: [id], map: "fk")\n}\n'.replace(
        "bs B[]",
        'bs B[] @relation("x")',
      ),
      ["A.bs: list B.a", "B.a: required A.bs (aId → id)"],
    ],
  ])("%s", (_, schema, expected) => {
    expect(relationsOf(schema)).toEqual(expected);
  });

  test("of a view", () => {
    const schema =
      "model A {\n  id Int @id\n  v V?\n}\nview V {\n  id Int @unique\n  a A? @relation(fields: [id], references: [id])\n}\n";
    expect(modelsOf(schema, IS_ACTIVE, VIEWS)["V"]?.relations["a"]).toMatchObject({ kind: "optional", inverse: "v" });
  });

  test("is refused if Prisma Client has one end of it only", async () => {
    const schema =
      "model A {\n  id Int @id\n  bs B[] @ignore\n}\nmodel B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}\n";
    expect(await refusal(schema)).toEqual([
      "schema.prisma:8\n  Prisma Client has B.a but not its other end in A (@ignore), so what depends on a A row could not be followed.\n  Take the @ignore away in A, or write it at both ends.",
    ]);
    expect(await refusal(schema.replace("references: [id])", "references: [id]) @ignore"))).toEqual([]);
  });
});

describe("what happens on delete", () => {
  const onDelete = (relation: string, blocks = {}) => {
    const schema = `model A {\n  id Int @id\n  t Int\n  b B[]\n  @@unique([id, t])\n}\nmodel B {\n  id Int @id\n  aId Int${relation.startsWith("A?") ? "?" : ""}\n  t Int\n  a ${relation}\n}\n`;
    const { relations } = modelsOf(schema, IS_ACTIVE, blocks)["B"] ?? {};
    return relations?.["a"]?.onDelete;
  };
  const REQUIRED = "A @relation(fields: [aId], references: [id])";
  const OPTIONAL = "A? @relation(fields: [aId], references: [id])";

  test.each([
    ["is Restrict for a required relation", REQUIRED, {}, "Restrict"],
    ["is SetNull for an optional relation", OPTIONAL, {}, "SetNull"],
    [
      "is Restrict for an optional relation of which a column is required",
      "A? @relation(fields: [aId, t], references: [id, t])",
      {},
      "Restrict",
    ],
    ["is NoAction on SQL Server, which has no RESTRICT", REQUIRED, { provider: "sqlserver" }, "NoAction"],
    ["is SetNull on SQL Server for an optional relation", OPTIONAL, { provider: "sqlserver" }, "SetNull"],
    [
      "is Restrict on SQL Server where Prisma does the work of foreign keys",
      REQUIRED,
      { provider: "sqlserver", relationMode: "prisma" },
      "Restrict",
    ],
  ])("%s", (_, relation, blocks, expected) => {
    expect(onDelete(relation, blocks)).toBe(expected);
  });

  test.each(["Cascade", "Restrict", "NoAction", "SetDefault"])("is %s where the schema says so", (action) => {
    expect(onDelete(`A @relation(fields: [aId], references: [id], onDelete: ${action})`)).toBe(action);
  });

  test("is NoAction where the schema says so, also if nothing enforces it", () => {
    const blocks = { provider: "mysql", relationMode: "prisma" };
    expect(onDelete("A @relation(fields: [aId], references: [id], onDelete: NoAction)", blocks)).toBe("NoAction");
  });

  test("is nothing at the end without the foreign key", () => {
    const schema = `model A {\n  id Int @id\n  b B[]\n}\nmodel B {\n  id Int @id\n  aId Int\n  a ${REQUIRED}\n}\n`;
    expect(modelsOf(schema)["A"]?.relations["b"]?.onDelete).toBeNull();
  });
});

describe("what Prisma and the schema's text do not say alike is refused", () => {
  const schema =
    "model A {\n  id Int @id\n  b B[]\n}\nmodel B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}\n";
  const full = schema + blocksText({});
  const problemsOf = (text: string, datamodel = datamodelOf(full)) =>
    modelMapFromDmmf(readSchema(datamodel, [file(text)]), IS_ACTIVE).problems.map((problem) => ({
      line: problem.line,
      ...problemMessage(problem),
    }));

  test("a directive that Prisma does not pass on", () => {
    expect(problemsOf(full.replace("aId Int\n", "aId Int /// @hardening.sensitive\n"))).toEqual([
      {
        line: 7,
        seen: "`@hardening.sensitive` stands at B.aId, but Prisma does not pass it on.",
        write:
          "Write `/// @hardening.sensitive` in the line above the field, or at the end of its line. If it stands there, please report this schema.",
      },
    ]);
  });

  test("a directive that stands at no line", () => {
    const datamodel = datamodelOf(full.replace("aId Int\n", "aId Int /// @hardening.sensitive\n"));
    expect(problemsOf(full, datamodel)).toEqual([
      {
        line: 7,
        seen: "Prisma passes on `@hardening.sensitive` for B.aId, but no line of the schema has it.",
        write:
          "Write `/// @hardening.sensitive` in the line above the field, or at the end of its line. If it stands there, please report this schema.",
      },
    ]);
  });

  test("a model that stands in no file", () => {
    expect(problemsOf(full.replace("model B {", "model C {"))).toEqual([
      {
        line: 1,
        seen: "Prisma has the model B, but no file of the schema has it.",
        write: "Please report this schema.",
      },
    ]);
  });

  test("a referential action of a later Prisma", () => {
    const datamodel = datamodelOf(full);
    const models = datamodel.models.map((model) => ({
      ...model,
      fields: model.fields.map((field) => (field.name === "a" ? { ...field, relationOnDelete: "Archive" } : field)),
    }));
    expect(problemsOf(full, { ...datamodel, models })).toEqual([
      {
        line: 8,
        seen: "B.a has `onDelete: Archive`, which this version of prisma-hardening does not know.",
        write: "Update prisma-hardening.",
      },
    ]);
  });
});

test("the models of several files come in the order of paths and lines, views in their place", async () => {
  const { output } = await run({
    "z.prisma": "model Z {\n  id Int @id\n}\n",
    "a/two.prisma": "view B {\n  id Int @unique\n}\nmodel A {\n  id Int @id\n}\n",
    "a/one.prisma": blocksText({ generator: ['output = "../out"', 'previewFeatures = ["views"]'] }),
  });
  expect(output["models.ts"]?.match(/^ {4}\w+(?=: \{$)/gm)).toEqual(["    B", "    A", "    Z"]);
});
