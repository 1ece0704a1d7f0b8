import pg from "pg";
import type { PoolClient } from "pg";

/**
 * What pg 8 keeps of a connection, beyond its types: where it goes, how, and the key that cancels its statements
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS).
 */
export interface Backend {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
  readonly ssl: unknown;
  readonly sslNegotiation?: string;
  readonly connection: Connection;
}

/** pg's own connection: it negotiates TLS as the pool's connections do. */
interface Connection {
  readonly stream: Socket;
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
  on(event: "connect" | "sslconnect" | "end" | "error", listener: () => void): this;
}

export interface Socket {
  readonly remoteAddress?: string;
  readonly destroyed?: boolean;
  destroy(error?: Error): void;
}

type ConnectionClass = new (config: object) => Connection;

const exports: Readonly<Record<string, unknown>> = pg;
/** pg's types know of it only what a client's events tell. */
export const Connection = exports["Connection"] as ConnectionClass;

/**
 * `undefined`: a client of another kind (pg-native), or of a version that keeps these things elsewhere. The key is `null`
 * where the server has given none, as some poolers do: then nothing can be cancelled, only closed.
 */
export function backendOf(client: PoolClient): Backend | undefined {
  return isBackend(client) ? client : undefined;
}

/** All of it is private in pg's types. */
function isBackend(client: object): client is Backend {
  const { processID, secretKey, connection }: Partial<Backend> = client;
  return processID !== undefined && secretKey !== undefined && connection?.stream !== undefined;
}
