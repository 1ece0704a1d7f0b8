import mariadb from "mariadb";
import { startContainer } from "./containers.js";
import {
  CONNECT_TIMEOUT_MS,
  DatabaseUnavailable,
  newNamespace,
  QUERY_TIMEOUT_MS,
  type DatabaseServer,
} from "./server.js";

/** The MariaDB or MySQL that `TEST_MARIADB_URL` names; without it one in a container with `TEST_CONTAINERS=1`; else none. */
export async function openMariadb(): Promise<DatabaseServer> {
  const given = process.env["TEST_MARIADB_URL"];
  if (given) return describe(given, "TEST_MARIADB_URL", () => Promise.resolve());
  if (process.env["TEST_CONTAINERS"] === "1") {
    const container = await startContainer("mariadb");
    return describe(container.url, container.image, container.stop);
  }
  throw new DatabaseUnavailable(
    "npm has no MariaDB to run. Name a server in TEST_MARIADB_URL (mysql://root@127.0.0.1:3306/test), " +
      "or set TEST_CONTAINERS=1 to run one with Docker.",
  );
}

async function describe(url: string, origin: string, end: () => Promise<void>): Promise<DatabaseServer> {
  const namespace = newNamespace();
  try {
    const [row] = await queryMariadb(url, "SELECT version() AS version");
    const [version = "", product] = String(row?.["version"]).split("-");
    const stop = async (): Promise<void> => {
      if (origin === "TEST_MARIADB_URL") await dropMariadbDatabases(url, namespace);
      await end();
    };
    const name = product === "MariaDB" ? "MariaDB" : "MySQL";
    return { provider: "mysql", name, url, version, origin, namespace, stop };
  } catch (error) {
    await end();
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailable(`The MariaDB of ${origin} does not answer: ${reason}.`, { cause: error });
  }
}

export async function queryMariadb(url: string, sql: string, values?: string[]): Promise<Record<string, unknown>[]> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const connection = await mariadb.createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    connectTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: QUERY_TIMEOUT_MS,
    multipleStatements: true,
  });
  connection.on("error", () => undefined);
  try {
    return await connection.query<Record<string, unknown>[]>(sql, values);
  } finally {
    await connection.end();
  }
}

export async function createMariadbDatabase(url: string, name: string): Promise<void> {
  await queryMariadb(url, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
}

export async function dropMariadbDatabase(url: string, name: string): Promise<void> {
  await queryMariadb(url, `DROP DATABASE IF EXISTS \`${name}\``);
}

async function dropMariadbDatabases(url: string, namespace: string): Promise<void> {
  const rows = await queryMariadb(
    url,
    "SELECT schema_name AS name FROM information_schema.schemata WHERE LEFT(schema_name, CHAR_LENGTH(?)) = ?",
    [namespace, namespace],
  );
  for (const row of rows) await dropMariadbDatabase(url, String(row["name"]));
}
