import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { applySchema, runScript } from "../scripts/databases/apply-schema.js";
import { createDatabase } from "../scripts/databases/create-database.js";
import { openPostgres } from "../scripts/databases/postgres.js";
import { counting, replaying, type ReplayCount } from "./backends.js";
import { PrismaClient } from "./generated/client/client.js";
import { ACTIVE_ROWS, INACTIVE_ROWS, RESET_ACTIVE_COMMENTS, RESET_INACTIVE_COMMENT } from "./rows.js";

/** A plain client, and how many statements it and its extensions have sent. */
export interface CountedClient {
  readonly prisma: PrismaClient;
  readonly count: ReplayCount;
}

export interface BenchDatabases {
  readonly version: string;
  /** On a database without inactive rows: every contestant finds the same rows there. */
  readonly real: CountedClient;
  /** The same rows, answered at once. */
  readonly replayed: CountedClient;
  /** On a database that has inactive rows as well. */
  readonly withInactive: CountedClient;
  /** Puts the rows back that writes have changed in the database without inactive rows. */
  readonly resetReal: () => Promise<void>;
  /** Likewise in the other one. */
  readonly resetWithInactive: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const SCHEMA = fileURLToPath(new URL("schema.prisma", import.meta.url));

export async function openDatabases(): Promise<BenchDatabases> {
  const server = await openPostgres();
  try {
    const active = await createDatabase(server, "bench_active");
    const mixed = await createDatabase(server, "bench_mixed");
    for (const { url } of [active, mixed]) {
      await applySchema(url, SCHEMA);
      await runScript(url, ACTIVE_ROWS);
    }
    await runScript(mixed.url, INACTIVE_ROWS);
    const [real, replayed, withInactive] = [open(active.url), open(active.url, true), open(mixed.url)];
    const [activePool, mixedPool] = [pool(active.url), pool(mixed.url)];
    return {
      version: server.version,
      real,
      replayed,
      withInactive,
      resetReal: async () => {
        await activePool.query(RESET_ACTIVE_COMMENTS);
      },
      resetWithInactive: async () => {
        await mixedPool.query(RESET_ACTIVE_COMMENTS + RESET_INACTIVE_COMMENT);
      },
      stop: async () => {
        await Promise.all([real, replayed, withInactive].map(({ prisma }) => prisma.$disconnect()));
        await Promise.all([activePool.end(), mixedPool.end()]);
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function open(url: string, isReplayed = false): CountedClient {
  const count = { statements: 0, recorded: 0 };
  const driver = new PrismaPg({ connectionString: fast(url) });
  return {
    prisma: new PrismaClient({ adapter: isReplayed ? replaying(driver, count) : counting(driver, count) }),
    count,
  };
}

function pool(url: string): pg.Pool {
  return new pg.Pool({ connectionString: fast(url), max: 1 });
}

/** A commit does not wait for the disk: that wait has nothing to do with the contestants and drowns them. */
function fast(url: string): string {
  const changed = new URL(url);
  changed.searchParams.set("options", "-c synchronous_commit=off");
  return changed.href;
}
