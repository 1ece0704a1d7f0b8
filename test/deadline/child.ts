import { hardening, HardeningError, withDeadline } from "prisma-hardening";
import { PrismaPg } from "prisma-hardening/adapter-pg";
import { PrismaClient } from "../generated/postgresql/client/client.js";
import { models } from "../generated/postgresql/hardening/models.js";

/** Programs that a test runs in a process of their own: `tsx child.ts <program> <database url>`. */
const [, , program = "", url] = process.argv;
if (url === undefined) throw new Error("The URL of the database is missing.");

const adapter = new PrismaPg({ connectionString: url, idleTimeoutMillis: 200 });
const prisma = new PrismaClient({ adapter }).$extends(hardening({ models, timeout: 600_000 }));

switch (program) {
  case "sleep":
    await prisma.$queryRaw`SELECT pg_sleep(600)::text`;
    break;
  case "end":
    // Nobody disconnects: the pool closes its idle connections, and the deadline's timer holds nothing up.
    await withDeadline(600_000, () => prisma.tag.count());
    console.log("read");
    break;
  case "stop":
    await withDeadline(1_000, () => prisma.$queryRaw`SELECT pg_sleep(600)::text`).catch((error: unknown) => {
      console.log(error instanceof HardeningError ? error.code : error);
    });
    await prisma.$disconnect();
    break;
  default:
    throw new Error(`There is no program ${program}.`);
}
