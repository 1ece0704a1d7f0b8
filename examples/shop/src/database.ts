import { hardening } from "prisma-hardening";
import { PrismaPg } from "prisma-hardening/adapter-pg";
import type { Logger } from "pino";
import { PrismaClient } from "../generated/client/client.js";
import { models } from "../generated/hardening/models.js";

export type Database = ReturnType<typeof openDatabase>;

/** Everything on: inactive rows are not there, queries end in time, and neither logs nor errors hold a value. */
export function openDatabase(databaseUrl: string, logger: Logger) {
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 5_000 });
  return new PrismaClient({ adapter }).$extends(
    hardening({
      models,
      timeout: 5_000,
      log: { logger, slowMs: 200 },
      errors: "redact",
      raw: "refuse",
      transactions: "throw",
    }),
  );
}
