import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
    afterRelease(
      "a table of the same deployment",
      `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT); ALTER TABLE "tags" RENAME COLUMN "old" TO "new";`,
    ),
    afterRelease("an index", `ALTER INDEX "posts_title_idx" RENAME TO "posts_by_title";`),
  ],
  found: [
    {
      ...afterRelease("a column", `ALTER TABLE "users" RENAME COLUMN "nickname" TO "alias";`),
      findings: [{ subject: "users.nickname", line: 1 }],
    },
    { ...afterRelease("a table", `ALTER TABLE "posts" RENAME TO "articles";`), findings: [{ subject: "posts" }] },
  ],
};
