import type { CheckContext, Fact } from "../context.js";

/** The facts of one run: each is read once, by whichever check asks first. */
export class Facts {
  readonly #read = new Map<Fact<unknown>, Promise<unknown>>();
  readonly #closers: (() => Promise<void>)[] = [];

  get<T>(fact: Fact<T>, context: CheckContext): Promise<T> {
    const known = this.#read.get(fact as Fact<unknown>);
    if (known !== undefined) return known as Promise<T>;
    const value = Promise.resolve(context).then(fact.read);
    this.#read.set(fact as Fact<unknown>, value);
    const { close } = fact;
    if (close !== undefined) this.#closers.push(async () => close(await value));
    return value;
  }

  /** Closes what was opened, the last first. What was never opened, and what cannot be closed, is left. */
  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close().catch(() => undefined);
  }
}
