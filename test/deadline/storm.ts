import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { withDeadline } from "prisma-hardening";
import { ending } from "./outcome.js";
import type { Client } from "./stage.js";

type Prisma = Client["prisma"];

/** What a storm has shown. */
export interface StormReport {
  readonly operations: number;
  readonly succeeded: number;
  /** Ended by their own deadline. */
  readonly stopped: number;
  /** Failed although their own deadline had not passed, or they had none. */
  readonly collateral: readonly string[];
  /** Ended otherwise than by `QUERY_TIMEOUT` after their deadline. */
  readonly otherwise: readonly string[];
  /**
   * Freed, in whatever way, more than {@link IGNORED_AFTER_MS} after their deadline, and more than this process was once
   * held up by other work.
   */
  readonly ignored: readonly string[];
  /** The longest that this process was held up, in milliseconds: no timer of its own can be more punctual. */
  readonly heldUpMs: number;
  /** From the deadline to the caller's being free, in milliseconds, sorted. */
  readonly latencies: readonly number[];
}

export interface StormOptions {
  readonly seconds: number;
  readonly workers: number;
}

/** The machine that runs the tests may be busy; one that is not frees a caller within a few milliseconds. */
export const IGNORED_AFTER_MS = 500;

/** A timer may fire a millisecond before the clock says so. */
const TIMER_TOLERANCE_MS = 1;

export const ACCOUNTS = 20;

/** Workers that do random things under random deadlines, on too few connections. */
export async function storm(prisma: Prisma, { seconds, workers }: StormOptions): Promise<StormReport> {
  const report = {
    operations: 0,
    succeeded: 0,
    stopped: 0,
    collateral: [] as string[],
    otherwise: [] as string[],
    latencies: [] as number[],
  };
  const lates: { readonly name: string; readonly late: number }[] = [];
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();

  /** `call` under a random deadline, or none. */
  const judged = async (
    name: string,
    deadline: number | undefined,
    call: () => PromiseLike<unknown>,
  ): Promise<void> => {
    const start = performance.now();
    const { error } = await ending(deadline === undefined ? call() : withDeadline(deadline, call));
    const late = deadline === undefined ? -Infinity : performance.now() - start - deadline;
    report.operations++;
    if (late > IGNORED_AFTER_MS) lates.push({ name, late });
    if (error === undefined) report.succeeded++;
    else if (late < -TIMER_TOLERANCE_MS) report.collateral.push(`${name} (${deadline ?? "no"} ms): ${describe(error)}`);
    else if (codeOf(error) !== "QUERY_TIMEOUT") report.otherwise.push(`${name}: ${describe(error)}`);
    else {
      report.stopped++;
      report.latencies.push(late);
    }
  };

  const end = performance.now() + seconds * 1_000;
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      const act = pick(ACTS);
      await Promise.all(act(prisma).map(([name, call]) => judged(name, randomDeadline(), call)));
      if (chance(0.3)) await delay(random(5));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  loop.disable();
  const heldUpMs = loop.max / 1e6;
  const ignored = lates
    .filter(({ late }) => late > IGNORED_AFTER_MS + heldUpMs)
    .map(({ name, late }) => `${name}: ${Math.round(late)} ms late`);
  return { ...report, ignored, heldUpMs, latencies: report.latencies.sort((left, right) => left - right) };
}

export function summary(report: StormReport): string {
  const { operations, succeeded, stopped, collateral, otherwise, ignored, latencies, heldUpMs } = report;
  const at = (share: number) => (latencies[Math.floor((latencies.length - 1) * share)] ?? NaN).toFixed(1);
  return (
    `${operations} operations: ${succeeded} succeeded, ${stopped} stopped at their deadline, ` +
    `${collateral.length} failed through another's, ${otherwise.length} failed otherwise, ${ignored.length} ignored theirs. ` +
    `From deadline to caller free: median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; ` +
    `the process itself was held up for at most ${heldUpMs.toFixed(0)} ms.`
  );
}

type Act = (prisma: Prisma) => [string, () => PromiseLike<unknown>][];

const read: Act = (prisma) => [
  ["read", () => prisma.user.findMany({ where: { id: { gt: random(ACCOUNTS) } }, include: { posts: true }, take: 5 })],
];

const sleep: Act = (prisma) => {
  const seconds = random(80) / 1_000;
  return [["sleep", () => prisma.$queryRaw`SELECT pg_sleep(${seconds})::text`]];
};

/** In an order that cannot deadlock. */
const transfer: Act = (prisma) => {
  const ids = [1 + random(ACCOUNTS - 1), 1 + random(ACCOUNTS - 1)].sort((left, right) => left - right);
  const [from = 1, to = 2] = ids[0] === ids[1] ? [1, ACCOUNTS] : ids;
  const amount = 1 + random(9);
  return [
    [
      "transfer",
      () =>
        prisma.$transaction(async (tx) => {
          await tx.post.update({ where: { id: from }, data: { views: { decrement: amount } } });
          const [user] = await Promise.all([tx.user.findUnique({ where: { id: from } }), tx.tag.count()]);
          if (user === null) throw new Error("A user has gone.");
          await tx.$queryRaw`SELECT pg_sleep(${random(8) / 1_000})::text`;
          await tx.post.update({ where: { id: to }, data: { views: { increment: amount } } });
        }),
    ],
  ];
};

const findUniques: Act = (prisma) =>
  Array.from({ length: 2 + random(5) }, (_, index) => {
    const where = { id: 1 + random(ACCOUNTS - 1) };
    return index % 3 === 2
      ? ["findUnique of a post", () => prisma.post.findUnique({ where, include: { author: true } })]
      : ["findUnique of a user", () => prisma.user.findUnique({ where })];
  });

const batch: Act = (prisma) => [
  [
    "batch",
    () =>
      prisma.$transaction([
        prisma.user.count(),
        prisma.$queryRaw`SELECT pg_sleep(${random(20) / 1_000})::text`,
        prisma.post.findUnique({ where: { id: 1 } }),
      ]),
  ],
];

const together: Act = (prisma) => [
  ...findUniques(prisma),
  ...batch(prisma),
  ...transfer(prisma),
  ...findUniques(prisma),
];

const ACTS: readonly Act[] = [read, sleep, transfer, findUniques, findUniques, batch, together];

function randomDeadline(): number | undefined {
  return chance(0.4) ? undefined : chance(0.5) ? 1 + random(40) : 40 + random(400);
}

function random(most: number): number {
  return Math.floor(Math.random() * (most + 1));
}

function chance(share: number): boolean {
  return Math.random() < share;
}

function pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
  const item = items[random(items.length - 1)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name} ${String(codeOf(error))} ${error.message.slice(-120)}` : String(error);
}
