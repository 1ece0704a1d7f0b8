import pg from "pg";
import { hardening, type HardeningOptions } from "prisma-hardening";
import { PrismaPg, type PrismaPgOptions } from "prisma-hardening/adapter-pg";
import { afterAll, beforeAll } from "vitest";
import { PrismaClient } from "../generated/postgresql/client/client.js";
import { models } from "../generated/postgresql/hardening/models.js";
import { applySchema, createDatabase, runScript } from "../support/databases.js";
import { postgres } from "../support/each-database.js";
import { eventually } from "./eventually.js";

export type Options = Partial<HardeningOptions<typeof models>>;

/** Prisma's own limits of an interactive transaction, in milliseconds. */
interface TransactionOptions {
  readonly maxWait?: number;
  readonly timeout?: number;
}

/** A client on the drop-in adapter. */
export interface Client {
  readonly prisma: ReturnType<typeof harden>;
  /** The pool of the adapter. */
  readonly pool: pg.Pool;
}

/** A database of its own, and a witness that sees what its other connections are doing. */
export interface Stage {
  readonly url: string;
  /** A connection of its own, on no pool. In no transaction, where it would see the activity of others as it once was. */
  readonly witness: pg.Client;
  /** A second one, for transactions that hold a lock. */
  readonly locker: pg.Client;
  /** Ended with the test file. */
  open(
    options?: Options,
    config?: pg.PoolConfig,
    adapter?: PrismaPgOptions,
    transactionOptions?: TransactionOptions,
  ): Client;
  /** The statements that other connections of this database run now. */
  active(): Promise<string[]>;
  /** Waits until the database runs a statement that contains `text`. */
  running(text: string, count?: number): Promise<void>;
  /** Waits until no other connection runs anything, or has a transaction open. Answers the milliseconds it took. */
  idle(): Promise<number>;
  /** What became of the writes: the `views` of a post. */
  views(id?: number): Promise<number>;
}

const WITNESS = "witness";

/** Rows that each test may change as it likes, if it puts them back. */
const ROWS = `
  INSERT INTO "Org" ("id", "name") VALUES (1, 'Acme');
  INSERT INTO "User" ("id", "email", "name", "orgId") SELECT n, 'user' || n, 'user ' || n, 1 FROM generate_series(1, 20) AS n;
  INSERT INTO "Post" ("id", "title", "views", "authorId") SELECT n, 'post ' || n, 1000, n FROM generate_series(1, 20) AS n;
  INSERT INTO "Tag" ("id", "name") VALUES (1, 'red');`;

export function openStage(name: string): Stage {
  const opened: { url: string; connections: pg.Client[] } = { url: "", connections: [] };
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const database = await createDatabase(postgres(), name);
    ends.push(() => database.stop());
    await applySchema(database.url, "test/generated/postgresql/schema.prisma", { foreignKeys: true });
    await runScript(database.url, ROWS);
    opened.url = database.url;
    opened.connections = [await connect(database.url), await connect(database.url)];
    ends.push(() => Promise.all(opened.connections.map((connection) => connection.end())));
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  const connection = (index: number): pg.Client => {
    const found = opened.connections[index];
    if (found === undefined) throw new Error("The database is opened before the first test.");
    return found;
  };
  const seen = async (...states: readonly string[]): Promise<string[]> => {
    const sql = `SELECT "query" FROM pg_stat_activity
      WHERE datname = current_database() AND state = ANY ($1) AND application_name <> $2`;
    const { rows } = await connection(0).query<{ query: string }>(sql, [states, WITNESS]);
    return rows.map(({ query }) => query);
  };
  const active = (): Promise<string[]> => seen("active");
  return {
    get url() {
      return opened.url;
    },
    get witness() {
      return connection(0);
    },
    get locker() {
      return connection(1);
    },
    active,
    open(options, config, adapter, transactionOptions) {
      const pool = { connectionString: opened.url, max: 5, ...config };
      const client = openClient(pool, options, adapter, transactionOptions);
      ends.push(() => client.prisma.$disconnect());
      return client;
    },
    running: (text, count = 1) =>
      eventually(
        () => active(),
        (queries) => queries.filter((query) => query.includes(text)).length === count,
      ),
    idle: async () => {
      const start = performance.now();
      await eventually(
        () => seen("active", "idle in transaction", "idle in transaction (aborted)"),
        (queries) => queries.length === 0,
      );
      return performance.now() - start;
    },
    async views(id = 1) {
      const { rows } = await connection(0).query<{ views: number }>('SELECT "views" FROM "Post" WHERE "id" = $1', [id]);
      return rows[0]?.views ?? NaN;
    },
  };
}

/** A hardened client, with the pool that it works on. */
export function openClient(
  config: pg.PoolConfig,
  options: Options = {},
  adapterOptions: PrismaPgOptions = {},
  transactionOptions: TransactionOptions = {},
): Client {
  const pool = new pg.Pool(config);
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, ...adapterOptions });
  return { pool, prisma: harden(new PrismaClient({ adapter, transactionOptions }), options) };
}

export function harden(client: PrismaClient, options: Options = {}) {
  return client.$extends(hardening({ models, raw: "allow", ...options }));
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: WITNESS });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
