import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { interpret } from "../../../src/check/migrations/catalogue/interpret.js";
import { Catalogue } from "../../../src/check/migrations/catalogue/catalogue.js";
import { dialectFor } from "../../../src/check/migrations/dialect-for.js";
import { compareCatalogues } from "../../../src/check/migrations/drift/compare.js";
import type { Dialect } from "../../../src/check/migrations/sql/dialect.js";
import { diff } from "../../../src/prisma-schema/engine.js";
import { findingsOfMigrations } from "./support/findings-of-migrations.js";
import { editsOf, type Edit } from "./support/schema-edits.js";

/** None of the schemas here says `partialIndexes`. */
const NO_PREVIEW = { partialIndexes: false };
const HEAD = 'datasource db {\n  provider = "sqlite"\n}\n';

const SHOP = `
model Customer {
  id      Int     @id @default(autoincrement())
  email   String  @unique
  name    String
  phone   String?
  points  Int     @default(0)
  born    DateTime?
  created DateTime @default(now())
  orders  Order[]
}

model Order {
  id         String   @id @default(uuid())
  number     String
  total      Decimal
  weight     BigInt?
  paid       Boolean  @default(false)
  note       String   @default("it's; -- new")
  raw        Bytes?
  extra      Json?
  customer   Customer @relation(fields: [customerId], references: [id])
  customerId Int
  lines      Line[]

  @@index([customerId, number])
}

model Line {
  orderId  String
  position Int
  price    Float
  amount   Int?   @map("Straße; -- or so")
  order    Order  @relation(fields: [orderId], references: [id], onDelete: Cascade)

  @@id([orderId, position])
  @@map("Order line")
}
`;

let sqlite: Dialect;
beforeAll(async () => {
  const dialect = await dialectFor("sqlite");
  if ("seen" in dialect) throw new Error(dialect.seen);
  sqlite = dialect;
});

function ofSchema(models: string) {
  return { tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content: `${HEAD}${models}` }] };
}

function catalogueOf(...migrations: readonly string[]): Catalogue {
  const files = migrations.map((sql, index) => ({ file: "", name: `step ${index}`, script: sqlite.parse(sql) }));
  for (const { script } of files) expect(script.statements.flatMap(({ unread }) => unread)).toEqual([]);
  return interpret(files, Catalogue.of(sqlite));
}

const edits = editsOf(SHOP);

describe("edits of a schema, with the SQL that Prisma's engine writes for SQLite", () => {
  it("are many", () => {
    expect(edits.length).toBeGreaterThan(60);
    for (const found of ["", "MIG001", "MIG002", "MIG004", "MIG005", "MIG006"])
      expect(edits.filter(({ finds }) => finds.join() === found).length).toBeGreaterThan(1);
  });

  it.each(edits)("$title", async ({ models, finds }: Edit) => {
    const [init, step, whole] = await Promise.all([
      diff({ tag: "empty" }, ofSchema(SHOP)),
      diff(ofSchema(SHOP), ofSchema(models)),
      diff({ tag: "empty" }, ofSchema(models)),
    ]);
    expect(compareCatalogues(catalogueOf(whole), catalogueOf(init, step), NO_PREVIEW)).toEqual([]);
    const found = await findingsOfMigrations({
      schema: `${HEAD}${models}`,
      provider: "sqlite",
      migrations: [init, step],
    });
    expect([...found.keys()]).toEqual(finds);
  });

  it("one after the other are no drift", async () => {
    const states = [SHOP, ...edits.map(({ models }) => models)];
    const migrations = await Promise.all(
      states.map((models, index) =>
        diff(index === 0 ? { tag: "empty" } : ofSchema(states[index - 1] ?? ""), ofSchema(models)),
      ),
    );
    const whole = await diff({ tag: "empty" }, ofSchema(states.at(-1) ?? ""));
    expect(compareCatalogues(catalogueOf(whole), catalogueOf(...migrations), NO_PREVIEW)).toEqual([]);
  });

  it("that no migration has are drift", async () => {
    const init = await diff({ tag: "empty" }, ofSchema(SHOP));
    for (const { models, title } of edits) {
      const whole = await diff({ tag: "empty" }, ofSchema(models));
      const differences = compareCatalogues(catalogueOf(whole), catalogueOf(init), NO_PREVIEW);
      expect(differences.length, title).toBeGreaterThan(0);
    }
  });
});

describe("a schema of this repository, as SQLite", () => {
  it.each(["generated/sqlite", "generated/sqlite-canary", "generated/sqlite-witness"])("%s", async (folder) => {
    const text = readFileSync(fileURLToPath(new URL(`../../${folder}/schema.prisma`, import.meta.url)), "utf8");
    const sql = await diff(
      { tag: "empty" },
      { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: text }] },
    );
    const found = await findingsOfMigrations({ schema: text, provider: "sqlite", migrations: [sql] });
    expect([...found.entries()]).toEqual([]);
    expect(catalogueOf(sql).tables.size).toBeGreaterThan(2);
  });
});

const USERS = `CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT, "age" INTEGER NOT NULL);
CREATE UNIQUE INDEX "User_age_key" ON "User"("age");`;

function anew(columns: string, copy: string): string {
  return `CREATE TABLE "new_User" (${columns}); ${copy} DROP TABLE "User"; ALTER TABLE "new_User" RENAME TO "User";`;
}

const ID = `"id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT`;

describe("what people write", () => {
  it.each([
    [
      "a copy of all columns",
      anew(`${ID}, "name" TEXT, "years" INTEGER`, `INSERT INTO "new_User" SELECT * FROM "User";`),
      ["MIG003 User.age"],
    ],
    [
      "a copy under another name",
      anew(
        `${ID}, "nick" TEXT, "age" INTEGER`,
        `INSERT INTO "new_User" ("id", "nick", "age") SELECT "id", "name", "age" FROM "User";`,
      ),
      ["MIG003 User.name"],
    ],
    [
      "a copy without a column",
      anew(`${ID}, "age" INTEGER`, `INSERT INTO "new_User" ("id", "age") SELECT id, age FROM user;`),
      ["MIG001 User.name"],
    ],
    [
      "a copy by a cast",
      anew(
        `${ID}, "name" INTEGER, "age" INTEGER`,
        `INSERT INTO "new_User" ("id", "name", "age") SELECT "id", CAST("name" AS INTEGER), "age" FROM "User";`,
      ),
      ["MIG004 User.name"],
    ],
    [
      "a column that is not copied",
      anew(
        `${ID}, "name" INTEGER, "age" INTEGER`,
        `INSERT INTO "new_User" ("id", "age") SELECT "id", "age" FROM "User";`,
      ),
      ["MIG004 User.name"],
    ],
    [
      "a copy of some of the rows",
      anew(
        `${ID}, "age" INTEGER`,
        `INSERT INTO "new_User" ("id", "age") SELECT "id", "age" FROM "User" WHERE "age" > 0;`,
      ),
      ["MIG001 User.name"],
    ],
    ["no copy", anew(`${ID}, "name" TEXT, "age" INTEGER`, ""), ["MIG002 User"]],
    [
      "a required column made of others",
      anew(
        `${ID}, "name" TEXT, "age" INTEGER, "old" BOOLEAN NOT NULL`,
        `INSERT INTO "new_User" ("id", "name", "age", "old") SELECT "id", "name", "age", "age" > 80 FROM "User";`,
      ),
      ["MIG005 User.old"],
    ],
    [
      "the old table renamed first",
      `ALTER TABLE "User" RENAME TO "old_User"; CREATE TABLE "User" (${ID}, "age" INTEGER); INSERT INTO "User" SELECT "id", "age" FROM "old_User"; DROP TABLE "old_User";`,
      ["MIG001 User.name"],
    ],
    [
      "columns by ALTER TABLE",
      `ALTER TABLE User DROP COLUMN name; ALTER TABLE User RENAME COLUMN age TO years; ALTER TABLE User ADD COLUMN city TEXT;`,
      ["MIG001 User.name", "MIG003 User.age"],
    ],
    [
      "names in brackets, and text that looks like SQL",
      `UPDATE [User] SET [name] = 'x''; DROP TABLE "User"; --' WHERE [id] = 1; /* DROP TABLE "User"; */`,
      [],
    ],
    [
      "a trigger",
      `CREATE TRIGGER t AFTER INSERT ON "User" BEGIN DELETE FROM "User" WHERE "id" < new."id"; UPDATE "User" SET "name" = CASE WHEN 1 THEN 'a' END; END; DROP TABLE "User";`,
      ["MIG002 User"],
    ],
    ["a table with the name of a word", `CREATE TABLE event (begin INTEGER); DROP TABLE "User";`, ["MIG002 User"]],
    ["tables as rows", `PRAGMA writable_schema = ON;`, ["MIG014 20260102000000_step:1"]],
    ["another file", `ATTACH DATABASE 'other.db' AS other;`, ["MIG014 20260102000000_step:1"]],
  ])("%s", async (_, sql, expected) => {
    const found = await findingsOfMigrations({
      schema: `${HEAD}model Other {\n  id Int @id\n}\n`,
      provider: "sqlite",
      migrations: [USERS, sql],
    });
    const told = [...found].flatMap(([id, all]) =>
      id === "MIG012" ? [] : all.map(({ subject }) => `${id} ${subject}`),
    );
    expect(told).toEqual(expected);
  });
});
