import { createConnection, type Connection, type ConnectionConfig } from "mariadb";
import { SERVER_AND_THREAD, serverThreadOf, type ServerThread } from "./session.js";

/** A connection outside the pool, which an exhausted pool cannot hold back, to the server that a thread is on. */
export class Killer {
  readonly #connection: Connection;
  readonly #thread: ServerThread;

  private constructor(connection: Connection, thread: ServerThread) {
    this.#connection = connection;
    this.#thread = thread;
  }

  /**
   * `undefined`: it cannot be connected to in time, or is another server, where the id is somebody else's.
   *
   * @param options - of the pool's own connection: the same address, account and TLS.
   */
  static async connect(
    options: ConnectionConfig,
    thread: ServerThread,
    milliseconds: number,
  ): Promise<Killer | undefined> {
    let connection: Connection | undefined;
    try {
      connection = await createConnection(optionsOfKiller(options, milliseconds));
      connection.on("error", () => undefined);
      const seen = serverThreadOf(await connection.query({ sql: SERVER_AND_THREAD, rowsAsArray: true }));
      if (seen?.server === thread.server) return new Killer(connection, thread);
    } catch {
      // The caller tries again as long as there is time.
    }
    await connection?.end().catch(() => undefined);
    return undefined;
  }

  /** Resolves when the server has taken it: it hits what the thread is doing by then, and nothing later. */
  async killQuery(): Promise<void> {
    try {
      await this.#connection.query(`KILL QUERY ${this.#thread.id}`);
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }

  async close(): Promise<void> {
    await this.#connection.end().catch(() => undefined);
  }
}

/** What the application's statements need and a KILL does not could only make it fail. */
function optionsOfKiller(options: ConnectionConfig, milliseconds: number): ConnectionConfig {
  const connection = { ...options, connectTimeout: milliseconds, socketTimeout: milliseconds, queryTimeout: 0 };
  delete connection.initSql;
  delete connection.sessionVariables;
  delete connection.database;
  return connection;
}

/** The server's own answer, such as that there is no such thread any more; not a connection that broke. */
function isRefused(error: unknown): boolean {
  return error instanceof Error && "fatal" in error && error.fatal === false;
}
