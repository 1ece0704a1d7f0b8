import type { ConnectorType } from "@prisma/generator-helper";
import { postgresDialect } from "./postgres/dialect.js";
import type { Dialect } from "./sql/dialect.js";

/** Why the migrations of a database cannot be read. */
export interface NoDialect {
  readonly seen: string;
  readonly write: string;
}

/** Reads the SQL of the migrations. */
export async function dialectFor(provider: ConnectorType | undefined): Promise<Dialect | NoDialect> {
  switch (provider) {
    case "postgresql":
    case "postgres":
      return postgresDialect("PostgreSQL");
    case "cockroachdb":
      return postgresDialect("CockroachDB");
    case undefined:
      return {
        seen: "neither migration_lock.toml nor the schema says which database it is",
        write: 'provider = "postgresql" in migration_lock.toml',
      };
    default:
      return {
        seen: `there is no parser for the SQL of ${provider} here`,
        write: "Have each new migration read by somebody who knows its database.",
      };
  }
}
