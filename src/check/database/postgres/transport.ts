import * as v from "valibot";
import type { PostgresSession } from "../session/postgres-session.js";

/** How the server sees the connection that asks. */
export interface Transport {
  readonly hasTls: boolean;
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly isSocket: boolean;
  readonly isLoopback: boolean;
  /** The server can do TLS at all. */
  readonly canTls: boolean;
  /** It listens beyond its own machine. */
  readonly isReachable: boolean;
}

const transport = v.object({
  hasTls: v.boolean(),
  protocol: v.nullable(v.string()),
  cipher: v.nullable(v.string()),
  isSocket: v.boolean(),
  isLoopback: v.boolean(),
  canTls: v.boolean(),
  listens: v.string(),
});

const LOCAL: ReadonlySet<string> = new Set(["", "localhost", "127.0.0.1", "::1"]);

export async function transportOf({ row }: PostgresSession): Promise<Transport> {
  const { listens, ...seen } = await row(
    transport,
    `SELECT COALESCE(s.ssl, false) AS "hasTls", s.version AS protocol, s.cipher, inet_client_addr() IS NULL AS "isSocket",
       COALESCE(inet_client_addr() << inet '127.0.0.0/8' OR inet_client_addr() = inet '::1', false) AS "isLoopback",
       current_setting('ssl') = 'on' AS "canTls", current_setting('listen_addresses') AS listens
     FROM (SELECT pg_backend_pid() AS pid) me LEFT JOIN pg_stat_ssl s USING (pid)`,
  );
  return { ...seen, isReachable: !listens.split(",").every((address) => LOCAL.has(address.trim())) };
}
