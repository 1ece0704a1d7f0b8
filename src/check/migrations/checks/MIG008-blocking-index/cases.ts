import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
    afterRelease(
      "on a table of the same deployment",
      `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT); CREATE INDEX "tags_name_idx" ON "tags"("name");`,
    ),
    afterRelease("concurrently, alone", `CREATE INDEX CONCURRENTLY "posts_userId_idx" ON "posts"("userId");`),
  ],
  found: [
    {
      ...afterRelease("an index", `CREATE INDEX "posts_userId_idx" ON "posts"("userId");`),
      findings: [{ subject: "posts.posts_userId_idx", line: 1, write: "CONCURRENTLY" }],
    },
    {
      ...afterRelease("an index that is dropped", `DROP INDEX "posts_title_idx";`),
      findings: [{ subject: "posts.posts_title_idx", level: "warning" }],
    },
  ],
};
