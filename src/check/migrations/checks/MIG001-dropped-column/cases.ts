import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease, releasedSchema } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
    afterRelease(
      "a column that the release before ignored",
      `ALTER TABLE "users" DROP COLUMN "nickname";`,
      releasedSchema("nickname String? @db.VarChar(40) @ignore"),
    ),
    afterRelease("one that the released schema uses: MIG016 says so", `ALTER TABLE "users" DROP COLUMN "nickname";`),
    afterRelease(
      "a column of a table of the same deployment",
      `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT); ALTER TABLE "tags" DROP COLUMN "old";`,
    ),
  ],
  found: [
    {
      ...afterRelease(
        "a column that no schema has shown to be out of use",
        `ALTER TABLE "users" DROP COLUMN "nickname";`,
        releasedSchema(""),
      ),
      findings: [{ subject: "users.nickname", line: 1, write: "@ignore" }],
    },
    {
      ...afterRelease(
        "among other changes",
        `ALTER TABLE "users" ADD COLUMN "city" TEXT,
  DROP COLUMN "nickname";`,
        releasedSchema(""),
      ),
      findings: [{ subject: "users.nickname" }],
    },
    {
      why: "SQLite: a table that is made anew without it",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);`,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL);
INSERT INTO "new_users" ("email", "id") SELECT "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
      ],
      findings: [{ subject: "users.age", line: 3 }],
    },
    {
      why: "MySQL",
      provider: "mysql",
      migrations: [
        `CREATE TABLE \`users\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`email\` VARCHAR(191) NULL, \`role\` ENUM('ADMIN', 'GUEST') NOT NULL, PRIMARY KEY (\`id\`));`,
        `ALTER TABLE \`users\` ADD COLUMN \`city\` VARCHAR(191) NULL,
    DROP COLUMN \`email\`;`,
      ],
      findings: [{ subject: "users.email", line: 1, write: "ALTER TABLE `users` DROP COLUMN `email`;" }],
    },
  ],
};
