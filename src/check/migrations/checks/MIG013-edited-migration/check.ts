import { defineCheck } from "../../../check.js";
import { looked, notApplicable, unknown, type Finding } from "../../../outcome.js";
import { baseRevision, isMissing } from "../../base-revision.js";
import { changedFiles } from "../../changed-files.js";
import { migrationFiles } from "../../migration-files.js";
import { migrationFolder } from "../../migration-folder.js";
import { counted } from "../../wording.js";

export default defineCheck({
  id: "MIG013",
  title: "Migrations that were there are as they were",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const [base, changed, folder] = await Promise.all([fact(baseRevision), fact(changedFiles), fact(migrationFolder)]);
    const { migrations } = await fact(migrationFiles);
    if (isMissing(changed)) return unknown(changed.subject, changed.seen, changed.write);
    const isMigration = (file: string): boolean => file === `${folder}/${nameOf(file)}/migration.sql`;
    const edited = changed.edited.filter(isMigration);
    const removed = changed.removed.filter(isMigration);
    if (migrations.length + removed.length === 0) return notApplicable(`there are no migrations in ${folder}`);

    if (base === undefined || isMissing(base)) {
      const write = "git init, and commit the migrations with the code.";
      return unknown(folder, "there is no git repository that says what the migrations were", write);
    }
    if (base.revision === undefined && base.isFirst) return notApplicable(base.name);
    if (base.revision === undefined) {
      return unknown(folder, base.name, "git tag v1.2.3 at each release, or name the revision in production: --base");
    }
    const sentence = `${counted(migrations.length, "migration")}, compared with ${base.name}`;
    return looked(sentence, [...edited.map(editedFinding), ...removed.map(removedFinding)]);
  },
});

function editedFinding(file: string): Finding {
  return {
    subject: nameOf(file),
    seen: `${nameOf(file)} has another text than before`,
    consequence:
      "its change reaches no database that has applied it: `prisma migrate deploy` does not run it again, and `prisma migrate dev` asks to reset the developers' databases",
    write: `git log -p -- ${file}  # put the old text back
npx prisma migrate dev  # and write the change as a migration of its own`,
    place: { file, line: 1 },
  };
}

function removedFinding(file: string): Finding {
  return {
    subject: nameOf(file),
    seen: `${nameOf(file)} is gone`,
    consequence:
      "databases that have applied it and those that are made anew are no longer alike, and `prisma migrate deploy` does not fail on it",
    write: `Bring ${file} back from git. To make one migration of many: https://www.prisma.io/docs/orm/v6/prisma-migrate/workflows/squashing-migrations`,
  };
}

function nameOf(file: string): string {
  return file.split("/").at(-2) ?? file;
}
