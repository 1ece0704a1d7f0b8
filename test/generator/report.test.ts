import { describe, expect, test } from "vitest";
import { run, type Blocks } from "./support/run-generator.js";

const ORG = `
model Org {
  id       Int     @id
  isActive Boolean @default(true)
  @@index([isActive])
}
`;

async function linesOf(schema: string, blocks: Blocks = {}): Promise<string[]> {
  const { report } = await run(schema, blocks);
  return report?.split("\n").map((line) => line.trimEnd()) ?? [];
}

const LAST = '  report = "off" in the generator block silences this.';

test("a schema with nothing to say gets one line", async () => {
  expect(await linesOf(ORG)).toEqual(["", "prisma-hardening: 1 model is soft-deleted; nothing to report.", ""]);
  expect(await linesOf(ORG + ORG.replace("Org", "Team"))).toContain(
    "prisma-hardening: all 2 models are soft-deleted; nothing to report.",
  );
});

test('report = "off" prints nothing', async () => {
  const generator = ['output = "./out"', 'report = "off"'];
  expect((await run("model Log {\n  id Int @id\n}\n", { generator })).report).toBeUndefined();
});

describe("the report names", () => {
  const field = (line: string) =>
    `model Row {\n  id Int @id\n  ${line}\n  @@index([${line.split(" ").join().split(",")[0]}])\n}\n`;
  const listed = (...generator: string[]): Blocks => ({ generator: ['output = "./out"', ...generator] });

  test.each<[string, string, Blocks, string[]]>([
    [
      "models that are not soft-deleted, but not those that say so",
      `${ORG}model Log {\n  id Int @id\n}\nmodel Event {\n  id Int @id\n}\n/// @hardening.ignore\nmodel Job {\n  id Int @id\n  isActive Boolean\n}\n`,
      {},
      ["prisma-hardening: 1 of 4 models soft-deleted.", "  Not soft-deleted, without isActive: Log, Event"],
    ],
    [
      "a schema in which nothing is soft-deleted",
      "model Log {\n  id Int @id\n}\n",
      {},
      ["prisma-hardening: 0 of 1 models soft-deleted.", "  No model has isActive: no row is ever left out."],
    ],
    [
      "listed fields that no model has",
      ORG,
      listed('field = ["isActive", "removedAt"]'),
      [
        "prisma-hardening: 1 of 1 models soft-deleted.",
        "  No model has removedAt, which `field` of the generator block lists.",
      ],
    ],
    [
      "required relations to soft-deleted models without a policy",
      `${ORG.replace("@@", "as A[]\n  bs B[]\n  cs C[]\n  @@")}model A {\n  id Int @id\n  isActive Boolean @default(true)\n  orgId Int\n  org Org @relation(fields: [orgId], references: [id])\n  @@index([isActive])\n}\nmodel B {\n  id Int @id\n  isActive Boolean @default(true)\n  orgId Int\n  /// @hardening.inactive(keep)\n  org Org @relation(fields: [orgId], references: [id])\n  @@index([isActive])\n}\nmodel C {\n  id Int @id\n  isActive Boolean @default(true)\n  orgId Int?\n  org Org? @relation(fields: [orgId], references: [id])\n  @@index([isActive])\n}\n`,
      {},
      [
        "prisma-hardening: 4 of 4 models soft-deleted.",
        "  Required relations with the default policy for an inactive target; /// @hardening.inactive(hide|null|keep|throw) sets another:",
        "    A.org → Org",
      ],
    ],
    [
      "Booleans without a default",
      field("isActive Boolean"),
      {},
      [
        "prisma-hardening: 1 of 1 models soft-deleted.",
        "  New rows are not active unless each create says so: Row.isActive (no @default(true))",
      ],
    ],
    [
      "Booleans with the wrong default",
      field("isDeleted Boolean @default(true)"),
      listed('field = "isDeleted"'),
      [
        "prisma-hardening: 1 of 1 models soft-deleted.",
        "  New rows are not active unless each create says so: Row.isDeleted (no @default(false))",
      ],
    ],
    [
      "times with a default",
      field("deletedAt DateTime? @default(now())"),
      listed('field = "deletedAt"'),
      [
        "prisma-hardening: 1 of 1 models soft-deleted.",
        "  New rows are not active unless each create says so: Row.deletedAt (has a @default)",
      ],
    ],
    [
      "models without an index that has the field",
      ORG.replace("@@index([isActive])", "@@index([id])"),
      {},
      [
        "prisma-hardening: 1 of 1 models soft-deleted.",
        "  No index has the field that every read filters by: Org.isActive",
      ],
    ],
    [
      "keys that cannot be partial",
      `model User {\n  email String @unique\n  orgId Int\n  isActive Boolean @default(true)\n  logins Login[]\n  @@id([orgId, email])\n  @@index([isActive])\n}\n/// @hardening.ignore\nmodel Login {\n  id Int @id\n  isActive Boolean\n  email String\n  /// @hardening.inactive(keep)\n  user User @relation(fields: [email], references: [email])\n}\n`,
      {},
      [
        "prisma-hardening: 1 of 2 models soft-deleted.",
        "  Inactive rows keep these keys, and no partial index can help (primary key, or foreign keys refer to it); restore the row: User(orgId, email), User.email",
      ],
    ],
  ])("%s", async (_, schema, blocks, expected) => {
    expect(await linesOf(schema, blocks)).toEqual(["", ...expected, LAST, ""]);
  });

  test("no default that the database computes", async () => {
    expect(await linesOf(field('isActive Boolean @default(dbgenerated("true"))'))).toContain(
      "prisma-hardening: 1 model is soft-deleted; nothing to report.",
    );
  });

  test("nothing of a view but that it is soft-deleted", async () => {
    const generator = ['output = "./out"', 'previewFeatures = ["views"]'];
    expect(await linesOf("view V {\n  id Int @unique\n  isActive Boolean\n}\n", { generator })).toContain(
      "prisma-hardening: 1 model is soft-deleted; nothing to report.",
    );
  });
});

describe("a unique key gets the statement that frees it", () => {
  const USER = `
model User {
  id       Int     @id
  email    String  @unique @map("e_mail")
  orgId    Int
  name     String
  isActive Boolean @default(true) @map("is_active")
  @@unique([orgId, name])
  @@index([isActive])
  @@map("users")
}
`;
  const HEAD = "  Inactive rows keep their unique keys, so what was deleted cannot be created again. ";
  const NOTE =
    '    Prisma Migrate takes them for missing (prisma/prisma#13417) unless the schema says @@unique([email], where: { isActive: true }), with previewFeatures = ["partialIndexes"].';
  const statementsOf = async (schema: string, blocks: Blocks = {}) => (await linesOf(schema, blocks)).slice(2, -2);

  test.each(["postgresql", "cockroachdb", "sqlite"] as const)("on %s: a partial index", async (provider) => {
    expect(await statementsOf(USER, { provider })).toEqual([
      `${HEAD}In a migration, in place of the index of that name:`,
      '    User.email: CREATE UNIQUE INDEX "users_e_mail_key" ON "users"("e_mail") WHERE "is_active";',
      '    User(orgId, name): CREATE UNIQUE INDEX "users_orgId_name_key" ON "users"("orgId", "name") WHERE "is_active";',
      NOTE,
    ]);
  });

  test("on MySQL: a generated column, added once", async () => {
    expect(await statementsOf(USER, { provider: "mysql" })).toEqual([
      `${HEAD}MySQL has no partial index; in a migration, a column that is NULL in inactive rows:`,
      "    User.email: ALTER TABLE `users` ADD COLUMN `is_active_key` TINYINT AS (IF(`is_active`, 1, NULL)) STORED, DROP INDEX `users_e_mail_key`, ADD UNIQUE INDEX `users_e_mail_key`(`e_mail`, `is_active_key`);",
      "    User(orgId, name): ALTER TABLE `users` DROP INDEX `users_orgId_name_key`, ADD UNIQUE INDEX `users_orgId_name_key`(`orgId`, `name`, `is_active_key`);",
    ]);
  });

  test("on SQL Server: a filtered index in place of the constraint", async () => {
    expect((await statementsOf(USER, { provider: "sqlserver" })).slice(0, 2)).toEqual([
      `${HEAD}In a migration, a filtered index:`,
      "    User.email: ALTER TABLE [dbo].[users] DROP CONSTRAINT [users_e_mail_key]; CREATE UNIQUE NONCLUSTERED INDEX [users_e_mail_key] ON [dbo].[users]([e_mail]) WHERE [is_active] = 1;",
    ]);
  });

  test("with Prisma's preview feature: the attribute", async () => {
    const generator = ['output = "./out"', 'previewFeatures = ["partialIndexes"]'];
    expect(await statementsOf(USER, { generator })).toEqual([
      `${HEAD}In the schema, in place of the unique key:`,
      "    User.email: @@unique([email], where: { isActive: true })",
      "    User(orgId, name): @@unique([orgId, name], where: { isActive: true })",
    ]);
  });

  test("unless it is partial already", async () => {
    const generator = ['output = "./out"', 'previewFeatures = ["partialIndexes"]'];
    const schema = USER.replace("@unique", "@unique(where: { isActive: true })").replace(
      "[orgId, name]",
      "[orgId, name], where: { isActive: true }",
    );
    expect(await linesOf(schema, { generator })).toContain(
      "prisma-hardening: 1 model is soft-deleted; nothing to report.",
    );
  });

  test.each([
    ['field = "isDeleted"', "isDeleted Boolean @default(false)", "postgresql", 'WHERE NOT "isDeleted";'],
    ['field = "isDeleted"', "isDeleted Boolean @default(false)", "mysql", "AS (IF(NOT `isDeleted`, 1, NULL))"],
    ['field = "isDeleted"', "isDeleted Boolean @default(false)", "sqlserver", "WHERE [isDeleted] = 0;"],
    ['field = "deletedAt"', "deletedAt DateTime?", "postgresql", 'WHERE "deletedAt" IS NULL;'],
    ['field = "deletedAt"', "deletedAt DateTime?", "mysql", "AS (IF(`deletedAt` IS NULL, 1, NULL))"],
    ['field = "deletedAt"', "deletedAt DateTime?", "sqlserver", "WHERE [deletedAt] IS NULL;"],
  ] as const)("for %s: %s on %s", async (generator, line, provider, condition) => {
    const schema = `model User {\n  id Int @id\n  email Int @unique\n  ${line}\n}\n`;
    const statements = await statementsOf(schema, { provider, generator: ['output = "./out"', generator] });
    expect(statements[1]).toContain(condition);
  });

  test.each([
    ["@@unique([email, isActive])", '"User_email_isActive_key" ON "User"("email") WHERE'],
    ['@@unique([email], map: "uq")', '"uq" ON "User"("email") WHERE'],
    ['@@unique([email], map: "u\\"q")', '"u""q" ON "User"("email") WHERE'],
    [
      "@@unique([email, aFieldWithAnExtremelyLongName, anotherFieldWithALongName])",
      '"User_email_aFieldWithAnExtremelyLongName_anotherFieldWithAL_key" ON',
    ],
  ])("%s keeps the name that Prisma has given it, and loses the soft-delete field", async (attribute, expected) => {
    const schema = `model User {\n  id Int @id\n  email String\n  isActive Boolean\n  aFieldWithAnExtremelyLongName Int\n  anotherFieldWithALongName Int\n  ${attribute}\n}\n`;
    expect((await statementsOf(schema)).find((line) => line.includes("CREATE"))).toContain(expected);
  });

  test("in its schema", async () => {
    const schema = `${USER.replace("@@map", '@@schema("auth")\n  @@map')}generator hardening {\n  provider = "x"\n  output = "./out"\n}\ndatasource db {\n  provider = "postgresql"\n  schemas = ["auth"]\n}\n`;
    const { report } = await run({ "schema.prisma": schema });
    expect(report).toContain('ON "auth"."users"("e_mail")');
  });
});

test("the report of a large schema stays short", async () => {
  const models = Array.from(
    { length: 60 },
    (_, index) =>
      `model Table${index} {\n  id Int @id\n  code String @unique\n  isActive Boolean\n  upId Int\n  up Table${index} @relation("t", fields: [upId], references: [id])\n  downs Table${index}[] @relation("t")\n}\nmodel Plain${index} {\n  id Int @id\n}\n`,
  );
  const lines = await linesOf(models.join(""));
  expect(lines.length).toBeLessThan(25);
  expect(lines).toContain(
    "  Not soft-deleted, without isActive: Plain0, Plain1, Plain2, Plain3, Plain4, Plain5, Plain6, Plain7 and 52 more",
  );
  expect(lines).toContain("    and 54 more");
});
