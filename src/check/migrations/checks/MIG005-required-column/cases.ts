import type { CheckCases } from "../../../check-cases.js";
import { afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    afterRelease("a new table", `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT);`),
    afterRelease("an optional column", `ALTER TABLE "users" ADD COLUMN "city" TEXT;`),
    afterRelease("another value of an enum", `ALTER TYPE "Role" ADD VALUE 'OWNER';`),
    afterRelease("an empty migration", `-- nothing yet`),
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
  ],
};
