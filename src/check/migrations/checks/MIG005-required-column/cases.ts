import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
    afterRelease("required with a default", `ALTER TABLE "users" ADD COLUMN "city" TEXT NOT NULL DEFAULT '';`),
    afterRelease(
      "in a table of the same deployment",
      `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT); ALTER TABLE "tags" ADD COLUMN "size" INTEGER NOT NULL;`,
    ),
  ],
  found: [
    {
      ...afterRelease("added without a default", `ALTER TABLE "users" ADD COLUMN "city" TEXT NOT NULL;`),
      findings: [{ subject: "users.city", line: 1, write: "DEFAULT" }],
    },
    {
      ...afterRelease("made required", `ALTER TABLE "users" ALTER COLUMN "age" SET NOT NULL;`),
      findings: [{ subject: "users.age", write: "NOT VALID" }],
    },
    {
      why: "SQLite: made required where a table is made anew",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);`,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER NOT NULL);
INSERT INTO "new_users" ("age", "email", "id") SELECT "age", "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
      ],
      findings: [{ subject: "users.age", line: 3 }],
    },
    {
      why: "SQLite: the same, with a value for those that were NULL",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);`,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER NOT NULL DEFAULT 0);
INSERT INTO "new_users" ("age", "email", "id") SELECT coalesce("age", 0) AS "age", "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
      ],
      findings: [{ subject: "users.age", level: "warning" }],
    },
    {
      why: "MySQL: added and made required",
      provider: "mysql",
      migrations: [
        `CREATE TABLE \`users\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`email\` VARCHAR(191) NULL, \`role\` ENUM('ADMIN', 'GUEST') NOT NULL, PRIMARY KEY (\`id\`));`,
        `ALTER TABLE \`users\` ADD COLUMN \`city\` VARCHAR(191) NOT NULL,
    MODIFY \`email\` VARCHAR(191) NOT NULL;`,
      ],
      findings: [{ subject: "users.city" }, { subject: "users.email", seen: "becomes NOT NULL" }],
    },
  ],
};
