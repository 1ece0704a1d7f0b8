import { schemaDdl, type DdlOptions } from "../schema-engine/schema-ddl.js";
import { queryMariadb } from "./mariadb.js";
import { queryPostgres } from "./postgres.js";
import { providerOf } from "./server.js";
import { runSqliteScript } from "./sqlite.js";

/** Makes the tables of a schema in an empty database; the URL decides which provider's SQL that is. */
export async function applySchema(databaseUrl: string, schemaPath: string, options: DdlOptions = {}): Promise<void> {
  await runScript(databaseUrl, await schemaDdl(schemaPath, providerOf(databaseUrl), options));
}

/** Runs several statements, separated by semicolons. */
export async function runScript(databaseUrl: string, sql: string): Promise<void> {
  switch (providerOf(databaseUrl)) {
    case "postgresql":
      await queryPostgres(databaseUrl, sql);
      return;
    case "mysql":
      await queryMariadb(databaseUrl, sql);
      return;
    case "sqlite":
      await runSqliteScript(databaseUrl, sql);
  }
}
