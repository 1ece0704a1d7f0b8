import type pg from "pg";
import * as v from "valibot";
import { connectionProblem } from "./connection-problem.js";
import { loadDriver } from "./driver.js";
import { none, type NoSession } from "./no-session.js";
import { OneAtATime } from "./one-at-a-time.js";
import { CONNECT_TIMEOUT_MS, STATEMENT_TIMEOUT_MS } from "./time-limits.js";

/** What a row has to be, and what it becomes. */
export type RowSchema<Row> = v.GenericSchema<unknown, Row>;

export interface PostgresSession {
  readonly kind: "postgres";
  /** The role that the URL logs in as. */
  readonly role: string;
  readonly database: string;
  /** Where unqualified names are looked up first: `?schema=` of the URL, else what the server says. */
  readonly schema: string;
  /** As `server_version_num`: 180001 is 18.1. */
  readonly version: number;
  readonly isSuperuser: boolean;
  /** Another backend than the one that was connected to answers: a pooler stands between. */
  readonly isPooled: boolean;
  /** TLS between this process and what it is connected to. */
  readonly hasTls: boolean;
  /** In a transaction of its own that cannot write, names looked up in pg_catalog only, within 10 seconds. */
  readonly rows: <Row>(row: RowSchema<Row>, sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  /** The same for a query that has one row. */
  readonly row: <Row>(row: RowSchema<Row>, sql: string, values?: readonly unknown[]) => Promise<Row>;
  /** How the planner would read what a SELECT asks for, which is not run. `isForced`: by an index, if there is one. */
  readonly plan: (select: string, isForced: boolean) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/**
 * Only for one transaction: what is set for a session would stay on a connection that a pooler hands to the application next.
 */
const BEGIN = `BEGIN TRANSACTION READ ONLY;
SET LOCAL search_path = pg_catalog;
SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS};
SET LOCAL lock_timeout = ${STATEMENT_TIMEOUT_MS}`;

const FORCED = `${BEGIN};
SET LOCAL enable_seqscan = off`;

const LOGIN = `SELECT current_user::text AS role, current_database()::text AS database, current_schema()::text AS schema,
  current_setting('server_version_num')::int AS version, current_setting('is_superuser') = 'on' AS "isSuperuser",
  pg_backend_pid() AS backend, version() LIKE 'CockroachDB%' AS "isCockroach"`;

const login = v.object({
  role: v.string(),
  database: v.string(),
  schema: v.nullable(v.string()),
  version: v.number(),
  isSuperuser: v.boolean(),
  backend: v.number(),
  isCockroach: v.boolean(),
});

export async function connectPostgres(root: string, url: string): Promise<PostgresSession | NoSession> {
  const driver = await loadDriver<typeof pg>(root, "pg");
  if (driver === undefined) return none("the driver `pg` is not installed", "npm install pg");
  let client: pg.Client | undefined;
  try {
    client = new driver.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS * 2,
      application_name: "prisma-hardening check",
    });
    // What breaks between two statements is told by the next one.
    client.on("error", () => undefined);
    await client.connect();
    return await sessionOf(client, url);
  } catch (error) {
    void client?.end().catch(() => undefined);
    const { seen, write } = connectionProblem(error);
    return none(seen, write);
  }
}

async function sessionOf(client: pg.Client, url: string): Promise<PostgresSession | NoSession> {
  const { rows: answers } = await client.query<Record<string, unknown>>(LOGIN);
  const { backend, isCockroach, schema, ...about } = v.parse(login, answers[0]);
  if (isCockroach) {
    await client.end();
    return none("the server is CockroachDB", "These checks are for PostgreSQL; attest what they would look at.");
  }
  const queue = new OneAtATime();
  const read = (begin: string, sql: string, values: readonly unknown[] = []): Promise<readonly unknown[]> =>
    queue.run(async () => {
      await client.query(begin);
      try {
        return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
      } finally {
        // What has gone wrong before says more.
        await client.query("ROLLBACK").catch(() => undefined);
      }
    });
  const rows: PostgresSession["rows"] = async (row, sql, values) =>
    v.parse(v.array(row), await read(BEGIN, sql, values));
  return {
    kind: "postgres",
    ...about,
    schema: schemaParameter(url) ?? schema ?? "public",
    isPooled: processIdOf(client) !== backend,
    hasTls: hasTls(client),
    rows,
    plan: async (select, isForced) => (await read(isForced ? FORCED : BEGIN, `EXPLAIN (FORMAT JSON) ${select}`))[0],
    row: async (row, sql, values) => v.parse(row, (await rows(row, sql, values))[0]),
    close: () => client.end(),
  };
}

/** Prisma's own parameter, which node-postgres does not read. */
function schemaParameter(url: string): string | undefined {
  const schema = URL.canParse(url) ? new URL(url).searchParams.get("schema") : null;
  return schema === null || schema === "" ? undefined : schema;
}

/** What pg 8 keeps of a connection, beyond its types. */
function processIdOf(client: pg.Client): unknown {
  return Reflect.get(client, "processID");
}

function hasTls(client: pg.Client): boolean {
  const connection: unknown = Reflect.get(client, "connection");
  const stream: unknown = typeof connection === "object" && connection !== null && Reflect.get(connection, "stream");
  return typeof stream === "object" && stream !== null && Reflect.get(stream, "encrypted") === true;
}
