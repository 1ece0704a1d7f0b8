import type { ConnectorType } from "@prisma/generator-helper";
import { mysqlDialect } from "./mysql/dialect.js";
import { postgresDialect } from "./postgres/dialect.js";
import type { Dialect } from "./sql/dialect.js";
import { sqliteDialect } from "./sqlite/dialect.js";
import { loadParser, PARSER_PACKAGE, type Parser } from "./sqlparser/parser.js";

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
    case "mysql":
      return withParser("mysql", "MySQL", mysqlDialect);
    case "sqlite":
      return withParser("sqlite", "SQLite", sqliteDialect);
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

async function withParser(
  family: "mysql" | "sqlite",
  name: string,
  dialect: (parser: Parser) => Dialect,
): Promise<Dialect | NoDialect> {
  const parser = await loadParser(family);
  if (parser !== undefined) return dialect(parser);
  return {
    seen: `the parser for the SQL of ${name} is not installed`,
    write: `npm install -D ${PARSER_PACKAGE}@0.62`,
  };
}
