import { defineCheck } from "../../../check.js";
import { looked, notApplicable, unknown, type Finding } from "../../../outcome.js";
import { baseline } from "../../baseline.js";
import { isMissing } from "../../base-revision.js";
import { migrationFiles } from "../../migration-files.js";

export default defineCheck({
  id: "MIG013",
  title: "Migrations that were there are as they were",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const [since, { migrations, folder, sentence }] = await Promise.all([fact(baseline), fact(migrationFiles)]);
    if (isMissing(since)) return unknown(since.subject, since.seen, since.write);
    const isMigration = (file: string): boolean => file.endsWith("/migration.sql");
    const edited = since.edited.filter(isMigration);
    const removed = since.removed.filter(isMigration);
    if (migrations.length + removed.length === 0) return notApplicable(`there are no migrations in ${folder}`);
    return looked(sentence, [...edited.map(editedFinding), ...removed.map(removedFinding)]);
  },
});

function editedFinding(file: string): Finding {
  return {
    subject: nameOf(file),
    seen: `${nameOf(file)} has another text than where it was applied`,
    consequence:
      "its change reaches no database that has applied it, and `prisma migrate dev` wants to reset the developers' ones, as the checksum differs",
    write:
      "Put the old text back (git checkout), and write what is new as a migration of its own: npx prisma migrate dev",
    place: { file, line: 1 },
  };
}

function removedFinding(file: string): Finding {
  return {
    subject: nameOf(file),
    seen: `${nameOf(file)} is gone`,
    consequence:
      "databases that have applied it and new ones are no longer alike, and `prisma migrate deploy` cannot tell",
    write:
      "Put it back (git checkout). To make one of many, see `prisma migrate resolve --applied` (squashing migrations).",
  };
}

function nameOf(file: string): string {
  return file.split("/").at(-2) ?? file;
}
