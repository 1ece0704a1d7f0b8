import type { CheckCases, SilentCase } from "../../../check-cases.js";
import { afterRelease } from "../../migration-case.js";

const INIT = "prisma/migrations/20260101000000_init/migration.sql";
const ADD_CITY = `ALTER TABLE "users" ADD COLUMN "city" TEXT;`;

/** Files that change in a commit of their own after the release; `null`: the file is gone. */
function changed(why: string, files: { readonly [path: string]: string | null }): SilentCase {
  const one = afterRelease(why, ADD_CITY);
  return { ...one, history: [...(one.history ?? []), files], context: { base: "HEAD~2" } };
}

export const cases: CheckCases = {
  silent: [
    afterRelease("a new migration beside it", ADD_CITY),
    changed("a file that is no migration", { "prisma/migrations/README.md": "How we migrate\n" }),
    {
      ...changed("a file further down, which Prisma does not read", { "prisma/migrations/old/init/migration.sql": "" }),
      context: { base: "HEAD^" },
      files: { "prisma/migrations/old/init/migration.sql": "SELECT 1;" },
    },
    { why: "no migrations at all", schema: "model User {\n  id Int @id\n}\n", isNotApplicable: true },
    { why: "the first commit", history: [], files: { [INIT]: "SELECT 1;" }, isNotApplicable: true },
  ],
  found: [
    {
      ...changed("another text", { [INIT]: "SELECT 1;" }),
      findings: [{ subject: "20260101000000_init", line: 1, seen: "has another text" }],
    },
    {
      ...changed("a file that is gone", { [INIT]: null }),
      findings: [{ subject: "20260101000000_init", seen: "is gone" }],
    },
    {
      why: "no git",
      migrations: ["SELECT 1;"],
      findings: [{ subject: "prisma/migrations", seen: "there is no git repository", level: "unknown" }],
    },
    {
      ...afterRelease("a release before which no tag stands", ADD_CITY),
      context: { profile: "release" },
      findings: [{ subject: "prisma/migrations", seen: "no version tag", write: "git tag", level: "unknown" }],
    },
    {
      ...afterRelease("a base that is not there", ADD_CITY),
      context: { base: "origin/production" },
      findings: [{ subject: "origin/production", level: "unknown" }],
    },
  ],
};
