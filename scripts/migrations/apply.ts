import { runScript } from "../databases/apply-schema.js";
import { readMigrations } from "./migration-files.js";

/** Applies prisma/migrations to an empty database, as `prisma migrate deploy` does. */
export async function applyMigrations(databaseUrl: string): Promise<void> {
  for (const { name, sql } of readMigrations()) {
    try {
      await runScript(databaseUrl, sql);
    } catch (error) {
      throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}
