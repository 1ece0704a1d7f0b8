import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import { migrationFiles } from "../../../migrations/migration-files.js";
import { looked, notApplicable, unknown, type Outcome } from "../../../outcome.js";
import { compareMigrations } from "../../migrations/compare.js";
import { migrationHistory } from "../../migrations/migration-history.js";
import { onDatabase } from "../../on-database.js";
import { counted } from "../../../wording.js";
import { postgresName } from "../../wording.js";

export default defineCheck({
  id: "DB007",
  title: "Every migration is applied, as it stands in the project",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "_prisma_migrations",
    postgres: (session, context) => judge(context, postgresName(session.role), session.database),
    mysql: (session, context) => judge(context, session.account.quoted, session.database),
  }),
});

/** @param grantee - as a statement names it. */
async function judge(context: CheckContext, grantee: string, database: string): Promise<Outcome> {
  const [history, { migrations: local, folder }] = await Promise.all([
    context.fact(migrationHistory),
    context.fact(migrationFiles),
  ]);
  switch (history?.kind) {
    case "hidden":
      return unknown(
        "_prisma_migrations",
        `${history.table} may not be read`,
        `GRANT SELECT ON ${history.table} TO ${grantee};`,
      );
    case "read": {
      const evidence = `${counted(local.length, "migration")} in ${folder}, ${counted(history.applied.length, "row")} in _prisma_migrations`;
      return looked(evidence, compareMigrations(history.applied, local));
    }
    default:
      return local.length === 0
        ? notApplicable("neither the project nor the database has migrations")
        : looked(`the tables of ${database}`, [
            {
              subject: "_prisma_migrations",
              seen: `the database has no _prisma_migrations, and ${folder} has ${counted(local.length, "migration")}`,
              consequence:
                "nobody knows what was applied: it is the wrong database, an empty one, or one made by db push",
              write:
                "npx prisma migrate deploy  # or, where the tables are there already: prisma migrate resolve --applied <name> for each",
            },
          ]);
  }
}
