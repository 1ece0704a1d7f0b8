// `npm run demo`: what plain Prisma and hardened Prisma answer, on a real PostgreSQL with 100 000 rows.
import { runScript } from "../databases/apply-schema.js";
import { createDatabase } from "../databases/create-database.js";
import { openPostgres } from "../databases/postgres.js";
import { DatabaseUnavailable, type DatabaseServer } from "../databases/server.js";
import { applyMigrations } from "../migrations/apply.js";
import { showDeadline } from "./deadlines.js";
import { showError } from "./errors.js";
import { inactiveRows } from "./leaks.js";
import { showGate } from "./gate.js";
import { showLint } from "./lint.js";
import { showQueries } from "./reads.js";
import { showRequest } from "./request.js";
import { ROWS, SEED } from "./seed.js";
import { showIndex } from "./plan.js";
import { openShop } from "./shop.js";
import { heading, INDENT, note } from "./terminal.js";
import { digits } from "./words.js";
import { showDelete } from "./writes.js";

async function demo(server: DatabaseServer): Promise<void> {
  const start = performance.now();
  const database = await createDatabase(server, "demo");
  await applyMigrations(database.url);
  await runScript(database.url, SEED);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);

  const shop = openShop(database.url);
  try {
    const inactive = await inactiveRows(shop.plain);
    const rows = Object.values(ROWS).reduce((sum, number) => sum + number, 0);
    const inactiveCount = [...inactive.values()].reduce((sum, keys) => sum + keys.size, 0);
    console.log(heading("A shop with a community: prisma/schema.prisma"));
    console.log(
      `${INDENT}${server.name} ${server.version} (${server.origin}), ${digits(rows)} rows, ` +
        `${digits(inactiveCount)} of them inactive; made in ${seconds} s`,
    );
    const wrong = await showQueries(shop, { inactive, witness: shop.plain });
    if (wrong > 0) process.exitCode = 1;
    await showDelete(shop);
    await showIndex(shop, database.url);
    await showDeadline(shop, database.url);
    await showError(shop);
    await showRequest(server);
    await showLint();
    await showGate(server);
  } finally {
    await shop.close();
  }
}

async function main(): Promise<void> {
  console.log(note("Starting PostgreSQL, and filling it with 100 000 rows ..."));
  const server = await openPostgres();
  const stop = (): void => {
    void server.stop().finally(() => process.exit(130));
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
  // `npm run demo | head`: nobody listens any more.
  process.stdout.on("error", stop);
  try {
    await demo(server);
  } finally {
    await server.stop();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
