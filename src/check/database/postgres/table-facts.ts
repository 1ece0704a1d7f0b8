import * as v from "valibot";
import type { PostgresSession } from "../session/postgres-session.js";

export interface TableFacts {
  readonly schema: string;
  /** As the planner has it; negative: nobody has ever counted. */
  readonly rows: number;
  readonly bytes: number;
  readonly isReadable: boolean;
  readonly uniqueIndexes: readonly UniqueIndex[];
  /** By column, the type as a cast has it. */
  readonly types: ReadonlyMap<string, string>;
}

export interface UniqueIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** A condition leaves rows out. */
  readonly condition: string | null;
  /** Made by ALTER TABLE ... ADD CONSTRAINT. */
  readonly isConstraint: boolean;
}

const table = v.object({
  oid: v.number(),
  schema: v.string(),
  rows: v.number(),
  bytes: v.number(),
  isReadable: v.boolean(),
});
const unique = v.object({
  name: v.string(),
  columns: v.array(v.string()),
  condition: v.nullable(v.string()),
  isConstraint: v.boolean(),
});
const column = v.object({ name: v.string(), type: v.string() });

export async function tableFacts(
  { rows }: PostgresSession,
  schema: string,
  name: string,
): Promise<TableFacts | undefined> {
  const [found] = await rows(
    table,
    `SELECT c.oid::int8::float8 AS oid, n.nspname::text AS schema, c.reltuples::float8 AS rows, pg_table_size(c.oid)::float8 AS bytes,
       has_schema_privilege(n.oid, 'USAGE') AND (has_table_privilege(c.oid, 'SELECT')) AS "isReadable"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname = $1 AND c.relname = $2`,
    [schema, name],
  );
  if (found === undefined) return undefined;
  const { oid, ...about } = found;
  const uniqueIndexes = await rows(
    unique,
    `SELECT c.relname::text AS name, pg_get_expr(i.indpred, i.indrelid) AS condition,
       EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) AS "isConstraint",
       ARRAY(SELECT a.attname::text FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY k(number, position)
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number ORDER BY k.position) AS columns
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = $1::oid AND i.indisunique AND i.indisvalid AND NOT 0 = ANY (i.indkey::int2[]) ORDER BY 1`,
    [oid],
  );
  const columns = await rows(
    column,
    `SELECT attname::text AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::oid AND attnum > 0 AND NOT attisdropped`,
    [oid],
  );
  return { ...about, uniqueIndexes, types: new Map(columns.map(({ name: own, type }) => [own, type])) };
}
