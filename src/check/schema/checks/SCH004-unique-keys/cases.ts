import type { CheckCases } from "../../../check-cases.js";
import { withBlock } from "../../case-schema.js";

const user = (...lines: readonly string[]): string =>
  `model User {\n  id       Int     @id\n  isActive Boolean @default(true)\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;

const PREVIEW = `generator preview {
  provider        = "prisma-client-js"
  previewFeatures = ["partialIndexes"]
}
`;

export const cases: CheckCases = {
  silent: [
    { why: "no unique key", schema: withBlock(user("email String")) },
    {
      why: "the partial index stands in a migration, so the schema has no @unique",
      schema: withBlock(user("email String")),
      migrations: [`CREATE UNIQUE INDEX "User_email_key" ON "User"("email") WHERE "isActive";`],
    },
    {
      why: "a partial unique key in the schema",
      schema: `${withBlock(user("email String", "@@unique([email], where: { isActive: true })"))}${PREVIEW}`,
    },
    { why: "a value that is made anew for each row", schema: withBlock(user("slug String @unique @default(cuid())")) },
    {
      why: "a key with a part that is made anew",
      schema: withBlock(user("code String @default(uuid())", "org Int", "@@unique([org, code])")),
    },
    {
      why: "a model that is not soft-deleted",
      schema: withBlock(`${user()}model Country {\n  id   Int    @id\n  code String @unique\n}\n`),
    },
    {
      why: "nothing is soft-deleted",
      isNotApplicable: true,
      schema: withBlock("model Country {\n  id   Int    @id\n  code String @unique\n}\n"),
    },
  ],
  found: [
    {
      why: "a unique field",
      schema: withBlock(user("email String @unique")),
      findings: [
        {
          subject: "User.email",
          line: 4,
          seen: "inactive rows of User keep their email",
          write: `CREATE UNIQUE INDEX "User_email_key" ON "User"("email") WHERE "isActive";`,
        },
      ],
    },
    {
      why: "several fields, with the line of the @@unique",
      schema: withBlock(user("org Int", "email String", "@@index([org])", "@@unique([org, email])")),
      findings: [{ subject: "User(org, email)", line: 7, write: `ON "User"("org", "email") WHERE "isActive";` }],
    },
    {
      why: "names in the database",
      schema: withBlock(
        `model User {
  id        Int       @id
  deletedAt DateTime? @map("deleted_at")
  email     String    @unique @map("e_mail")
  @@map("users")
}
`,
        "deletedAt",
      ),
      findings: [
        {
          subject: "User.email",
          write: `CREATE UNIQUE INDEX "users_e_mail_key" ON "users"("e_mail") WHERE "deleted_at" IS NULL;`,
        },
      ],
    },
    {
      why: "with Prisma's preview feature, in the schema",
      schema: `${withBlock(user("email String @unique"))}${PREVIEW}`,
      findings: [{ subject: "User.email", write: "@@unique([email], where: { isActive: true })" }],
    },
    {
      why: "MySQL has no partial index",
      provider: "mysql",
      schema: withBlock(user("email String @unique")),
      findings: [{ subject: "User.email", write: "ALTER TABLE `User` ADD COLUMN `isActive_key`" }],
    },
    {
      why: "a flag in the key: room for one deleted row",
      schema: withBlock(user("email String", "@@unique([email, isActive])")),
      findings: [
        {
          subject: "User.email",
          line: 5,
          seen: "isActive is a part of the unique key",
          write: `("email") WHERE "isActive"`,
        },
      ],
    },
    {
      why: "a time in the key: active rows are not unique at all",
      schema: withBlock(
        `model User {
  id        Int       @id
  deletedAt DateTime?
  email     String
  @@unique([email, deletedAt])
}
`,
        "deletedAt",
      ),
      findings: [{ subject: "User.email", seen: "deletedAt is a part of the unique key" }],
    },
    {
      why: "a primary key that a person gives",
      schema: withBlock(`model Seat {
  row      Int
  number   Int
  isActive Boolean @default(true)
  @@id([row, number])
}
`),
      findings: [{ subject: "Seat(row, number)", line: 5, write: "prisma.seat.restore({ where })" }],
    },
    {
      why: "a key that a foreign key refers to",
      schema: withBlock(`${user("email String @unique", "logins Login[]")}model Login {
  id    Int    @id
  email String
  user  User   @relation(fields: [email], references: [email])
}
`),
      findings: [{ subject: "User.email", write: "A key that a foreign key refers to cannot be partial" }],
    },
    {
      why: "a relation of one to one",
      schema: withBlock(`${user("profile Profile?")}model Profile {
  id       Int     @id
  isActive Boolean @default(true)
  userId   Int     @unique
  user     User    @relation(fields: [userId], references: [id])
}
`),
      findings: [{ subject: "Profile.userId" }],
    },
  ],
};
