import type { CheckCases } from "../../../check-cases.js";
import { ADDITIVE_CHANGES, afterRelease } from "../../migration-case.js";

export const cases: CheckCases = {
  silent: [
    ...ADDITIVE_CHANGES,
    afterRelease("an enum of the same deployment", `CREATE TYPE "Colour" AS ENUM ('RED'); DROP TYPE "Colour";`),
  ],
  found: [
    {
      ...afterRelease(
        "as Prisma writes it",
        `BEGIN;
CREATE TYPE "Role_new" AS ENUM ('ADMIN', 'USER');
ALTER TABLE "users" ALTER COLUMN "role" DROP DEFAULT;
ALTER TABLE "users" ALTER COLUMN "role" TYPE "Role_new" USING ("role"::text::"Role_new");
ALTER TYPE "Role" RENAME TO "Role_old";
ALTER TYPE "Role_new" RENAME TO "Role";
DROP TYPE "Role_old";
ALTER TABLE "users" ALTER COLUMN "role" SET DEFAULT 'USER';
COMMIT;`,
      ),
      findings: [{ subject: "Role", seen: "GUEST" }],
    },
    {
      why: "MySQL: fewer values of a column",
      provider: "mysql",
      migrations: [
        `CREATE TABLE \`users\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`email\` VARCHAR(191) NULL, \`role\` ENUM('ADMIN', 'GUEST') NOT NULL, PRIMARY KEY (\`id\`));`,
        `ALTER TABLE \`users\` MODIFY \`role\` ENUM('ADMIN') NOT NULL;`,
      ],
      findings: [{ subject: "users.role", seen: "loses 'GUEST'" }],
    },
  ],
};
