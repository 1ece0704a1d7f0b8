import { currentOwner, type StatementOwner } from "../deadline/statement-owner.js";
import { refuseIfOver, sendCancellable } from "./cancellable-statement.js";
import type { Connection, Pool, Protocol, Statement } from "./driver.js";
import type { Sessions } from "./sessions.js";
import { TransactionConnection } from "./transaction-connection.js";

/** What Prisma's adapter uses of a pool, with statements that end when their owner is over. */
export class CancellablePool {
  readonly #pool: Pool;
  readonly #sessions: Sessions;
  readonly #graceMs: number;

  /** @param graceMs - how long the server has to obey a KILL, in milliseconds. */
  constructor(pool: Pool, sessions: Sessions, graceMs: number) {
    this.#pool = pool;
    this.#sessions = sessions;
    this.#graceMs = graceMs;
  }

  query(statement: Statement, values?: readonly unknown[]): Promise<unknown> {
    return this.#send("query", statement, values);
  }

  execute(statement: Statement, values?: readonly unknown[]): Promise<unknown> {
    return this.#send("execute", statement, values);
  }

  /** A connection for a transaction. */
  async getConnection(): Promise<TransactionConnection> {
    const owner = currentOwner();
    const connection = await (owner === undefined ? this.#pool.getConnection() : this.#getConnectionInTime(owner));
    try {
      return new TransactionConnection(connection, this.#sessions.of(connection), this.#graceMs);
    } catch (error) {
      await connection.release();
      throw error;
    }
  }

  #send(protocol: Protocol, statement: Statement, values?: readonly unknown[]): Promise<unknown> {
    const owner = currentOwner();
    if (owner === undefined) return this.#pool[protocol](statement, values);
    return this.#sendFor(owner, protocol, statement, values);
  }

  async #sendFor(
    owner: StatementOwner,
    protocol: Protocol,
    statement: Statement,
    values?: readonly unknown[],
  ): Promise<unknown> {
    const connection = await this.#getConnectionInTime(owner);
    try {
      const session = this.#sessions.of(connection);
      const send = (): Promise<unknown> => connection[protocol](statement, values);
      return await sendCancellable(owner, { session, graceMs: this.#graceMs, send }, hasWritten);
    } finally {
      await connection.release();
    }
  }

  /** Waits for a connection as long as the owner does; one that comes too late goes straight back. */
  async #getConnectionInTime(owner: StatementOwner): Promise<Connection> {
    owner.markDriven();
    refuseIfOver(owner);
    return new Promise((resolve, reject) => {
      let isLate = false;
      const stopListening = owner.onOver(() => {
        isLate = true;
        owner.report("unsent");
        reject(owner.error());
      });
      const got = this.#pool.getConnection().finally(stopListening);
      got.then((connection) => {
        if (isLate) void connection.release();
        else resolve(connection);
      }, reject);
    });
  }
}

/** Outside a transaction a write that has changed rows is committed with its answer: that it was stopped would be untrue. */
function hasWritten(answer: unknown): boolean {
  if (typeof answer !== "object" || answer === null || !("affectedRows" in answer)) return false;
  return Number(answer.affectedRows) > 0;
}
