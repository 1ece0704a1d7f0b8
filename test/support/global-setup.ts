import type { TestProject } from "vitest/node";
import { buildPlugin } from "../../scripts/bootstrap/build-plugin.mjs";
import { DatabaseUnavailable, openMariadb, openPostgres, openSqlite, type DatabaseServer } from "./databases.js";
import type { MissingDatabase } from "./each-database.js";

/** Builds the ESLint plugin, and starts the databases once for all test files, which learn of them by `inject`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildPlugin();
  const opened = await Promise.allSettled([openPostgres(), openMariadb(), openSqlite()]);
  const servers = opened.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  try {
    const missing = ["PostgreSQL", "MariaDB", "SQLite"].flatMap((name, index): MissingDatabase[] => {
      const result = opened[index];
      return result?.status === "rejected" ? [missingDatabase(name, result.reason)] : [];
    });
    project.provide("servers", servers.map(address));
    project.provide("missingDatabases", missing);
  } catch (error) {
    await stopAll(servers);
    throw error;
  }
  return () => stopAll(servers);
}

/** Only MariaDB may be missing, and only where nobody asked for it. */
function missingDatabase(name: string, error: unknown): MissingDatabase {
  const isAskedFor = name !== "MariaDB" || Boolean(process.env["TEST_MARIADB_URL"] ?? process.env["TEST_CONTAINERS"]);
  if (isAskedFor || !(error instanceof DatabaseUnavailable)) throw error;
  return { name, reason: error.message };
}

function address({ stop: _stop, ...plain }: DatabaseServer): Omit<DatabaseServer, "stop"> {
  return plain;
}

async function stopAll(servers: readonly DatabaseServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()));
}
