import { setTimeout as sleep } from "node:timers/promises";
import { withDeadline } from "prisma-hardening";
import pg from "pg";
import type { Shop } from "./shop.js";
import { codeLine, heading, table } from "./terminal.js";

const DEADLINE_MS = 200;
/** When PostgreSQL is looked at: before the deadline, and after it. */
const BEFORE_MS = 150;
const AFTER_MS = 100;

interface Stopped {
  readonly callerMs: number;
  readonly before: number;
  readonly after: number;
}

/** A query of half a minute and a deadline of 200 ms, and what pg_stat_activity says of it. */
export async function showDeadline(shop: Shop, databaseUrl: string): Promise<void> {
  console.log(heading("A deadline stops the database, not only the caller"));
  console.log(codeLine("await Promise.race([prisma.$queryRaw`SELECT pg_sleep(30)`, timeout(200)]);"));
  console.log(codeLine("await withDeadline(200, () => prisma.$queryRaw`SELECT pg_sleep(30)`);"));
  const monitor = new pg.Client({ connectionString: databaseUrl });
  await monitor.connect();
  try {
    const raced = await observe(monitor, () => Promise.race([sleeping(shop.plain), sleep(DEADLINE_MS)]));
    await stopAll(monitor);
    const stopped = await observe(monitor, () => withDeadline(DEADLINE_MS, () => sleeping(shop.hardened)));
    const head = ["Running in PostgreSQL", "before", "after", "the caller is free after"];
    const alignments = ["left", "right", "right", "right"] as const;
    console.log(`\n${table([head, row("Promise.race", raced), row("withDeadline", stopped)], alignments)}`);
  } finally {
    await monitor.end();
  }
}

function row(who: string, { callerMs, before, after }: Stopped): readonly string[] {
  return [who, queries(before), queries(after), `${callerMs.toFixed(0)} ms`];
}

function queries(number: number): string {
  return number === 1 ? "1 query" : `${String(number)} queries`;
}

async function observe(monitor: pg.Client, query: () => Promise<unknown>): Promise<Stopped> {
  const start = performance.now();
  const caller = query().then(
    () => performance.now() - start,
    () => performance.now() - start,
  );
  await sleep(BEFORE_MS);
  const before = await running(monitor);
  const callerMs = await caller;
  await sleep(AFTER_MS);
  return { callerMs, before, after: await running(monitor) };
}

async function sleeping(client: Shop["plain"]): Promise<void> {
  await client.$queryRaw`SELECT pg_sleep(30)::text`.catch(() => undefined);
}

const SLEEPING = "datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep%'";

async function running(monitor: pg.Client): Promise<number> {
  const { rows } = await monitor.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE ${SLEEPING}`,
  );
  return rows[0]?.count ?? 0;
}

/** What the race has left behind would run for half a minute. */
async function stopAll(monitor: pg.Client): Promise<void> {
  await monitor.query(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE ${SLEEPING}`);
}
