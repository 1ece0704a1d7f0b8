import * as v from "valibot";
import type { IdSource } from "../exhaustion.js";
import type { PostgresSession } from "../session/postgres-session.js";
import { postgresName } from "../wording.js";

const sequence = v.object({
  schema: v.string(),
  name: v.string(),
  table: v.string(),
  column: v.string(),
  type: v.string(),
  isReadable: v.boolean(),
  last: v.nullable(v.number()),
  max: v.number(),
});

/** Sequences of serial and identity columns. Both the sequence and the column have an end: an int4 column may have a bigint sequence. */
const SEQUENCES = `SELECT n.nspname::text AS schema, s.relname::text AS name, t.relname::text AS table, a.attname::text AS column,
  format_type(a.atttypid, a.atttypmod) AS type, has_sequence_privilege(s.oid, 'SELECT, USAGE') AS "isReadable",
  q.last_value::float8 AS last,
  LEAST(q.max_value::float8, CASE a.atttypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE 9.2e18 END) AS max
FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_namespace n ON n.oid = s.relnamespace
  JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
  JOIN pg_sequences q ON q.schemaname = n.nspname AND q.sequencename = s.relname
WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
  AND q.increment_by > 0 AND NOT q.cycle AND n.nspname NOT LIKE 'pg\\_%'
ORDER BY 1, 3, 4`;

export async function sequencesOf({ rows, role, schema: usual }: PostgresSession): Promise<readonly IdSource[]> {
  const found = await rows(sequence, SEQUENCES);
  return found.map(({ schema, name, table, column, type, isReadable, last, max }) => ({
    column: schema === usual ? `${table}.${column}` : `${schema}.${table}.${column}`,
    type,
    last,
    max,
    isReadable,
    grant: `GRANT SELECT ON SEQUENCE ${postgresName(schema, name)} TO ${postgresName(role)};`,
    widen: [
      `ALTER SEQUENCE ${postgresName(schema, name)} AS bigint;`,
      `ALTER TABLE ${postgresName(schema, table)} ALTER COLUMN ${postgresName(column)} TYPE bigint;`,
      "-- It rewrites the table under a lock, and the columns that refer to it need the same: BigInt in schema.prisma.",
    ].join("\n"),
  }));
}
