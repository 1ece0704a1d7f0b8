import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease, releasedSchema } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
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
