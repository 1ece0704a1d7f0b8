// `npm run migrations`: do prisma/migrations make what prisma/schema.prisma says?
import { openPostgres } from "../databases/postgres.js";
import { migrationDrift } from "./drift.js";

const server = await openPostgres();
try {
  const { missing, unknown } = await migrationDrift(server);
  if (missing.length + unknown.length === 0) {
    console.log("prisma/migrations make what prisma/schema.prisma says.");
  } else {
    console.error("prisma/migrations and prisma/schema.prisma disagree. Write a migration with prisma migrate dev.");
    for (const line of missing) console.error(`  only in the schema:     ${line}`);
    for (const line of unknown) console.error(`  only in the migrations: ${line}`);
    process.exitCode = 1;
  }
} finally {
  await server.stop();
}
