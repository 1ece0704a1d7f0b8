import * as v from "valibot";
import type { Finding } from "../../outcome.js";
import type { PostgresSession } from "../session/postgres-session.js";
import { postgresName } from "../wording.js";

export interface Unusable {
  readonly indexes: number;
  readonly constraints: number;
  readonly findings: readonly Finding[];
}

const index = v.object({
  schema: v.string(),
  name: v.string(),
  table: v.string(),
  isUnique: v.boolean(),
  isBuilding: v.boolean(),
});
const constraint = v.object({ schema: v.string(), name: v.string(), table: v.string(), isForeignKey: v.boolean() });
const counts = v.object({ indexes: v.number(), constraints: v.number() });

const OF_USERS = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

/** Indexes that cannot be used, and constraints that hold for new rows only. */
export async function unusableIn({ rows, row }: PostgresSession): Promise<Unusable> {
  const indexes = await rows(
    index,
    `SELECT n.nspname::text AS schema, c.relname::text AS name, t.relname::text AS table, i.indisunique AS "isUnique",
       EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid) AS "isBuilding"
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT (i.indisvalid AND i.indisready AND i.indislive) AND c.relkind = 'i' AND ${OF_USERS} ORDER BY 1, 2`,
  );
  const constraints = await rows(
    constraint,
    `SELECT n.nspname::text AS schema, k.conname::text AS name, t.relname::text AS table, k.contype = 'f' AS "isForeignKey"
     FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
     WHERE NOT k.convalidated AND ${OF_USERS} ORDER BY 1, 3, 2`,
  );
  const all = await row(
    counts,
    `SELECT (SELECT count(*)::int FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
         JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OF_USERS}) AS indexes,
       (SELECT count(*)::int FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE ${OF_USERS}) AS constraints`,
  );
  return { ...all, findings: [...indexes.map(ofIndex), ...constraints.map(ofConstraint)] };
}

function ofIndex({ schema, name, table, isUnique, isBuilding }: v.InferOutput<typeof index>): Finding {
  const seen = `the ${isUnique ? "unique " : ""}index ${name} of ${table} is ${isBuilding ? "being built" : "invalid"}`;
  const consequence = isUnique
    ? "duplicates that were there before stay, no query uses it, and every write pays for it"
    : "no query uses it, and every write pays for it";
  if (isBuilding)
    return {
      subject: `${schema}.${name}`,
      seen,
      consequence: "no query uses it yet",
      write: "Run it again when CREATE INDEX has ended.",
      level: "warning",
    };
  const write = `REINDEX INDEX CONCURRENTLY ${postgresName(schema, name)};  -- or DROP INDEX CONCURRENTLY, if another has taken its place`;
  return { subject: `${schema}.${name}`, seen, consequence, write };
}

function ofConstraint({ schema, name, table, isForeignKey }: v.InferOutput<typeof constraint>): Finding {
  return {
    subject: `${schema}.${table}.${name}`,
    seen: `the constraint ${name} of ${table} is NOT VALID`,
    consequence: isForeignKey
      ? "old rows may refer to rows that are not there"
      : "old rows may break it, and the planner does not count on it",
    write: `ALTER TABLE ${postgresName(schema, table)} VALIDATE CONSTRAINT ${postgresName(name)};`,
    level: "warning",
  };
}
