import type { StatementOutcome } from "../deadline/outcome.js";
import { currentOwner, type StatementOwner } from "../deadline/statement-owner.js";
import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { refuseIfOver, sendCancellable, sendUncancellable, type Sending } from "./cancellable-statement.js";
import type { Connection, Protocol, Statement } from "./driver.js";
import type { Session } from "./session.js";
import { controlStatementOf, type ControlStatement } from "./statement-kind.js";

type Listener = (error: unknown) => void;

/** What Prisma's adapter uses of a connection during a transaction. */
export class TransactionConnection {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #graceMs: number;
  /** A statement was stopped. PostgreSQL would fail the transaction by itself; MariaDB would commit the rest of it. */
  #isIncomplete = false;
  /** Savepoints that were set while nothing was missing. */
  readonly #savepoints = new Set<string>();

  constructor(connection: Connection, session: Session, graceMs: number) {
    this.#connection = connection;
    this.#session = session;
    this.#graceMs = graceMs;
  }

  query(statement: Statement, values?: readonly unknown[]): Promise<unknown> {
    return this.#send("query", statement, values);
  }

  execute(statement: Statement, values?: readonly unknown[]): Promise<unknown> {
    return this.#send("execute", statement, values);
  }

  release(): Promise<void> {
    return this.#connection.release();
  }

  on(event: "error", listener: Listener): void {
    this.#connection.on(event, listener);
  }

  off(event: "error", listener: Listener): void {
    this.#connection.off(event, listener);
  }

  async #send(protocol: Protocol, statement: Statement, values?: readonly unknown[]): Promise<unknown> {
    const owner = currentOwner();
    owner?.markDriven();
    const send = (): Promise<unknown> => this.#connection[protocol](statement, values);
    const control = controlStatementOf(statement.sql);
    if (control !== undefined) return this.#sendControl(control, owner, send);
    if (owner === undefined) return send();
    try {
      // What a write has done is undone with the transaction.
      return await sendCancellable(owner, this.#sending(send), () => false);
    } catch (error) {
      if (error instanceof HardeningError) this.#isIncomplete = true;
      throw error;
    }
  }

  async #sendControl(
    control: ControlStatement,
    owner: StatementOwner | undefined,
    send: () => Promise<unknown>,
  ): Promise<unknown> {
    switch (control.kind) {
      case "begin":
        if (owner !== undefined) refuseIfOver(owner);
        return this.#sendControlled(owner, send);
      case "savepoint": {
        if (owner !== undefined) refuseIfOver(owner);
        const answer = await this.#sendControlled(owner, send);
        if (this.#isIncomplete) this.#savepoints.delete(control.savepoint);
        else this.#savepoints.add(control.savepoint);
        return answer;
      }
      case "rollback-to": {
        const answer = await this.#sendControlled(owner, send);
        if (this.#savepoints.has(control.savepoint)) this.#isIncomplete = false;
        return answer;
      }
      case "release":
        return this.#sendControlled(owner, send);
      case "commit":
        return this.#commit(owner, send);
      case "rollback":
        return this.#rollback(owner, send);
    }
  }

  async #commit(owner: StatementOwner | undefined, send: () => Promise<unknown>): Promise<unknown> {
    if (owner?.isOver !== true && !this.#isIncomplete) return this.#sendControlled(owner, send, "unknown");
    // Where the connection is lost, the server rolls back by itself.
    await this.#rollback(owner, () => this.#connection.query({ sql: "ROLLBACK" })).catch(() => undefined);
    if (owner !== undefined) refuseIfOver(owner);
    throw new HardeningError("TRANSACTION_ROLLED_BACK", messages.rolledBackForCommit());
  }

  async #rollback(owner: StatementOwner | undefined, send: () => Promise<unknown>): Promise<unknown> {
    // The server rolls back what was done on a connection that is gone.
    if (this.#session.isAbandoned) return undefined;
    return owner === undefined ? send() : sendUncancellable(owner, this.#sending(send), () => undefined);
  }

  #sendControlled(
    owner: StatementOwner | undefined,
    send: () => Promise<unknown>,
    unanswered: StatementOutcome = "abandoned",
  ): Promise<unknown> {
    if (owner === undefined) return send();
    return sendUncancellable(owner, this.#sending(send), () => {
      owner.report(unanswered);
      throw owner.error();
    });
  }

  #sending(send: () => Promise<unknown>): Sending {
    return { session: this.#session, graceMs: this.#graceMs, send };
  }
}
