import type { CheckCases } from "../../../check-cases.js";
import { afterRelease } from "../../migration-case.js";

const WARNED = `/*
  Warnings:

  - You are about to drop the column \`nickname\` on the \`users\` table. All the data in the column will be lost.
  - A unique constraint covering the columns \`[email]\` on the table \`users\` will be added. If there are existing duplicate values, this will fail.

*/
-- AlterTable
ALTER TABLE "users" DROP COLUMN "nickname";
`;

export const cases: CheckCases = {
  silent: [
    afterRelease("no warning", `-- AlterTable\nALTER TABLE "users" ADD COLUMN "city" TEXT;`),
    afterRelease(
      "another comment",
      `/* Warnings are for others - really */\nALTER TABLE "users" ADD COLUMN "city" TEXT;`,
    ),
    afterRelease("a text in SQL that looks like one", `COMMENT ON TABLE "users" IS '/* Warnings: - none */';`),
  ],
  found: [
    {
      ...afterRelease("two warnings", WARNED),
      findings: [{ subject: "20260102000000_change", line: 4, seen: "2 warnings" }],
    },
  ],
};
