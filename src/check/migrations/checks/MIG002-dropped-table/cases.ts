import type { CheckCases } from "../../../check-cases.js";
import { afterRelease, releasedSchema } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    afterRelease("a new table", `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT);`),
    afterRelease("an optional column", `ALTER TABLE "users" ADD COLUMN "city" TEXT;`),
    afterRelease("another value of an enum", `ALTER TYPE "Role" ADD VALUE 'OWNER';`),
    afterRelease("an empty migration", `-- nothing yet`),
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
  ],
};
