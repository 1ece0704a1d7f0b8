import { setTimeout as delay } from "node:timers/promises";

/** Asks until the answer is as it should be; fails with the last answer after `milliseconds`. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  isRight: (answer: T) => boolean,
  milliseconds = 5_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return;
    if (performance.now() > end) throw new Error(`Still not so after ${milliseconds} ms: ${JSON.stringify(answer)}`);
    await delay(3);
  }
}
