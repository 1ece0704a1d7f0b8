import type { CheckCases } from "../../../check-cases.js";
import { afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    afterRelease("an optional column", `ALTER TABLE "users" ADD COLUMN "city" TEXT;`),
    afterRelease("a constant default", `ALTER TABLE "users" ADD COLUMN "isActive" BOOLEAN NOT NULL DEFAULT true;`),
    afterRelease(
      "the time of the transaction, which is one for all",
      `ALTER TABLE "users" ADD COLUMN "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;`,
    ),
    afterRelease(
      "a table of the same deployment",
      `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY); ALTER TABLE "tags" ADD COLUMN "key" UUID DEFAULT gen_random_uuid();`,
    ),
    afterRelease(
      "a default for new rows only",
      `ALTER TABLE "users" ALTER COLUMN "nickname" SET DEFAULT gen_random_uuid()::text;`,
    ),
  ],
  found: [
    {
      ...afterRelease(
        "a default that is another one in each row",
        `ALTER TABLE "users" ADD COLUMN "key" UUID NOT NULL DEFAULT gen_random_uuid();`,
      ),
      findings: [{ subject: "users.key", line: 1, seen: "another one in each row" }],
    },
    {
      ...afterRelease("a serial", `ALTER TABLE "users" ADD COLUMN "number" SERIAL;`),
      findings: [{ subject: "users.number" }],
    },
    {
      ...afterRelease(
        "a stored column",
        `ALTER TABLE "users" ADD COLUMN "lower" TEXT GENERATED ALWAYS AS (lower("email")) STORED;`,
      ),
      findings: [{ subject: "users.lower" }],
    },
    { ...afterRelease("VACUUM FULL", `VACUUM FULL "users";`), findings: [{ subject: "users", seen: "VACUUM FULL" }] },
    { ...afterRelease("SET UNLOGGED", `ALTER TABLE "users" SET UNLOGGED;`), findings: [{ subject: "users" }] },
  ],
};
