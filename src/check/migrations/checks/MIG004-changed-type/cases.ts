import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
    afterRelease("a longer varchar", `ALTER TABLE "users" ALTER COLUMN "nickname" SET DATA TYPE VARCHAR(80);`),
    afterRelease("varchar to text", `ALTER TABLE "users" ALTER COLUMN "nickname" SET DATA TYPE TEXT;`),
    {
      why: "MySQL: another value behind those of an enum",
      provider: "mysql",
      migrations: [
        `CREATE TABLE \`users\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`email\` VARCHAR(191) NULL, \`role\` ENUM('ADMIN', 'GUEST') NOT NULL, PRIMARY KEY (\`id\`));`,
        `ALTER TABLE \`users\` MODIFY \`role\` ENUM('ADMIN', 'GUEST', 'USER') NOT NULL;`,
      ],
    },
  ],
  found: [
    {
      ...afterRelease("a shorter varchar", `ALTER TABLE "users" ALTER COLUMN "nickname" SET DATA TYPE VARCHAR(10);`),
      findings: [{ subject: "users.nickname", line: 1 }],
    },
    {
      ...afterRelease(
        "a larger integer, which rewrites the table",
        `ALTER TABLE "users" ALTER COLUMN "age" SET DATA TYPE BIGINT;`,
      ),
      findings: [{ subject: "users.age" }],
    },
    {
      ...afterRelease(
        "text to a number",
        `ALTER TABLE "posts" ALTER COLUMN "title" SET DATA TYPE INTEGER USING "title"::integer;`,
      ),
      findings: [{ subject: "posts.title" }],
    },
    {
      why: "MySQL: a larger integer",
      provider: "mysql",
      migrations: [
        `CREATE TABLE \`users\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`email\` VARCHAR(191) NULL, \`role\` ENUM('ADMIN', 'GUEST') NOT NULL, PRIMARY KEY (\`id\`));`,
        `ALTER TABLE \`users\` MODIFY \`id\` BIGINT NOT NULL AUTO_INCREMENT;`,
      ],
      findings: [{ subject: "users.id", seen: "from integer to bigint" }],
    },
    {
      why: "SQLite: a text that becomes a number",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);`,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" INTEGER NOT NULL, "age" INTEGER);
INSERT INTO "new_users" ("age", "email", "id") SELECT "age", "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
      ],
      findings: [{ subject: "users.email", seen: "from text to integer" }],
    },
  ],
};
