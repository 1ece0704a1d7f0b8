import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { innerConnectionOf, type Connection, type Pool } from "./driver.js";
import { Session } from "./session.js";

/** The sessions of a pool's connections: each is prepared when it is lent for the first time. */
export class Sessions {
  readonly #pool: Pool;
  readonly #statementTimeout: number | false;
  readonly #sessions = new WeakMap<object, Session>();

  constructor(pool: Pool, statementTimeout: number | false) {
    this.#pool = pool;
    this.#statementTimeout = statementTimeout;
    pool.on("acquire", this.#prepare);
  }

  /** @throws HardeningError `UNSUPPORTED_ADAPTER`: what is sent on this connection could not be stopped. */
  of(connection: Connection): Session {
    const session = connection.info === null ? undefined : this.#sessions.get(connection.info);
    if (session === undefined) throw new HardeningError("UNSUPPORTED_ADAPTER", messages.unsupportedPool());
    return session;
  }

  /** The pool may live on: it can be the application's. */
  close(): void {
    this.#pool.off("acquire", this.#prepare);
  }

  readonly #prepare = (value: unknown): void => {
    const inner = innerConnectionOf(value);
    if (inner === undefined || this.#sessions.has(inner.info)) return;
    this.#sessions.set(inner.info, new Session(inner, this.#statementTimeout));
  };
}
