import type { Pool, PoolClient, QueryResult } from "pg";
import { currentOwner, type StatementOwner } from "../deadline/statement-owner.js";
import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { backendOf } from "./backend.js";
import { assertNotOver, isBroken, send, type ConnectionSettings, type Statement } from "./connection.js";
import { setSessionLimits } from "./session-limits.js";

export interface PoolSettings extends ConnectionSettings {
  readonly statementTimeout: number | false;
}

/** What Prisma's adapter uses of a pool, with statements that end when their owner is over. */
export class CancellablePool {
  readonly #pool: Pool;
  readonly #settings: PoolSettings;
  /** Connections that have been prepared. */
  readonly #prepared = new WeakSet<PoolClient>();

  constructor(pool: Pool, settings: PoolSettings) {
    this.#pool = pool;
    this.#settings = settings;
  }

  async query(statement: Statement): Promise<QueryResult> {
    const owner = currentOwner();
    const client = await this.#acquire(owner);
    let failure: unknown;
    try {
      return await send(client, owner, statement, this.#settings);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.release(isUnusable(client, failure));
    }
  }

  /** A connection for a transaction. */
  async connect(): Promise<TransactionConnection> {
    return new TransactionConnection(await this.#acquire(currentOwner()), this.#settings);
  }

  async #acquire(owner: StatementOwner | undefined): Promise<PoolClient> {
    if (owner !== undefined) assertNotOver(owner);
    const client = await (owner === undefined ? this.#pool.connect() : this.#connectInTime(owner));
    if (!this.#prepared.has(client)) await this.#prepare(client, owner);
    return client;
  }

  /** Waits for a connection as long as the owner does; one that comes too late goes straight back. */
  #connectInTime(owner: StatementOwner): Promise<PoolClient> {
    owner.markDriven();
    let stopListening = ignore;
    // From here on the connection is either the caller's or late, never both.
    const connecting = this.#pool.connect().finally(() => stopListening());
    const over = new Promise<never>((_, reject) => {
      stopListening = owner.onOver(() => {
        owner.report("unsent");
        reject(owner.error());
        connecting.then((client) => client.release(), ignore);
      });
    });
    return Promise.race([connecting, over]);
  }

  async #prepare(client: PoolClient, owner: StatementOwner | undefined): Promise<void> {
    if (backendOf(client) === undefined) {
      client.release();
      throw new HardeningError("UNSUPPORTED_ADAPTER", messages.unsupportedAdapter("pg"));
    }
    // A server that goes away while the connection is in use says so twice: to the query, and here, where nobody else
    // listens and the process would end.
    client.on("error", ignore);
    const wait = { isOver: false };
    const stopListening = owner?.onOver(() => {
      wait.isOver = true;
      owner.report("unsent");
      client.release(true);
    });
    try {
      await setSessionLimits(client, this.#settings.statementTimeout);
      this.#prepared.add(client);
    } catch (error) {
      if (!wait.isOver) {
        client.release(true);
        throw error;
      }
    } finally {
      stopListening?.();
    }
    if (wait.isOver && owner !== undefined) throw owner.error();
  }
}

/** What Prisma's adapter uses of a connection during a transaction. */
export class TransactionConnection {
  readonly #client: PoolClient;
  readonly #settings: PoolSettings;
  #failure: unknown;
  /** The last statement, until it has ended, and a cancel that was sent for it can hit no other any more. */
  #busy: Promise<void> | undefined;

  constructor(client: PoolClient, settings: PoolSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  query(statement: Statement): Promise<QueryResult> {
    const owner = currentOwner();
    const result =
      this.#busy === undefined ? this.#send(owner, statement) : this.#busy.then(() => this.#send(owner, statement));
    const rest = (): void => {
      if (this.#busy === busy) this.#busy = undefined;
    };
    const busy: Promise<void> = result.then(rest, rest);
    this.#busy = busy;
    return result;
  }

  async #send(owner: StatementOwner | undefined, statement: Statement): Promise<QueryResult> {
    try {
      return await send(this.#client, owner, statement, this.#settings);
    } catch (error) {
      if (isBroken(error)) this.#failure = error;
      throw error;
    }
  }

  release(error?: unknown): void {
    const release = (): void => this.#client.release(isUnusable(this.#client, this.#failure ?? error));
    if (this.#busy === undefined) release();
    else void this.#busy.then(release);
  }

  on(event: "error", listener: (error: Error) => void): void {
    this.#client.on(event, listener);
  }

  removeListener(event: "error", listener: (error: Error) => void): void {
    this.#client.removeListener(event, listener);
  }
}

/** Whether a connection has to be closed instead of going back. */
function isUnusable(client: PoolClient, failure: unknown): boolean {
  const isDestroyed = backendOf(client)?.connection.stream.destroyed === true;
  return isDestroyed || (failure !== undefined && isBroken(failure));
}

function ignore(): void {
  // See where it is used.
}
