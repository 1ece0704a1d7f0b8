import * as v from "valibot";
import type { MysqlSession } from "../session/mysql-session.js";
import type { PostgresSession } from "../session/postgres-session.js";
import { mysqlName, postgresName } from "../wording.js";

/** A row of `_prisma_migrations`. A migration that was rolled back and applied again has two. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly isFinished: boolean;
  readonly isRolledBack: boolean;
}

export type History =
  | { readonly kind: "absent" }
  /** The table is there, and the role may not read it. */
  | { readonly kind: "hidden"; readonly table: string }
  | { readonly kind: "read"; readonly applied: readonly AppliedMigration[] };

const TABLE = "_prisma_migrations";
const place = v.object({ schema: v.string(), isReadable: v.boolean() });
const flag = v.pipe(
  v.union([v.boolean(), v.number()]),
  v.transform((value) => value === true || value === 1),
);
const applied = v.object({ name: v.string(), checksum: v.string(), isFinished: flag, isRolledBack: flag });

const columns = (quote: (name: string) => string): string =>
  `SELECT migration_name AS ${quote("name")}, checksum AS ${quote("checksum")}, finished_at IS NOT NULL AS ${quote("isFinished")},
     rolled_back_at IS NOT NULL AS ${quote("isRolledBack")}`;

export async function postgresHistory({ rows, schema }: PostgresSession): Promise<History> {
  const [found] = await rows(
    place,
    `SELECT n.nspname::text AS schema, has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS "isReadable"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = $1 AND c.relkind IN ('r', 'p')
     ORDER BY n.nspname <> $2, n.nspname LIMIT 1`,
    [TABLE, schema],
  );
  if (found === undefined) return { kind: "absent" };
  const table = postgresName(found.schema, TABLE);
  if (!found.isReadable) return { kind: "hidden", table };
  return { kind: "read", applied: await rows(applied, `${columns(postgresName)} FROM ${table} ORDER BY started_at`) };
}

/** An account sees a table if it has any right to it. */
export async function mysqlHistory({ rows, database }: MysqlSession): Promise<History> {
  const found = await rows(
    v.object({ name: v.string() }),
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
    [database, TABLE],
  );
  if (found.length === 0) return { kind: "absent" };
  const table = mysqlName(database, TABLE);
  return { kind: "read", applied: await rows(applied, `${columns(mysqlName)} FROM ${table} ORDER BY started_at`) };
}
