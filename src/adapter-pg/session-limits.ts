import type { PoolClient } from "pg";
import { backendOf } from "./backend.js";
import { isBroken } from "./connection.js";

/** Milliseconds after which a server stops a statement whose client has gone; PostgreSQL looks this often. */
const CONNECTION_CHECK_MS = 1_000;

/**
 * The server's own limits, for the case that this process dies: set on a connection once, where nobody has set them, and
 * only where the backend is the one that was connected to. Behind a pooler such as PgBouncer it is another one, shared
 * with other clients, whose settings are not this process's to change.
 *
 * `client_connection_check_interval` exists from PostgreSQL 14 on.
 */
const SET_LIMITS = `SELECT
  CASE WHEN current_setting('statement_timeout') = '0' THEN set_config('statement_timeout', $2, false) END,
  CASE WHEN current_setting('client_connection_check_interval', true) = '0'
    THEN set_config('client_connection_check_interval', $3, false) END
WHERE pg_backend_pid() = $1`;

const SET_STATEMENT_TIMEOUT = `SELECT set_config('statement_timeout', $2, false)
WHERE current_setting('statement_timeout') = '0' AND pg_backend_pid() = $1`;

/** @param statementTimeout - milliseconds, or `false`: no limit of ours. */
export async function setSessionLimits(client: PoolClient, statementTimeout: number | false): Promise<void> {
  const backend = backendOf(client);
  if (statementTimeout === false || backend === undefined) return;
  const values = [backend.processID, String(statementTimeout), String(CONNECTION_CHECK_MS)];
  try {
    await client.query(SET_LIMITS, values);
  } catch (error) {
    if (isBroken(error)) throw error;
    // A server on a system that cannot see whether a client has gone refuses the second of the two.
    await client.query(SET_STATEMENT_TIMEOUT, values.slice(0, 2));
  }
}
