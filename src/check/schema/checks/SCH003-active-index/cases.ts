import type { CheckCases } from "../../../check-cases.js";
import { withBlock } from "../../case-schema.js";

const user = (...lines: readonly string[]): string =>
  `model User {\n  id       Int     @id\n  org      Int\n  isActive Boolean @default(true) @map("is_active")\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
const TABLE = `CREATE TABLE "User" ("id" INTEGER NOT NULL, "org" INTEGER NOT NULL, "is_active" BOOLEAN NOT NULL DEFAULT true, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));`;
const PREVIEW = `generator preview {
  provider        = "prisma-client-js"
  previewFeatures = ["partialIndexes"]
}
`;
const migrated = (why: string, ...indexes: readonly string[]) => ({
  why,
  schema: withBlock(user()),
  migrations: [TABLE, ...indexes],
});
const found = { subject: "User.isActive", write: "@@index([isActive])" };

export const cases: CheckCases = {
  silent: [
    { why: "an index behind another field", schema: withBlock(user("@@index([org, isActive])")) },
    { why: "an index of its own", schema: withBlock(user("@@index([isActive])")) },
    { why: "a unique key with it", schema: withBlock(user("@@unique([org, isActive])")) },
    {
      why: "a partial index in the schema",
      schema: `${withBlock(user("@@index([org], where: { isActive: true })"))}${PREVIEW}`,
    },
    migrated("a partial index in a migration", `CREATE INDEX "User_org_idx" ON "User"("org") WHERE "is_active";`),
    migrated(
      "a partial unique index in a migration",
      `CREATE UNIQUE INDEX "u" ON "User"("org") WHERE "is_active" = true;`,
    ),
    {
      why: "a partial index of rows whose time is NULL",
      schema: withBlock("model User {\n  id        Int       @id\n  deletedAt DateTime?\n}\n", "deletedAt"),
      migrations: [
        `CREATE TABLE "User" ("id" INTEGER NOT NULL, "deletedAt" TIMESTAMP(3));`,
        `CREATE INDEX "u" ON "User"("id") WHERE "deletedAt" IS NULL;`,
      ],
    },
    { why: "nothing is soft-deleted", isNotApplicable: true, schema: withBlock("model A {\n  id Int @id\n}\n") },
  ],
  found: [
    {
      why: "no index",
      schema: withBlock(user()),
      findings: [{ ...found, line: 4, seen: "no index has User.isActive" }],
    },
    {
      why: "an index without it: that one can have it",
      schema: withBlock(user("@@index([org])")),
      findings: [{ subject: "User.isActive", write: "@@index([org, isActive])" }],
    },
    {
      why: "with Prisma's preview feature",
      schema: `${withBlock(user("@@index([org])"))}${PREVIEW}`,
      findings: [{ subject: "User.isActive", write: "@@index([org], where: { isActive: true })" }],
    },
    {
      why: "a foreign key without an index",
      schema: withBlock(`${user("posts Post[]", "@@index([isActive])")}model Post {
  id       Int     @id
  userId   Int
  /// @hardening.inactive(hide)
  user     User    @relation(fields: [userId], references: [id])
  isActive Boolean @default(true)
}
`),
      findings: [{ subject: "Post.isActive", write: "@@index([userId, isActive])" }],
    },
    {
      why: "a partial index of the inactive rows",
      schema: `${withBlock(user("@@index([org], where: { isActive: false })"))}${PREVIEW}`,
      findings: [{ subject: "User.isActive" }],
    },
    { ...migrated("an index of a migration without it", `CREATE INDEX "i" ON "User"("org");`), findings: [found] },
    {
      ...migrated("a partial index by something else", `CREATE INDEX "i" ON "User"("id") WHERE "org" = 3;`),
      findings: [found],
    },
    {
      ...migrated(
        "a partial index that a later migration drops",
        `CREATE INDEX "i" ON "User"("org") WHERE "is_active";`,
        `DROP INDEX "i";`,
      ),
      findings: [found],
    },
    {
      ...migrated("a condition that says more", `CREATE INDEX "i" ON "User"("id") WHERE "is_active" AND "org" > 3;`),
      findings: [{ ...found, level: "unknown", seen: "a partial index whose condition is SQL" }],
    },
    {
      ...migrated(
        "a migration that cannot be read to its end",
        `DO $$ BEGIN EXECUTE 'CREATE INDEX ' || current_user; END $$;`,
      ),
      findings: [{ ...found, level: "unknown" }],
    },
  ],
};
