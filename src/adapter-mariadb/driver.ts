import type { ConnectionConfig } from "mariadb";

/** `query` goes by the text protocol, `execute` by the binary one. */
export type Protocol = "query" | "execute";

export interface Statement {
  readonly sql: string;
}

type Send = (statement: Statement, values?: readonly unknown[]) => Promise<unknown>;

/** What is used of a connection that a pool of `mariadb` lends. */
export interface Connection extends Record<Protocol, Send> {
  /** One object per connection to the server, whereas a pool lends the same one in ever new wrappers. */
  readonly info: object | null;
  release(): Promise<void>;
  on(event: "error", listener: (error: unknown) => void): unknown;
  off(event: "error", listener: (error: unknown) => void): unknown;
}

/** What is used of a pool of `mariadb`. */
export interface Pool extends Record<Protocol, Send> {
  getConnection(): Promise<Connection>;
  on(event: "acquire", listener: (inner: unknown) => void): unknown;
  off(event: "acquire", listener: (inner: unknown) => void): unknown;
}

/**
 * The connection inside of the one that is lent. `mariadb` 3 gives it to whoever listens to `acquire`, before a statement
 * can be sent on it; its types show the outer one there.
 */
export interface InnerConnection {
  readonly opts: ConnectionConfig;
  readonly info: { isMariaDB(): boolean };
  /** Gone when the connection is closed. */
  readonly socket?: { destroy(error: Error): void };
  query(
    command: { readonly sql: string; readonly opts?: { readonly rowsAsArray: boolean } },
    resolve: (result: unknown) => void,
    reject: (error: unknown) => void,
  ): void;
}

/** `undefined`: a pool that does not say what it lends, such as one of a PoolCluster. */
export function poolOf(driver: unknown): Pool | undefined {
  return hasMethods(driver, ["query", "execute", "getConnection", "on", "off"]) ? (driver as Pool) : undefined;
}

/** `undefined`: a version of `mariadb` that keeps these things elsewhere. */
export function innerConnectionOf(value: unknown): InnerConnection | undefined {
  if (!hasMethods(value, ["query"])) return undefined;
  const { opts, info, socket } = value as {
    readonly opts?: unknown;
    readonly info?: unknown;
    readonly socket?: unknown;
  };
  const isKnown =
    typeof opts === "object" && opts !== null && hasMethods(info, ["isMariaDB"]) && hasMethods(socket, ["destroy"]);
  return isKnown ? (value as InnerConnection) : undefined;
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== "object" || value === null) return false;
  return names.every((name) => typeof (value as { readonly [key: string]: unknown })[name] === "function");
}
