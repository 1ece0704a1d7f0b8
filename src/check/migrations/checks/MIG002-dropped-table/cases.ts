import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease, releasedSchema } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
    afterRelease(
      "a table that the release before ignored",
      `DROP TABLE "posts";`,
      releasedSchema("nickname String? @db.VarChar(40)", "@@ignore"),
    ),
    afterRelease("one that the released schema uses: MIG016 says so", `DROP TABLE "posts";`),
    afterRelease(
      "a table of the same deployment",
      `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT); DROP TABLE "tags";`,
    ),
    {
      why: "SQLite: a table that is made anew with its rows",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);`,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT, "age" INTEGER);
INSERT INTO "new_users" ("age", "email", "id") SELECT "age", "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
      ],
    },
  ],
  found: [
    {
      ...afterRelease(
        "a table that no schema knows",
        `DROP TABLE "posts";`,
        releasedSchema("nickname String?").replace(/model Post [\s\S]*/, ""),
      ),
      findings: [{ subject: "posts", line: 1 }],
    },
    {
      why: "SQLite: a table that is made anew without its rows",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);`,
        `CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT);
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";`,
      ],
      findings: [{ subject: "users", seen: "without its rows" }],
    },
  ],
};
