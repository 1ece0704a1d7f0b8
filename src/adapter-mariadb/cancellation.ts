import type { StatementOutcome } from "../deadline/outcome.js";
import { Killer } from "./killer.js";
import type { Session } from "./session.js";

/** A KILL that comes before the server has read the statement does nothing, so it is sent again; milliseconds. */
const FIRST_RETRY_MS = 20;

/** Stopping what a session does, from the moment that its deadline has passed. */
export class Cancellation {
  readonly #session: Session;
  readonly #graceEndsAt: number;
  readonly #graceIsOver: Promise<void>;
  readonly #killing: Promise<void>;
  #graceTimer: NodeJS.Timeout | undefined;
  #isEnded = false;
  #wake: (() => void) | undefined;
  #isKillSent = false;

  /** @param graceMs - how long the server has to obey; then the connection is closed. */
  constructor(session: Session, graceMs: number) {
    this.#session = session;
    this.#graceEndsAt = performance.now() + graceMs;
    this.#graceIsOver = new Promise((resolve) => {
      this.#graceTimer = setTimeout(() => {
        this.#abandon();
        resolve();
      }, graceMs);
    });
    this.#killing = this.#kill();
  }

  /** What became of the statement; to be asked when it has ended. */
  get outcome(): StatementOutcome {
    return this.#session.isAbandoned ? "abandoned" : "stopped";
  }

  /** Whether the answer of the statement may be that of a killed one. */
  get isKillSent(): boolean {
    return this.#isKillSent;
  }

  /**
   * The statement has ended, one way or another. Resolves when no KILL is on its way any more that could hit the next
   * one; a connection for which that is not certain is closed.
   */
  async end(): Promise<void> {
    this.#stop();
    if (this.#isKillSent) {
      await Promise.race([this.#killing, this.#graceIsOver]);
      // MariaDB 10.11 forgets a KILL QUERY that came between two statements; a server that does not loses this one.
      if (!this.#session.isAbandoned) await this.#session.sendNothing();
    }
    clearTimeout(this.#graceTimer);
  }

  async #kill(): Promise<void> {
    const thread = await this.#session.thread;
    for (let pause = FIRST_RETRY_MS; thread !== undefined && !this.#isEnded; pause *= 2) {
      const killer = await Killer.connect(this.#session.options, thread, this.#remainingMs);
      if (killer !== undefined) await this.#killWith(killer);
      await this.#pause(pause);
    }
  }

  async #killWith(killer: Killer): Promise<void> {
    try {
      for (let pause = FIRST_RETRY_MS; !this.#isEnded; pause *= 2) {
        this.#isKillSent = true;
        await killer.killQuery();
        await this.#pause(pause);
      }
    } catch {
      // It is on its way and nobody knows when it lands.
      this.#abandon();
    }
    // Nobody waits for it.
    void killer.close();
  }

  #pause(milliseconds: number): Promise<void> {
    if (this.#isEnded) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  get #remainingMs(): number {
    return Math.max(1, Math.ceil(this.#graceEndsAt - performance.now()));
  }

  #abandon(): void {
    this.#stop();
    this.#session.abandon();
  }

  #stop(): void {
    this.#isEnded = true;
    this.#wake?.();
  }
}
