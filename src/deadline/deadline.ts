import type { Limit } from "./limit.js";
import type { Over } from "./outcome.js";

/** A point in time, or a signal, or whichever of several comes first. */
export class Deadline {
  #over: Over | undefined;
  #isEnded = false;
  readonly #milliseconds: number;
  #expiresAt: number;
  #timer: NodeJS.Timeout | undefined;
  #listeners: Set<() => void> | undefined;
  #unsubscribe: (() => void) | undefined;
  /** It comes by itself; a mere signal may never. */
  readonly isTimed: boolean;

  /** @param outer - a deadline around this one: it can only be earlier. */
  constructor({ milliseconds, signal }: Limit, outer?: Deadline) {
    this.#milliseconds = milliseconds ?? 0;
    this.isTimed = milliseconds !== undefined || outer?.isTimed === true;
    this.#expiresAt = milliseconds === undefined ? Infinity : performance.now() + milliseconds;
    if (milliseconds !== undefined) this.#timer = setTimeout(() => this.#expire(), milliseconds).unref();
    if (signal !== undefined || outer !== undefined) this.#unsubscribe = this.#follow(signal, outer);
  }

  /** What has ended it; also where the event loop was too busy for the timer. */
  get over(): Over | undefined {
    if (this.#over === undefined && this.#expiresAt !== Infinity && performance.now() >= this.#expiresAt) {
      this.#expire();
    }
    return this.#over;
  }

  /** Calls `listener` once, when it is over. Answers how to stop listening. Not called if it is over already. */
  onOver(listener: () => void): () => void {
    const listeners = (this.#listeners ??= new Set());
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (this.#isEnded && listeners.size === 0) this.#stop();
    };
  }

  /** It was ended before it was over: what still starts under it is not limited by it. */
  get isLifted(): boolean {
    return this.#isEnded && this.#over === undefined;
  }

  /** Nothing more starts under it. What has started and nobody awaits, as in a `Promise.all` that failed, keeps it. */
  end(): void {
    this.#isEnded = true;
    if (this.#listeners === undefined || this.#listeners.size === 0) this.#stop();
  }

  #stop(): void {
    this.#expiresAt = Infinity;
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
  }

  #follow(signal: AbortSignal | undefined, outer: Deadline | undefined): () => void {
    const onAbort = (): void => this.#finish({ kind: "abort" });
    const onOuter = (): void => this.#finish(outer?.over ?? { kind: "abort" });
    if (signal?.aborted === true) onAbort();
    else if (outer?.over !== undefined) onOuter();
    signal?.addEventListener("abort", onAbort, { once: true });
    const leave = outer?.onOver(onOuter);
    return () => {
      signal?.removeEventListener("abort", onAbort);
      leave?.();
    };
  }

  #expire(): void {
    this.#finish({ kind: "timeout", milliseconds: this.#milliseconds });
  }

  #finish(over: Over): void {
    if (this.#over !== undefined) return;
    this.#over = over;
    this.#stop();
    const listeners = this.#listeners;
    this.#listeners = undefined;
    if (listeners !== undefined) for (const listener of listeners) listener();
  }
}
