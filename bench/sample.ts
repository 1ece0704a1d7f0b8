/** Something that is timed. */
export interface Subject {
  readonly name: string;
  /** One sample: as many calls as `calls` says. */
  readonly run: () => unknown;
  /** Before each sample, not timed. */
  readonly prepare?: () => Promise<void>;
  readonly calls: number;
}

/** Microseconds per call, one entry per round; the entries of one round belong together. */
export type Samples = ReadonlyMap<string, readonly number[]>;

export interface Budget {
  readonly milliseconds: number;
  /** Even if the time is over. */
  readonly minimumRounds: number;
}

/**
 * In each round every subject is sampled once, in a new random order, so that whatever else the machine does meets all of
 * them alike and the difference of two samples of a round is a paired one.
 */
export async function sampleInterleaved(subjects: readonly Subject[], budget: Budget): Promise<Samples> {
  const samples = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  const order = [...subjects];
  const end = performance.now() + budget.milliseconds;
  for (let round = 0; round < budget.minimumRounds || performance.now() < end; round++) {
    shuffle(order);
    for (const subject of order) samples.get(subject.name)?.push(await time(subject));
  }
  return samples;
}

async function time({ run, prepare, calls }: Subject): Promise<number> {
  if (prepare !== undefined) await prepare();
  const start = performance.now();
  await run();
  return ((performance.now() - start) * 1000) / calls;
}

export function shuffle(items: unknown[]): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [items[last], items[other]] = [items[other], items[last]];
  }
}

/** The value that a share of the samples lies below: 0.5 is the median. */
export function quantile(samples: readonly number[], share: number): number {
  return at(sort(samples), share);
}

/** A median, and how far it may be from the true one: half of the interval that holds it with a probability of 95 %. */
export interface Estimate {
  readonly median: number;
  readonly margin: number;
}

/** The median over the rounds of what `combine` makes of the two samples of a round. */
export function pairedMedian(
  left: readonly number[],
  right: readonly number[],
  combine: (left: number, right: number) => number,
): Estimate {
  const sorted = sort(left.map((value, round) => combine(value, right[round] ?? NaN)));
  // The order statistics around the median, by the normal approximation of the binomial distribution.
  const share = 0.98 / Math.sqrt(sorted.length);
  return { median: at(sorted, 0.5), margin: (at(sorted, 0.5 + share) - at(sorted, 0.5 - share)) / 2 };
}

function sort(samples: readonly number[]): readonly number[] {
  return [...samples].sort((left, right) => left - right);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.floor(sorted.length * share)))] ?? NaN;
}
