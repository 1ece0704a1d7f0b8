import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import type { NewMigration } from "../../new-migrations.js";
import { warningsIn } from "../../prisma-warnings.js";
import { counted } from "../../wording.js";

export default defineCheck({
  id: "MIG011",
  title: "What Prisma itself has warned of in a migration was looked at",
  severity: "warning",
  profiles: ["pr", "release"],
  run: (context) => onNewMigrations(context, () => ({ look })),
});

function look({ migration }: NewMigration): readonly Finding[] {
  const warnings = warningsIn(migration.sql);
  if (warnings.length === 0) return [];
  const { name, file } = migration;
  const [{ line } = { line: 1 }] = warnings;
  return [
    {
      subject: name,
      seen: `Prisma wrote ${counted(warnings.length, "warning")} at the top of ${name}`,
      consequence: "data is lost, or the deployment fails on rows that the developer's database does not have",
      write: `Look at each; then say so in hardening.config.ts:
waivers: [{ id: "MIG011", scope: "${name}", reason: "...", owner: "...", expires: "..." }]`,
      place: { file, line },
    },
  ];
}
