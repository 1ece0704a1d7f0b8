import type { StatementOwner } from "../deadline/statement-owner.js";
import { Cancellation } from "./cancellation.js";
import type { Session } from "./session.js";

/** One statement on one connection. */
export interface Sending {
  readonly session: Session;
  /** How long the server has to obey a KILL, or to answer what must not be killed; milliseconds. */
  readonly graceMs: number;
  readonly send: () => Promise<unknown>;
}

/** @throws the owner's error if it is over: nothing is sent for it any more. */
export function refuseIfOver(owner: StatementOwner): void {
  if (!owner.isOver) return;
  owner.report("unsent");
  throw owner.error();
}

/**
 * Sends a statement; when its owner is over, the server is told to stop it. Settles when nothing can hit the next
 * statement on the connection any more.
 *
 * @param isFinal - whether an answer counts although the owner is over. By itself it does not: a killed statement may
 * answer as if nothing had happened, `SELECT SLEEP(9)` for one.
 * @throws the owner's error if it is over, whatever the server says: a killed statement has many errors.
 */
export async function sendCancellable(
  owner: StatementOwner,
  { session, graceMs, send }: Sending,
  isFinal: (answer: unknown) => boolean,
): Promise<unknown> {
  refuseIfOver(owner);
  owner.countStatement();
  let cancellation: Cancellation | undefined;
  const stopListening = owner.onOver(() => {
    cancellation = new Cancellation(session, graceMs);
  });
  const isOver = (): boolean => cancellation !== undefined || owner.isOver;
  try {
    const answer = await send();
    if (!isOver() || isFinal(answer)) return answer;
  } catch (error) {
    if (!isOver()) throw error;
  } finally {
    stopListening();
    await cancellation?.end();
  }
  owner.report(cancellation?.outcome ?? "stopped");
  throw owner.error();
}

/**
 * Sends what must not be killed (BEGIN, COMMIT, ROLLBACK, ...): its answer is waited for, also when the owner is over, but
 * then no longer than the grace time. By then the connection is closed, and `unanswered` says what to do.
 */
export async function sendUncancellable(
  owner: StatementOwner,
  { session, graceMs, send }: Sending,
  unanswered: () => unknown,
): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const startGrace = (): void => {
    timer = setTimeout(() => session.abandon(), graceMs);
  };
  const stopListening = owner.onOver(startGrace);
  if (owner.isOver) startGrace();
  try {
    return await send();
  } catch (error) {
    if (!session.isAbandoned) throw error;
    return unanswered();
  } finally {
    stopListening();
    clearTimeout(timer);
  }
}
