import type { CheckCases } from "../../../check-cases.js";
import { afterRelease } from "../../migration-case.js";

const KEY = `ALTER TABLE "posts" ADD CONSTRAINT "posts_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE`;
const NEW = `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "postId" INTEGER NOT NULL);`;

export const cases: CheckCases = {
  silent: [
    afterRelease(
      "a foreign key of a table of the same deployment",
      `${NEW} ALTER TABLE "tags" ADD CONSTRAINT "tags_postId_fkey" FOREIGN KEY ("postId") REFERENCES "posts"("id");`,
    ),
    afterRelease("a foreign key that is not validated yet", `${KEY} NOT VALID;`),
    afterRelease(
      "a CHECK that is not validated yet",
      `ALTER TABLE "users" ADD CONSTRAINT "users_age_check" CHECK ("age" > 0) NOT VALID;`,
    ),
    afterRelease("the validation", `ALTER TABLE "posts" VALIDATE CONSTRAINT "posts_userId_fkey";`),
    afterRelease(
      "a unique constraint: MIG006 says it",
      `ALTER TABLE "users" ADD CONSTRAINT "users_email_key" UNIQUE ("email");`,
    ),
  ],
  found: [
    {
      ...afterRelease("a foreign key", `${KEY};`),
      findings: [{ subject: "posts.posts_userId_fkey", line: 1, write: "ON DELETE CASCADE NOT VALID;" }],
    },
    {
      ...afterRelease("a CHECK", `ALTER TABLE "users" ADD CONSTRAINT "users_age_check" CHECK ("age" > 0);`),
      findings: [{ subject: "users.users_age_check", write: "VALIDATE CONSTRAINT" }],
    },
    {
      ...afterRelease(
        "a foreign key of a column that is new",
        `ALTER TABLE "posts" ADD COLUMN "editorId" INTEGER;
ALTER TABLE "posts" ADD CONSTRAINT "posts_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "users"("id");`,
      ),
      findings: [{ subject: "posts.posts_editorId_fkey", line: 2, level: "warning" }],
    },
  ],
};
