import { describe, expect, test } from "vitest";
import { modelMapFromDmmf } from "../../src/model-map/from-dmmf.js";
import { readSchema } from "../../src/model-map/schema.js";
import { datamodelOf, file, IS_ACTIVE, modelsOf, refusal, run } from "./support/run-generator.js";

const BASE = `
model User {
  id       Int     @id
  password String
  isActive Boolean @default(true)
  posts    Post[]
}

model Post {
  id       Int     @id
  title    String
  isActive Boolean @default(true)
  authorId Int
  author   User    @relation(fields: [authorId], references: [id])
  editorId Int?
  editor   Editor? @relation(fields: [editorId], references: [id])
  tagId    Int
  tag      Tag     @relation(fields: [tagId], references: [id])
}

model Editor {
  id       Int     @id
  isActive Boolean @default(true)
  posts    Post[]
}

model Tag {
  id    Int    @id
  posts Post[]
}
`.trimStart();

/** BASE with a line after the one that contains the text, or a text at its end. */
function below(line: string, added: string): string {
  return BASE.replace(new RegExp(`^.*${line}.*$`, "m"), `$&\n${added}`);
}
function behind(line: string, added: string): string {
  return BASE.replace(new RegExp(`^.*${line}.*$`, "m"), `$& ${added}`);
}
function above(line: string, added: string): string {
  return BASE.replace(new RegExp(`^.*${line}.*$`, "m"), `${added}\n$&`);
}

describe("a directive is read", () => {
  const sensitive = (schema: string) => modelsOf(schema)["User"]?.sensitive;
  const policy = (schema: string) => modelsOf(schema)["Post"]?.relations["author"]?.inactive;

  test.each([
    ["above its field", above("password", "  /// @hardening.sensitive")],
    ["at the end of its field's line", behind("password", "/// @hardening.sensitive")],
    ["in the middle of a sentence", behind("password", "/// The hash (@hardening.sensitive). Never shown.")],
    ["with nothing between it and the slashes", above("password", "  ///@hardening.sensitive")],
    [
      "above other comments of the field",
      above("password", "  /// @hardening.sensitive\n  // bcrypt\n  /// The hash."),
    ],
    ["above a blank line before its field", above("password", "  /// @hardening.sensitive\n")],
    ["behind four slashes", behind("password", "//// @hardening.sensitive")],
    ["in a file with Windows line ends", behind("password", "/// @hardening.sensitive").replaceAll("\n", "\r\n")],
  ])("%s", (_, schema) => {
    expect(sensitive(schema)).toEqual(["password"]);
  });

  test.each(["hide", "null", "keep", "throw"])("with the policy %s", (name) => {
    expect(policy(behind("author ", `/// @hardening.inactive(${name})`))).toBe(name);
  });

  test("above its model", () => {
    expect(modelsOf(above("model Editor", "/// @hardening.ignore"))["Editor"]?.active).toBeNull();
  });

  test("beside another directive", () => {
    const schema = above("author ", "  /// @hardening.inactive(keep) and more\n  /// see @hardening.inactive");
    expect(() => policy(schema)).toThrow("directiveArgument");
    expect(policy(above("author ", "  /// @hardening.inactive(keep)\n  /// Written by."))).toBe("keep");
  });

  test("not in a string", () => {
    const schema = below("password", '  note String @default("/// @hardening.sensitive // @hardening.ignore")');
    expect(sensitive(schema)).toEqual([]);
  });

  test("not in a line that was commented out", async () => {
    expect(await refusal(below("password", "  // pin String /// @hardening.sensitive"))).toEqual([]);
    expect(await refusal(below("password", '  // pin String? @map("p") /// @hardening.sensitive'))).toEqual([]);
    expect(await refusal(below("password", "  // /// @hardening.sensitive"))).toEqual([]);
    expect(await refusal(above("password", "  // The hash. /// @hardening.sensitive"))).toHaveLength(1);
  });

  test.each([
    "harden this field",
    "me@hardening.example",
    "see prisma-hardening.ignore",
    "@deprecated use name",
    "hardening: yes",
  ])("not in the comment: %s", async (comment) => {
    expect(await refusal(behind("password", `/// ${comment}`))).toEqual([]);
  });
});

const ALL =
  "Write `/// @hardening.sensitive`, `/// @hardening.ignore`, `/// @hardening.inactive(hide|null|keep|throw)` or `/// @hardening.field(nameOfTheField)`.";

describe("a directive that is not spelt right is refused with the one that was meant", () => {
  test.each([
    ["@hardening.senstive", "@hardening.sensitive"],
    ["@hardening.Sensitive", "@hardening.sensitive"],
    ["@Hardening.sensitive", "@hardening.sensitive"],
    ["@hardenning.sensitive", "@hardening.sensitive"],
    ["@harden.sensitive", "@hardening.sensitive"],
    ["@prisma-hardening.sensitive", "@hardening.sensitive"],
    ["@@hardening.sensitive", "@hardening.sensitive"],
    ["@hardening:sensitive", "@hardening.sensitive"],
    ["@hardening sensitive", "@hardening.sensitive"],
    ["@ hardening.sensitive", "@hardening.sensitive"],
    ["hardening.sensitive", "@hardening.sensitive"],
    ["@hardening.inactiv(keep)", "@hardening.inactive(keep)"],
    ["@hardening.inactve(kep)", "@hardening.inactive(keep)"],
    ["@hardening.inactve", "@hardening.inactive(hide|null|keep|throw)"],
    ["@hardening.feild(isActive)", "@hardening.field(isActive)"],
    ["@hardening.ignored", "@hardening.ignore"],
  ])("%s", async (seen, meant) => {
    expect(await refusal(behind("password", `/// ${seen}`))).toEqual([
      `schema.prisma:3\n  \`${seen}\` is not a directive and would do nothing.\n  Write \`/// ${meant}\`.`,
    ]);
  });

  test.each(["@hardening.secret", "@hardening.sensitive-value", "@hardening.sensitive.always", "@hardening"])(
    "%s: with all that there are",
    async (seen) => {
      expect(await refusal(behind("password", `/// ${seen}`))).toEqual([
        `schema.prisma:3\n  \`${seen}\` is not a directive and would do nothing.\n  ${ALL}`,
      ]);
    },
  );
});

describe("an argument that is not the directive's is refused", () => {
  test.each([
    ["@hardening.sensitive(true)", "@hardening.sensitive"],
    ["@hardening.sensitive()", "@hardening.sensitive"],
    ["@hardening.inactive", "@hardening.inactive(hide|null|keep|throw)"],
    ["@hardening.inactive()", "@hardening.inactive(hide|null|keep|throw)"],
    ["@hardening.inactive(drop)", "@hardening.inactive(hide|null|keep|throw)"],
    ["@hardening.inactive(hidden)", "@hardening.inactive(hide)"],
    ['@hardening.inactive("keep")', "@hardening.inactive(keep)"],
    ["@hardening.inactive(keep", "@hardening.inactive(keep)"],
    ["@hardening.inactive(hide|null)", "@hardening.inactive(hide)"],
    ["@hardening.field", "@hardening.field(nameOfTheField)"],
    ['@hardening.field("isActive")', "@hardening.field(isActive)"],
  ])("%s", async (seen, meant) => {
    expect(await refusal(behind("author ", `/// ${seen}`))).toEqual([
      `schema.prisma:13\n  \`${seen}\` does not have the argument that it takes.\n  Write \`/// ${meant}\`.`,
    ]);
  });
});

describe("a directive where Prisma drops it or gives it to something else is refused", () => {
  const FIELD = "Write `/// @hardening.sensitive` in the line above the field, or at the end of its line.";
  const MODEL = "Write `/// @hardening.ignore` in the line above the model.";

  test.each([
    [
      "in a // comment",
      behind("password", "// @hardening.sensitive"),
      3,
      "is in a `//` comment, which Prisma drops",
      FIELD,
    ],
    [
      "behind /// that is itself behind //",
      behind("password", "// bcrypt /// @hardening.sensitive"),
      3,
      "is in a `//` comment, which Prisma drops",
      FIELD,
    ],
    [
      "in a block comment",
      behind("password", "/* @hardening.sensitive */"),
      3,
      "is in a `/* */` comment; directives are read from `///` only",
      `${FIELD} If the code is commented out, put \`//\` before each line instead.`,
    ],
    [
      "in a model within a block comment",
      above("model User", "/*\nmodel Old {\n  id Int @id /// @hardening.sensitive\n}\n*/"),
      3,
      "is in a `/* */` comment; directives are read from `///` only",
      `${FIELD} If the code is commented out, put \`//\` before each line instead.`,
    ],
    [
      "above a blank line",
      `/// @hardening.ignore\n\n${BASE}`,
      1,
      "stands above a blank line, where Prisma gives it to nothing",
      MODEL,
    ],
    [
      "at the end of the file",
      `${BASE}/// @hardening.ignore\n`,
      30,
      "stands above a blank line, where Prisma gives it to nothing",
      MODEL,
    ],
    [
      "apart from its field",
      above("password", "  /// @hardening.sensitive\n\n  /// The hash."),
      3,
      "stands apart from its field: another comment stands between, behind a blank line",
      FIELD,
    ],
    [
      "behind an opening brace",
      behind("model User", "/// @hardening.ignore"),
      1,
      "stands behind the brace that opens a block, where Prisma drops it",
      MODEL,
    ],
    [
      "behind a closing brace",
      BASE.replace("}", "} /// @hardening.ignore"),
      6,
      "stands behind the brace that closes a block; Prisma gives it to whatever comes next",
      MODEL,
    ],
    [
      "at the end of a block",
      below("posts ", "  /// @hardening.sensitive"),
      6,
      "stands at the end of a block, where no field follows",
      FIELD,
    ],
    [
      "above a block attribute, from where it would go to the next field",
      above("password", "  /// @hardening.sensitive\n  @@index([id])"),
      3,
      "stands above or behind a line that begins with @@",
      FIELD,
    ],
    [
      "behind a block attribute",
      above("password", "  @@index([id]) /// @hardening.sensitive"),
      3,
      "stands above or behind a line that begins with @@",
      FIELD,
    ],
    [
      "above an enum",
      `/// @hardening.ignore\nenum Role {\n  A\n}\n${BASE}`,
      1,
      "stands in or above an enum, where Prisma gives it to no model",
      MODEL,
    ],
    [
      "at an enum's value",
      `enum Role {\n  A /// @hardening.sensitive\n}\n${BASE}`,
      2,
      "stands in or above an enum, where Prisma gives it to no model",
      FIELD,
    ],
    [
      "above a generator block, from where it would go to the next model",
      `/// @hardening.ignore\ngenerator client {\n  provider = "x"\n  output = "./y"\n}\n${BASE}`,
      1,
      "stands in or above a generator block",
      MODEL,
    ],
  ])("%s", async (_, schema, line, stands, write) => {
    const seen = write.includes("ignore") ? "@hardening.ignore" : "@hardening.sensitive";
    expect(await refusal(schema)).toEqual([`schema.prisma:${line}\n  \`${seen}\` ${stands}.\n  ${write}`]);
  });

  test("in a composite type", async () => {
    const schema = `type Address {\n  street String /// @hardening.sensitive\n}\nmodel Row {\n  id String @id @map("_id")\n  address Address\n}\n`;
    expect(await refusal(schema, { provider: "mongodb" })).toEqual([
      `schema.prisma:2\n  \`@hardening.sensitive\` stands in or above a composite type, which is not soft-deleted.\n  ${FIELD}`,
    ]);
  });

  test("above a datasource block", async () => {
    const schema = {
      "a.prisma": `/// @hardening.ignore\ndatasource db {\n  provider = "sqlite"\n}\n`,
      "b.prisma": GENERATOR + BASE,
    };
    expect(await refusal(schema)).toEqual([
      `a.prisma:1\n  \`@hardening.ignore\` stands in or above the datasource block.\n  ${MODEL}`,
    ]);
  });
});

const GENERATOR = `generator hardening {\n  provider = "x"\n  output = "./out"\n}\n`;

describe("a directive that says nothing where it stands is refused", () => {
  const INACTIVE =
    "Write `/// @hardening.inactive(keep)` in the line above a required relation (`@relation(fields: ...)`, without `?`), or at the end of its line.";

  test.each([
    [
      "sensitive at a model",
      above("model User", "/// @hardening.sensitive"),
      "schema.prisma:1\n  `@hardening.sensitive` stands at the model User.\n  Write `/// @hardening.sensitive` in the line above the field, or at the end of its line.",
    ],
    [
      "inactive at a model",
      above("model Post", "/// @hardening.inactive(keep)"),
      `schema.prisma:8\n  \`@hardening.inactive(keep)\` stands at the model Post.\n  ${INACTIVE}`,
    ],
    [
      "ignore at a field",
      behind("password", "/// @hardening.ignore"),
      "schema.prisma:3\n  `@hardening.ignore` stands at the field User.password.\n  Write `/// @hardening.ignore` in the line above `model User`.",
    ],
    [
      "field at a field",
      behind("password", "/// @hardening.field(isActive)"),
      "schema.prisma:3\n  `@hardening.field(isActive)` stands at the field User.password.\n  Write `/// @hardening.field(isActive)` in the line above `model User`.",
    ],
    [
      "sensitive at a relation",
      behind("author ", "/// @hardening.sensitive"),
      "schema.prisma:13\n  `@hardening.sensitive` stands at the relation Post.author, which has no value of its own.\n  Write `/// @hardening.sensitive` above the fields of User that must not appear.",
    ],
    [
      "inactive at a scalar",
      behind("title", "/// @hardening.inactive(keep)"),
      `schema.prisma:10\n  \`@hardening.inactive(keep)\` stands at Post.title, which is not a relation.\n  ${INACTIVE}`,
    ],
    [
      "inactive at a list",
      behind("posts ", "/// @hardening.inactive(keep)"),
      `schema.prisma:5\n  \`@hardening.inactive(keep)\` stands at User.posts, a list, which leaves its inactive rows out.\n  ${INACTIVE}`,
    ],
    [
      "inactive at an optional relation",
      behind("editor ", "/// @hardening.inactive(keep)"),
      `schema.prisma:15\n  \`@hardening.inactive(keep)\` stands at Post.editor, an optional relation, which is null when its target is inactive.\n  ${INACTIVE}`,
    ],
    [
      "inactive at a relation to a model that is not soft-deleted",
      behind("tag ", "/// @hardening.inactive(keep)"),
      "schema.prisma:17\n  `@hardening.inactive(keep)` stands at Post.tag, but Tag is not soft-deleted.\n  Delete the directive.",
    ],
    [
      "ignore at a model that is not soft-deleted",
      above("model Tag", "/// @hardening.ignore"),
      "schema.prisma:26\n  `@hardening.ignore` stands at Tag, which is not soft-deleted anyway: it has no isActive.\n  Delete the directive.",
    ],
    [
      "a directive twice",
      above("password", "  /// @hardening.sensitive\n  /// @hardening.sensitive"),
      "schema.prisma:4\n  `@hardening.sensitive` repeats or contradicts the directive of User.password in line 3.\n  Keep one of them.",
    ],
    [
      "two policies",
      above("author ", "  /// @hardening.inactive(keep) @hardening.inactive(null)"),
      "schema.prisma:13\n  `@hardening.inactive(null)` repeats or contradicts the directive of Post.author in line 13.\n  Keep one of them.",
    ],
    [
      "ignore beside field",
      above("model User", "/// @hardening.ignore\n/// @hardening.field(isActive)"),
      "schema.prisma:2\n  `@hardening.field(isActive)` and `@hardening.ignore` both stand at User: soft-deleted, and not.\n  Keep one of them.",
    ],
    [
      "at a field that Prisma Client does not have",
      below("password", "  pin String @ignore /// @hardening.sensitive"),
      "schema.prisma:4\n  `@hardening.sensitive` is about User.pin, which Prisma Client does not have (@ignore, @@ignore or Unsupported).\n  Delete the directive; nothing reads that value through Prisma Client.",
    ],
    [
      "at a field of a type that Prisma does not support",
      below("password", '  place Unsupported("point")? /// @hardening.sensitive'),
      "schema.prisma:4\n  `@hardening.sensitive` is about User.place, which Prisma Client does not have (@ignore, @@ignore or Unsupported).\n  Delete the directive; nothing reads that value through Prisma Client.",
    ],
    [
      "at a model that Prisma Client does not have",
      `${BASE}/// @hardening.ignore\nmodel Old {\n  id Int @id\n  @@ignore\n}\n`,
      "schema.prisma:30\n  `@hardening.ignore` is about Old, which Prisma Client does not have (@ignore, @@ignore or Unsupported).\n  Delete the directive; nothing reads that value through Prisma Client.",
    ],
  ])("%s", async (_, schema, expected) => {
    expect(await refusal(schema)).toEqual([expected]);
  });
});

test("every mistake is named at once, in the order of files and lines", async () => {
  const schema = {
    "b/user.prisma": `model User {\n  id Int @id\n  name String // @hardening.sensitive\n  isActive Boolean?\n}\n`,
    "a.prisma": `${GENERATOR}datasource db {\n  provider = "sqlite"\n}\n/// @hardening.ignor\nmodel Log {\n  id Int @id\n}\n`,
  };
  const problems = await refusal(schema);
  expect(problems.map((problem) => problem.split("\n")[0])).toEqual([
    "a.prisma:8",
    "b/user.prisma:3",
    "b/user.prisma:4",
  ]);
});

test("the message begins with what has happened", async () => {
  await expect(run(behind("password", "/// @hardening.secret"))).rejects.toThrow(
    /^prisma-hardening refuses this schema: 1 error, nothing was written\.\n\n\//,
  );
  await expect(run(behind("password", "/// @hardening.secret @hardening.hide"))).rejects.toThrow(/: 2 errors, nothing/);
});

describe("wherever a directive stands, it is refused at its line, or counts exactly where Prisma delivers it", () => {
  const EVERYTHING = `
/// A generator.
generator client {
  provider = "x" // why
  output   = "./y"
}

// An enum.
enum Role {
  /// First.
  A
  B // second
}

/// A model
/// of two lines.
model User {
  /// The key.
  id Int @id

  // A note.
  name String? /// Behind.
  role Role @default(A)
  /// Two

  /// blocks.
  isActive Boolean @default(true)
  old String? @ignore
  /// Before an attribute.
  @@index([name])
  posts Post[]
  @@map("users") // Behind.
  /// Last.
}
model Post {
  id Int @id
  userId Int
  user User @relation(fields: [userId], references: [id])
}

/* A
   block. */
model Old {
  id Int @id
  @@ignore
}
// The end.
`.trimStart();
  const lines = EVERYTHING.split("\n");
  const variants = lines.flatMap((line, index) => {
    const put = (added: string): string => [...lines.slice(0, index), added, ...lines.slice(index)].join("\n");
    const append = (added: string): string => lines.with(index, `${line} ${added}`).join("\n");
    return [put, append].flatMap((change) =>
      ["/// @hardening.sensitive", "// @hardening.sensitive", "/// @hardening.sensitive\n"].map((added) => ({
        schema: change(added),
        at: index + 1,
      })),
    );
  });

  test(`in ${variants.length} places`, () => {
    let [refused, read] = [0, 0];
    for (const { schema, at } of variants) {
      const datamodel = tryDatamodel(schema);
      if (datamodel === undefined) continue;
      const delivered = datamodel.models.flatMap((model) =>
        model.fields.flatMap(({ name, kind, documentation }) =>
          documentation?.includes("@hardening") && kind !== "object" ? [`${model.name}.${name}`] : [],
        ),
      );
      const { models, problems } = modelMapFromDmmf(readSchema(datamodel, [file(schema)]), IS_ACTIVE);
      if (problems.length > 0) {
        expect
          .soft(
            problems.map(({ line }) => line),
            schema,
          )
          .toEqual([at]);
        refused++;
      } else {
        const sensitive = Object.entries(models.models).flatMap(([name, entry]) =>
          entry.sensitive.map((field) => `${name}.${field}`),
        );
        expect.soft(sensitive, schema).toHaveLength(1);
        expect.soft(sensitive, schema).toEqual(delivered);
        read++;
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(read).toBeGreaterThan(20);
  });
});

/** `undefined` if Prisma does not accept the schema. */
function tryDatamodel(schema: string) {
  try {
    return datamodelOf(`${schema}datasource db {\n  provider = "sqlite"\n}\n`);
  } catch {
    return undefined;
  }
}
