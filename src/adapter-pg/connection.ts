import type { PoolClient, QueryConfig, QueryResult } from "pg";
import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import type { StatementOutcome } from "../deadline/outcome.js";
import type { StatementOwner } from "../deadline/statement-owner.js";
import { backendOf } from "./backend.js";
import { Cancellation } from "./cancellation.js";

export type Statement = string | QueryConfig;

/** What a pool's connections are like, worked out once per pool. */
export interface ConnectionSettings {
  /** How long a server has to obey a cancel request, in milliseconds. */
  readonly graceMs: number;
  /** `stream` of the pool's options. */
  readonly stream: unknown;
}

/**
 * Statements that begin or end something: cancelled halfway, they would leave a transaction open on a pooled connection.
 * Not a raw query of several statements, of which the first is one.
 */
const CONTROL = /^\s*(?:BEGIN|START|ROLLBACK|SAVEPOINT|RELEASE|SET)\b[^;]*;?\s*$/i;
const COMMIT = /^\s*COMMIT\b[^;]*;?\s*$/i;
const BEGIN = /^\s*(?:BEGIN|START)\b/i;

/** Sends `statement`; when its owner is over, the server is told to stop it. */
export function send(
  client: PoolClient,
  owner: StatementOwner | undefined,
  statement: Statement,
  settings: ConnectionSettings,
): Promise<QueryResult> {
  const text = typeof statement === "string" ? statement : statement.text;
  if (owner === undefined)
    return COMMIT.test(text) ? commit(client, undefined, statement, settings) : query(client, statement);
  owner.markDriven();
  if (COMMIT.test(text)) return commit(client, owner, statement, settings);
  if (CONTROL.test(text) && !(BEGIN.test(text) && owner.isOver)) {
    return answer(client, owner, statement, settings.graceMs, "abandoned");
  }
  return sendCancellable(client, owner, statement, settings);
}

async function sendCancellable(
  client: PoolClient,
  owner: StatementOwner,
  statement: Statement,
  { stream, graceMs }: ConnectionSettings,
): Promise<QueryResult> {
  assertNotOver(owner);
  owner.countStatement();
  let cancellation: Cancellation | undefined;
  const stopListening = owner.onOver(() => {
    const backend = backendOf(client);
    if (backend !== undefined) cancellation = new Cancellation(backend, stream, graceMs);
  });
  try {
    return await query(client, statement);
  } catch (error) {
    if (cancellation === undefined || !isCancelled(error)) throw error;
    owner.report(cancellation.outcome);
    throw owner.error();
  } finally {
    stopListening();
    await cancellation?.end();
  }
}

/**
 * A transaction that is over is rolled back instead. One whose COMMIT is on its way has the outcome that the server says,
 * however late; if it says nothing within the grace time, the error says that the outcome is not known.
 */
async function commit(
  client: PoolClient,
  owner: StatementOwner | undefined,
  statement: Statement,
  { graceMs }: ConnectionSettings,
): Promise<QueryResult> {
  if (owner?.isOver === true) {
    await answer(client, owner, "ROLLBACK", graceMs, "abandoned");
    owner.report("stopped");
    throw owner.error();
  }
  const result = await (owner === undefined
    ? query(client, statement)
    : answer(client, owner, statement, graceMs, "unknown"));
  // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK, and Prisma does not look.
  if (result.command === "ROLLBACK") throw new HardeningError("TRANSACTION_ROLLED_BACK", messages.rolledBack());
  return result;
}

/** What the server answers to a statement that is not cancelled. A connection on which it does not in time is closed. */
async function answer(
  client: PoolClient,
  owner: StatementOwner,
  statement: Statement,
  graceMs: number,
  unanswered: StatementOutcome,
): Promise<QueryResult> {
  let timer: NodeJS.Timeout | undefined;
  const wait = { isUnanswered: false };
  const giveUp = (): void => {
    wait.isUnanswered = true;
    backendOf(client)?.connection.stream.destroy();
  };
  // An owner of several can tell of each of them; a second timer would outlive the statement.
  const startToWait = (): void => void (timer ??= setTimeout(giveUp, graceMs));
  const stopListening = owner.onOver(startToWait);
  if (owner.isOver) startToWait();
  try {
    return await query(client, statement);
  } catch (error) {
    if (!wait.isUnanswered) throw error;
    owner.report(unanswered);
    throw owner.error();
  } finally {
    stopListening();
    clearTimeout(timer);
  }
}

export function assertNotOver(owner: StatementOwner): void {
  if (!owner.isOver) return;
  owner.markDriven();
  owner.report("unsent");
  throw owner.error();
}

function query(client: PoolClient, statement: Statement): Promise<QueryResult> {
  return client.query(statement as QueryConfig);
}

const QUERY_CANCELED = "57014";

/** Cancelled, or cut off with its connection; any other error is the statement's own. */
function isCancelled(error: unknown): boolean {
  return isBroken(error) || codeOf(error) === QUERY_CANCELED;
}

/**
 * Whether the connection cannot be used after `error`: not an answer of the server (which has a SQLSTATE), or the last
 * one it gives (FATAL, as in 57P01 to 57P03: terminated by an administrator, a crash or a shutdown).
 */
export function isBroken(error: unknown): boolean {
  if (error instanceof HardeningError) return false;
  const code = codeOf(error);
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code)) return true;
  const severity = (error as { readonly severity?: unknown }).severity;
  return severity === "FATAL" || severity === "PANIC" || code.startsWith("08") || /^57P0[1-3]$/.test(code);
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
