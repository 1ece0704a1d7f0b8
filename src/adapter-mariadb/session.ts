import type { ConnectionConfig } from "mariadb";
import type { InnerConnection } from "./driver.js";

/** Which thread of which server a connection is: thread ids are counted per server. */
export interface ServerThread {
  readonly server: string;
  readonly id: string;
}

/** Answers one row of one column: a name can lead to another server each time, this tells them apart. */
export const SERVER_AND_THREAD = "SELECT CONCAT_WS(' ', CONNECTION_ID(), @@hostname, @@port, @@server_id)";

/** `undefined`: not an answer to {@link SERVER_AND_THREAD}. */
export function serverThreadOf(rows: unknown): ServerThread | undefined {
  const [, id, server] = /^(\d+) (.+)$/.exec(String((rows as readonly (readonly unknown[])[])[0]?.[0])) ?? [];
  return id === undefined || server === undefined ? undefined : { id, server };
}

/** One connection of the pool, as the server sees it. */
export class Session {
  /** `undefined`: the server does not say, or the connection has gone. */
  readonly thread: Promise<ServerThread | undefined>;
  readonly #inner: InnerConnection;
  #isAbandoned = false;

  /**
   * Both statements go out before the one that the connection was taken for, and nobody waits for them.
   *
   * @param statementTimeout - milliseconds, or `false`: no limit of ours.
   */
  constructor(inner: InnerConnection, statementTimeout: number | false) {
    this.#inner = inner;
    if (statementTimeout !== false) void this.#query(limitStatements(inner.info.isMariaDB(), statementTimeout));
    this.thread = this.#query(SERVER_AND_THREAD).then((rows) =>
      rows === undefined ? undefined : serverThreadOf(rows),
    );
  }

  get options(): ConnectionConfig {
    return this.#inner.opts;
  }

  get isAbandoned(): boolean {
    return this.#isAbandoned;
  }

  /**
   * Closes the connection at once; what waits for an answer on it gets an error. `destroy()` of `mariadb` instead would
   * wait until it has killed the thread from a connection of its own: for ever, if the server is frozen.
   */
  abandon(): void {
    this.#isAbandoned = true;
    this.#inner.socket?.destroy(new Error("The connection was closed: the database did not answer in time."));
  }

  /** A statement that does nothing, to be hit by what was meant for the one before. */
  async sendNothing(): Promise<void> {
    await this.#query("DO 0");
  }

  /** `undefined` for an error: the statement that follows will say what is wrong. */
  #query(sql: string): Promise<unknown> {
    return new Promise((resolve) => {
      this.#inner.query({ sql, opts: { rowsAsArray: true } }, resolve, () => resolve(undefined));
    });
  }
}

/**
 * The server's own limit, for the case that this process dies. MariaDB's holds for every statement, in seconds; MySQL's for
 * SELECT, in milliseconds. A limit that is there already stays.
 */
function limitStatements(isMariaDB: boolean, milliseconds: number): string {
  const [variable, value] = isMariaDB
    ? ["max_statement_time", String(milliseconds / 1_000)]
    : ["max_execution_time", String(milliseconds)];
  return `SET SESSION ${variable} = IF(@@SESSION.${variable} = 0, ${value}, @@SESSION.${variable})`;
}
