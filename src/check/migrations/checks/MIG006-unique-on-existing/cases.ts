import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
    afterRelease(
      "on a table of the same deployment",
      `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT); CREATE UNIQUE INDEX "tags_name_key" ON "tags"("name");`,
    ),
    afterRelease("an index that is not unique", `CREATE INDEX CONCURRENTLY "users_email_idx" ON "users"("email");`),
    {
      why: "SQLite: a unique index that a table which is made anew had before",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");`,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" BIGINT);
INSERT INTO "new_users" ("age", "email", "id") SELECT "age", "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");`,
      ],
    },
  ],
  found: [
    {
      ...afterRelease("a unique index", `CREATE UNIQUE INDEX "users_email_key" ON "users"("email");`),
      findings: [{ subject: "users.email", line: 1 }],
    },
    {
      ...afterRelease("a constraint", `ALTER TABLE "users" ADD CONSTRAINT "users_email_key" UNIQUE ("email");`),
      findings: [{ subject: "users.email" }],
    },
    {
      ...afterRelease("concurrently", `CREATE UNIQUE INDEX CONCURRENTLY "users_email_key" ON "users"("email");`),
      findings: [{ subject: "users.email", level: "warning" }],
    },
    {
      why: "SQLite: one that it had not",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);`,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" BIGINT);
INSERT INTO "new_users" ("age", "email", "id") SELECT "age", "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");`,
      ],
      findings: [{ subject: "users.email", line: 9 }],
    },
  ],
};
