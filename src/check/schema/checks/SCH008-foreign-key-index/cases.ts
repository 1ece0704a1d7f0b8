import type { CheckCases } from "../../../check-cases.js";
import { withBlock } from "../../case-schema.js";

const posts = (...lines: readonly string[]): string => `model User {
  id    Int    @id
  posts Post[]
}
model Post {
  id       Int  @id
  authorId Int
  author   User @relation(fields: [authorId], references: [id])
${lines.map((line) => `  ${line}\n`).join("")}}
`;
const pair = (...lines: readonly string[]): string => `model User {
  org   Int
  id    Int
  posts Post[]
  @@id([org, id])
}
model Post {
  id     Int  @id
  org    Int
  userId Int
  user   User @relation(fields: [org, userId], references: [org, id])
${lines.map((line) => `  ${line}\n`).join("")}}
`;
const found = { subject: "Post.author", line: 8 };
const TABLE = `CREATE TABLE "Post" ("id" INTEGER NOT NULL, "authorId" INTEGER NOT NULL, "isActive" BOOLEAN NOT NULL DEFAULT true);`;
const SOFT = "isActive Boolean @default(true)";
const PARTIAL = `${TABLE}\nCREATE INDEX "i" ON "Post"("authorId") WHERE "isActive";`;

export const cases: CheckCases = {
  silent: [
    { why: "an index", schema: posts("@@index([authorId])") },
    { why: "the first field of an index", schema: posts("title String", "@@index([authorId, title])") },
    { why: "a hash index", schema: posts("@@index([authorId], type: Hash)") },
    {
      why: "a unique field",
      schema: `model User {
  id      Int      @id
  profile Profile?
}
model Profile {
  id     Int  @id
  userId Int  @unique
  user   User @relation(fields: [userId], references: [id])
}
`,
    },
    {
      why: "the primary key",
      schema: `model User {
  id      Int      @id
  profile Profile?
}
model Profile {
  userId Int  @id
  user   User @relation(fields: [userId], references: [id])
}
`,
    },
    { why: "the beginning of a primary key", schema: posts("n Int", "@@unique([authorId, n])") },
    { why: "two fields, in any order", schema: pair("@@index([userId, org])") },
    {
      why: "a partial index of the active rows, by a migration",
      schema: withBlock(posts(SOFT)),
      migrations: [PARTIAL],
    },
    { why: "an index by a migration", schema: posts(), migrations: [TABLE, `CREATE INDEX "i" ON "Post"("authorId");`] },
    { why: "MySQL makes it itself", isNotApplicable: true, provider: "mysql", schema: posts() },
    { why: "no foreign key", isNotApplicable: true, schema: "model User {\n  id Int @id\n}\n" },
    {
      why: "a table of many to many that Prisma makes, with its indexes",
      isNotApplicable: true,
      schema: `model Post {
  id   Int   @id
  tags Tag[]
}
model Tag {
  id    Int    @id
  posts Post[]
}
`,
    },
  ],
  found: [
    {
      why: "no index",
      schema: posts(),
      findings: [{ ...found, seen: "no index of Post begins with authorId", write: "@@index([authorId])" }],
    },
    {
      why: "the second field of an index",
      schema: posts("title String", "@@index([title, authorId])"),
      findings: [found],
    },
    {
      why: "a partial index that may stand in a migration that cannot be read",
      provider: "sqlserver",
      schema: withBlock(posts(SOFT)),
      migrations: [PARTIAL],
      findings: [{ ...found, level: "unknown" }],
    },
    { why: "SQLite", provider: "sqlite", schema: posts(), findings: [found] },
    { why: "SQL Server", provider: "sqlserver", schema: posts(), findings: [found] },
    { why: "CockroachDB", provider: "cockroachdb", schema: posts(), findings: [found] },
    {
      why: "MySQL without foreign keys",
      files: {
        "prisma/schema.prisma": `datasource db {\n  provider     = "mysql"\n  relationMode = "prisma"\n}\n${posts()}`,
      },
      findings: [{ subject: "Post.author" }],
    },
    {
      why: "one of two fields",
      schema: pair("@@index([userId])"),
      findings: [{ subject: "Post.user", write: "@@index([org, userId])" }],
    },
    { why: "an index that finds no single value", schema: posts("@@index([authorId], type: Brin)"), findings: [found] },
    {
      why: "a partial index of a model that is not soft-deleted",
      schema: posts(),
      migrations: [`${TABLE}\nCREATE INDEX "i" ON "Post"("authorId") WHERE "id" > 5;`],
      findings: [found],
    },
    {
      why: "two relations over one key are one finding",
      schema: `model User {
  id       Int    @id
  first    Post[] @relation("a")
  second   Post[] @relation("b")
}
model Post {
  id     Int  @id
  userId Int
  a      User @relation("a", fields: [userId], references: [id], map: "fa")
  b      User @relation("b", fields: [userId], references: [id], map: "fb")
}
`,
      findings: [{ subject: "Post.a" }],
    },
  ],
};
