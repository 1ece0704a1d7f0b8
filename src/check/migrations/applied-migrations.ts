import { defineFact } from "../context.js";
import { migrationHistory } from "../database/migrations/migration-history.js";
import { databaseSession } from "../database/session/database-session.js";
import type { MissingRevision } from "./base-revision.js";

/** The names of the migrations that the database of `--database` has; `undefined` where none is named. */
export const appliedMigrations = defineFact<ReadonlySet<string> | MissingRevision | undefined>({
  read: async (context) => {
    if (context.databaseUrl === undefined) return undefined;
    const session = await context.fact(databaseSession);
    if (session.kind === "none") {
      const write = "See what the checks of the database say; without --database, git says which migrations are new.";
      return { subject: "_prisma_migrations", seen: "the database of --database cannot be asked", write };
    }
    const history = await context.fact(migrationHistory);
    if (history?.kind === "hidden") {
      const write = `GRANT SELECT ON ${history.table}, or leave --database out: git says then which migrations are new.`;
      return { subject: "_prisma_migrations", seen: `${history.table} may not be read`, write };
    }
    const applied = history?.kind === "read" ? history.applied : [];
    // One that has failed runs again, once it is resolved.
    const inForce = applied.filter(({ isFinished, isRolledBack }) => isFinished && !isRolledBack);
    return new Set(inForce.map(({ name }) => name));
  },
});
