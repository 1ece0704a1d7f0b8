import { fileURLToPath } from "node:url";
import { applySchema } from "../databases/apply-schema.js";
import { createDatabase } from "../databases/create-database.js";
import { queryPostgres } from "../databases/postgres.js";
import type { ServerAddress } from "../databases/server.js";
import { applyMigrations } from "./apply.js";

const SCHEMA = fileURLToPath(new URL("../../prisma/schema.prisma", import.meta.url));

/**
 * Every column, enum value, constraint and index of a database, a line each. An index on some of the rows is left out:
 * only a migration can say it, so that a schema never has one.
 */
const CATALOGUE = `
  SELECT format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN ' NOT NULL' END, ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT format('enum %s %s', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname
  UNION ALL
  SELECT format('constraint %s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'index ' || pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class c ON c.oid = indexrelid
   WHERE c.relnamespace = 'public'::regnamespace AND indpred IS NULL
  ORDER BY line`;

export interface Drift {
  /** What prisma/schema.prisma says and the migrations do not make. */
  readonly missing: readonly string[];
  /** What the migrations make and prisma/schema.prisma does not say. */
  readonly unknown: readonly string[];
}

/** Compares a database made by the migrations with one made from the schema. */
export async function migrationDrift(server: ServerAddress): Promise<Drift> {
  const [migrated, declared] = await Promise.all([
    catalogueOf(server, "migrated", applyMigrations),
    catalogueOf(server, "declared", (url) => applySchema(url, SCHEMA)),
  ]);
  return {
    missing: [...declared].filter((line) => !migrated.has(line)),
    unknown: [...migrated].filter((line) => !declared.has(line)),
  };
}

async function catalogueOf(
  server: ServerAddress,
  name: string,
  make: (url: string) => Promise<void>,
): Promise<ReadonlySet<string>> {
  const database = await createDatabase(server, name);
  try {
    await make(database.url);
    return new Set((await queryPostgres(database.url, CATALOGUE)).map((row) => String(row["line"])));
  } finally {
    await database.stop();
  }
}
