import { withDeadline } from "prisma-hardening";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.js";
import { stopped } from "./outcome.js";
import { openStage, type Client } from "./stage.js";
import { ACCOUNTS, storm, summary } from "./storm.js";

const SECONDS = Number(process.env["STORM_SECONDS"] ?? 8);

const stage = openStage("storm");
let client: Client;
const escaped: unknown[] = [];
const note = (error: unknown): void => void escaped.push(error);

beforeAll(async () => {
  client = stage.open({ timeout: false }, { max: 5 }, {}, { maxWait: 60_000, timeout: 60_000 });
  await client.prisma.user.count();
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
});
afterAll(() => {
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
});

test(
  `a storm of ${SECONDS} s: each ends by its own deadline or not at all, and nothing is left behind`,
  { timeout: SECONDS * 1_000 + 60_000 },
  async () => {
    const report = await storm(client.prisma, { seconds: SECONDS, workers: 50 });
    console.log(`Storm of ${SECONDS} s, 50 workers, 5 connections. ${summary(report)}`);
    const end = performance.now();
    await stage.idle();
    const { pool } = client;
    await eventually(
      () => [pool.totalCount - pool.idleCount, pool.waitingCount],
      ([busy, waiting]) => busy === 0 && waiting === 0,
    );
    const quietMs = performance.now() - end;
    console.log(`After the last caller was free, database and pool were idle within ${quietMs.toFixed(0)} ms.`);

    expect(report.collateral).toEqual([]);
    expect(report.ignored).toEqual([]);
    expect(report.otherwise).toEqual([]);
    expect(report.stopped).toBeGreaterThan(50);
    expect(quietMs).toBeLessThan(500);
    expect(escaped).toEqual([]);
    const { rows } = await stage.witness.query<{ sum: number }>('SELECT sum("views")::int FROM "Post"');
    expect(rows[0]?.sum).toBe(ACCOUNTS * 1000);
  },
);

test("the database is idle soon after a deadline", async () => {
  const times: number[] = [];
  for (let round = 0; round < 40; round++) {
    const start = performance.now();
    await stopped(withDeadline(40, () => client.prisma.$queryRaw`SELECT pg_sleep(60)::text`));
    await stage.idle();
    times.push(performance.now() - start - 40);
  }
  times.sort((left, right) => left - right);
  const [median = NaN, longest = NaN] = [times[20], times.at(-1)];
  console.log(`From deadline to database idle: median ${median.toFixed(1)} ms, longest ${longest.toFixed(1)} ms.`);
  // On an idle machine a few milliseconds.
  expect(median).toBeLessThan(250);
});
