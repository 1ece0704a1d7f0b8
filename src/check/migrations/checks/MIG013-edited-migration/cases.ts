import type { CheckCases, SilentCase } from "../../../check-cases.js";
import { afterRelease } from "../../migration-case.js";

const INIT = "prisma/migrations/20260101000000_init/migration.sql";

/** The released migration with another text; `null`: without it. */
function released(why: string, text: string | null): SilentCase {
  const one = afterRelease(why, `ALTER TABLE "users" ADD COLUMN "city" TEXT;`);
  return { ...one, history: [...(one.history ?? []), { [INIT]: text }], context: { base: "HEAD~2" } };
}

export const cases: CheckCases = {
  silent: [
    afterRelease("a new migration beside it", `ALTER TABLE "users" ADD COLUMN "city" TEXT;`),
    { why: "no migrations at all", schema: "model User {\n  id Int @id\n}\n", isNotApplicable: true },
  ],
  found: [
    { ...released("another text", "SELECT 1;"), findings: [{ subject: "20260101000000_init", line: 1 }] },
    { ...released("a file that is gone", null), findings: [{ subject: "20260101000000_init", seen: "is gone" }] },
  ],
};
