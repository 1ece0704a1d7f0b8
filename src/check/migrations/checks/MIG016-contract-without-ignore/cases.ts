import type { CheckCases } from "../../../check-cases.js";
import { afterRelease, releasedSchema } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    afterRelease("a new table", `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT);`),
    afterRelease("an optional column", `ALTER TABLE "users" ADD COLUMN "city" TEXT;`),
    afterRelease("another value of an enum", `ALTER TYPE "Role" ADD VALUE 'OWNER';`),
    afterRelease("an empty migration", `-- nothing yet`),
    afterRelease(
      "a column that the release before ignored",
      `ALTER TABLE "users" DROP COLUMN "nickname";`,
      releasedSchema("nickname String? @db.VarChar(40) @ignore"),
    ),
    afterRelease(
      "a table that the release before ignored",
      `DROP TABLE "posts";`,
      releasedSchema("nickname String? @db.VarChar(40)", "@@ignore"),
    ),
  ],
  found: [
    {
      ...afterRelease("a column that the released schema uses", `ALTER TABLE "users" DROP COLUMN "nickname";`),
      findings: [{ subject: "users.nickname", line: 1, write: "@ignore" }],
    },
    {
      ...afterRelease("a table that the released schema uses", `DROP TABLE "posts";`),
      findings: [{ subject: "posts", write: "@@ignore" }],
    },
  ],
};
