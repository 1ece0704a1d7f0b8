import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaMariaDb } from "@prisma/adapter-mariadb";
import { PrismaPg } from "@prisma/adapter-pg";
import { CONNECT_TIMEOUT_MS, providerOf } from "./server.js";

/** Prisma's driver adapter for a database, as `new PrismaClient({ adapter })` takes it. */
export function driverAdapter(databaseUrl: string): PrismaPg | PrismaMariaDb | PrismaLibSql {
  switch (providerOf(databaseUrl)) {
    case "postgresql":
      return new PrismaPg({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, max: 5 });
    case "mysql":
      return new PrismaMariaDb(databaseUrl);
    case "sqlite":
      return new PrismaLibSql({ url: databaseUrl });
  }
}
