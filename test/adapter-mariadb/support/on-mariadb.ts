import type { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils";
import { afterAll, beforeAll, expect } from "vitest";
import { queryMariadb } from "../../../scripts/databases/mariadb.js";
import { PrismaMariaDb, type PrismaMariaDbOptions } from "../../../src/adapter-mariadb/index.js";
import { createDatabase, type Database, type ServerAddress } from "../../support/databases.js";
import { describeOnMariadbServer } from "../../support/each-database.js";

/** A database on the MariaDB or MySQL of this run, and a second connection to it that looks at what happens. */
export class World {
  readonly #server: ServerAddress;
  readonly #name: string;
  readonly #adapters: SqlDriverAdapter[] = [];
  #database: Database | undefined;

  constructor(server: ServerAddress, name: string) {
    this.#server = server;
    this.#name = name;
  }

  async open(): Promise<void> {
    this.#database = await createDatabase(this.#server, this.#name);
    await this.look("CREATE TABLE account (id INT PRIMARY KEY, balance INT NOT NULL) ENGINE=InnoDB");
    await this.look("INSERT INTO account VALUES (1, 100), (2, 100)");
  }

  async close(): Promise<void> {
    for (const adapter of this.#adapters) await adapter.dispose();
    await this.#database?.stop();
  }

  get url(): string {
    if (this.#database === undefined) throw new Error("The database is made before the tests.");
    return this.#database.url;
  }

  get isMariaDB(): boolean {
    return this.#server.name === "MariaDB";
  }

  settings(connectionLimit = 2): { host: string; port: number; user: string; password: string; database: string } & {
    connectionLimit: number;
  } {
    const { hostname, port, username, password, pathname } = new URL(this.url);
    const account = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
    return { host: hostname, port: Number(port || 3306), ...account, database: pathname.slice(1), connectionLimit };
  }

  /** An adapter as Prisma gets it, closed with the world. */
  async connect(options: PrismaMariaDbOptions = {}, settings: object = {}): Promise<SqlDriverAdapter> {
    const adapter = await new PrismaMariaDb({ ...this.settings(), ...settings }, options).connect();
    this.#adapters.push(adapter);
    return adapter;
  }

  /** On a connection of its own. */
  look(text: string): Promise<Record<string, unknown>[]> {
    return queryMariadb(this.url, text);
  }

  /** Whether a statement with this text in it is running in the database. */
  async isRunning(text: string): Promise<boolean> {
    const rows = await this.look(
      `SELECT id FROM information_schema.processlist WHERE info LIKE '%${text}%' AND id <> CONNECTION_ID()`,
    );
    return rows.length > 0;
  }

  async balances(): Promise<number[]> {
    const rows = await this.look("SELECT balance FROM account ORDER BY id");
    return rows.map((row) => Number(row["balance"]));
  }

  async seeRunning(text: string): Promise<void> {
    await expect.poll(() => this.isRunning(text), { timeout: 5_000, interval: 5 }).toBe(true);
  }
}

export function describeOnMariadb(name: string, body: (world: World) => void): void {
  describeOnMariadbServer(name, (server) => {
    const world = new World(server, name);
    beforeAll(() => world.open());
    afterAll(() => world.close());
    body(world);
  });
}

export function sql(text: string): SqlQuery {
  return { sql: text, args: [], argTypes: [] };
}

/**
 * Minutes of work. Not SLEEP: all sleepers of a MariaDB 10.11 share one mutex, and of several that are killed at the same
 * time some sleep on (19 of 1 381, and none of 2 160 that worked or waited for a lock).
 */
export const LONG = "BENCHMARK(1000000000, SHA2('a', 512))";
