import type { CheckCases } from "../../../check-cases.js";
import { afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    afterRelease("a new table", `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT);`),
    afterRelease("an optional column", `ALTER TABLE "users" ADD COLUMN "city" TEXT;`),
    afterRelease("another value of an enum", `ALTER TYPE "Role" ADD VALUE 'OWNER';`),
    afterRelease("an empty migration", `-- nothing yet`),
    afterRelease("a longer varchar", `ALTER TABLE "users" ALTER COLUMN "nickname" SET DATA TYPE VARCHAR(80);`),
    afterRelease("varchar to text", `ALTER TABLE "users" ALTER COLUMN "nickname" SET DATA TYPE TEXT;`),
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
  ],
};
