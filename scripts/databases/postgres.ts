import pg from "pg";
import { startContainer } from "./containers.js";
import { startEmbeddedPostgres } from "./embedded-postgres.js";
import {
  CONNECT_TIMEOUT_MS,
  DatabaseUnavailable,
  newNamespace,
  QUERY_TIMEOUT_MS,
  type DatabaseServer,
} from "./server.js";

/**
 * The PostgreSQL that `TEST_POSTGRES_URL` names; without it one in a container with `TEST_CONTAINERS=1`; else the one of
 * embedded-postgres.
 */
export async function openPostgres(): Promise<DatabaseServer> {
  const given = process.env["TEST_POSTGRES_URL"];
  if (given) return describe(given, "TEST_POSTGRES_URL", () => Promise.resolve());
  if (process.env["TEST_CONTAINERS"] === "1") {
    const container = await startContainer("postgres");
    return describe(container.url, container.image, container.stop);
  }
  const embedded = await startEmbeddedPostgres();
  return describe(embedded.url, "embedded-postgres", embedded.stop);
}

async function describe(url: string, origin: string, end: () => Promise<void>): Promise<DatabaseServer> {
  const namespace = newNamespace();
  try {
    const [row] = await queryPostgres(url, "SELECT current_setting('server_version') AS version");
    const version = String(row?.["version"]).split(" ")[0] ?? "";
    const stop = async (): Promise<void> => {
      if (origin === "TEST_POSTGRES_URL") await dropPostgresDatabases(url, namespace);
      await end();
    };
    return { provider: "postgresql", name: "PostgreSQL", url, version, origin, namespace, stop };
  } catch (error) {
    await end();
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new DatabaseUnavailable(`The PostgreSQL of ${origin} does not answer: ${reason}.`, { cause: error });
  }
}

export async function queryPostgres(url: string, sql: string, values?: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export async function createPostgresDatabase(url: string, name: string): Promise<void> {
  await queryPostgres(url, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
}

export async function dropPostgresDatabase(url: string, name: string): Promise<void> {
  await queryPostgres(url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

async function dropPostgresDatabases(url: string, namespace: string): Promise<void> {
  const rows = await queryPostgres(url, "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [namespace]);
  for (const row of rows) await dropPostgresDatabase(url, String(row["datname"]));
}
