import type { StatementOutcome } from "../deadline/outcome.js";
import type { Backend } from "./backend.js";
import { sendCancelRequest } from "./cancel-request.js";

/**
 * A cancel that comes before the server has read the statement does nothing, and one can be refused, so it is sent again;
 * milliseconds.
 */
const FIRST_RETRY_MS = 20;

/** Cancelling what one backend does, from the moment its deadline has passed. */
export class Cancellation {
  readonly #backend: Backend;
  readonly #stream: unknown;
  readonly #graceEndsAt: number;
  readonly #graceTimer: NodeJS.Timeout;
  #retryTimer: NodeJS.Timeout | undefined;
  #request: Promise<boolean> | undefined;
  #isDestroyed = false;
  #isEnded = false;

  /** @param graceMs - how long the server has to obey; then its connection is closed. */
  constructor(backend: Backend, stream: unknown, graceMs: number) {
    this.#backend = backend;
    this.#stream = stream;
    this.#graceEndsAt = performance.now() + graceMs;
    this.#graceTimer = setTimeout(() => this.#destroy(), graceMs);
    this.#ask(FIRST_RETRY_MS);
  }

  /** What became of the statement; to be asked when it has ended. */
  get outcome(): StatementOutcome {
    return this.#isDestroyed ? "abandoned" : "stopped";
  }

  /**
   * The statement has ended, one way or another. Resolves when no cancel is on its way any more that could hit the next
   * one; a connection for which that is not certain is closed.
   */
  async end(): Promise<void> {
    this.#isEnded = true;
    clearTimeout(this.#retryTimer);
    if (!this.#isDestroyed && (await this.#request) !== true) this.#destroy();
    clearTimeout(this.#graceTimer);
  }

  #ask(retryMs: number): void {
    const remaining = this.#graceEndsAt - performance.now();
    if (remaining <= 0) return;
    const request = sendCancelRequest(this.#backend, this.#stream, remaining);
    this.#request = request;
    void request.then(() => {
      if (!this.#isEnded && !this.#isDestroyed) this.#retryTimer = setTimeout(() => this.#ask(retryMs * 2), retryMs);
    });
  }

  #destroy(): void {
    this.#isDestroyed = true;
    clearTimeout(this.#retryTimer);
    this.#backend.connection.stream.destroy();
  }
}
