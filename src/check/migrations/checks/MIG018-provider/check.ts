import { defineCheck } from "../../../check.js";
import { looked, notApplicable, unknown } from "../../../outcome.js";
import { projectSchema } from "../../../project/project-schema.js";
import { lockFile } from "../../lock-file.js";
import { migrationFiles } from "../../migration-files.js";

export default defineCheck({
  id: "MIG018",
  title: "migration_lock.toml names the database of the schema",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const { folder, migrations } = await context.fact(migrationFiles);
    if (migrations.length === 0) return notApplicable(`there are no migrations in ${folder}`);
    const schema = await context.fact(projectSchema);
    const subject = `${folder}/migration_lock.toml`;
    if (!schema.isReadable) return unknown(subject, schema.seen.replace(/\.$/, ""), schema.write);
    const lock = await lockFile(context.root, folder);
    const write = `provider = "${schema.provider}"`;
    if (lock === undefined) {
      const seen = `${subject} is not there, or names no provider`;
      const consequence = "`prisma migrate deploy` applies the migrations to whatever database it is given";
      return looked(seen, [{ subject, seen, consequence, write: `${write} in ${subject}, and have it in git.` }]);
    }
    const { name, provider, line } = lock;
    if (provider === schema.provider) return looked(`both say ${schema.provider}`);
    const seen = `${subject} says ${name}, and the schema says ${schema.provider}`;
    const consequence = "`prisma migrate deploy` stops with P3019, and the release with it";
    const manner = `${write} in ${subject} if the migrations are written for it; else a new folder of migrations that begins anew.`;
    return looked(seen, [{ subject, seen, consequence, write: manner, place: { file: subject, line } }]);
  },
});
