import pg from "pg";
import { createDatabase } from "../../scripts/databases/create-database.js";
import type { ServerAddress } from "../../scripts/databases/server.js";
import { openEngine } from "../../src/prisma-schema/engine.js";
import { adapterForIntrospection } from "./adapter-for-introspection.js";
import { labelOf, type Label } from "./labels.js";

export interface Labeller {
  /** What is lost or cannot be done on the way to a schema. */
  readonly labels: (schema: string) => Promise<ReadonlySet<Label>>;
  readonly close: () => Promise<void>;
}

const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Asks Prisma's engine about changes of a database in which every table has rows. Of the engine as npm has it, only
 * `schemaPush` says so of a PostgreSQL; `evaluateDataLoss` and `createMigration` want a shadow database that it cannot open.
 *
 * @param ddl - what makes the tables.
 */
export async function openLabeller(server: ServerAddress, ddl: string): Promise<Labeller> {
  const database = await createDatabase(server, "labels");
  const pool = new pg.Pool({ connectionString: database.url });
  const close = async (): Promise<void> => {
    await pool.end();
    await database.stop();
  };
  try {
    const adapter = adapterForIntrospection(pool);
    await pool.query(ddl);
    await fill(pool);
    const engine = await openEngine(adapter);
    return {
      labels: async (content) => {
        const schema = { files: [{ path: "schema.prisma", content }] };
        const { warnings, unexecutable } = await engine.schemaPush({ schema, force: false, filters: FILTERS });
        return new Set([...unexecutable, ...warnings].map(labelOf));
      },
      close: async () => {
        engine.free();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS column, a.attnotnull AS required,
         coalesce(e.label, CASE t.typcategory WHEN 'N' THEN '1' WHEN 'B' THEN 'true' WHEN 'D' THEN '2026-01-01'
                           WHEN 'A' THEN '{}' WHEN 'U' THEN '{}' ELSE 'a' END) AS value
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN (SELECT enumtypid, max(enumlabel) AS label FROM pg_enum GROUP BY enumtypid) e ON e.enumtypid = t.oid
   WHERE a.attnum > 0
   ORDER BY c.oid, a.attnum`;

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly required: boolean;
  readonly value: string;
}

/** Two rows in each table: one that has everything, and one with what is required. */
async function fill(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<ColumnRow>(COLUMNS);
  const quoted = (name: string): string => pg.escapeIdentifier(name);
  const tables = [...new Set(rows.map(({ table }) => table))];
  const inserts = tables.flatMap((table) => {
    const columns = rows.filter((row) => row.table === table);
    return [columns, columns.filter(({ required }) => required)].map((given, row) => {
      const values = given.map(({ value }) => pg.escapeLiteral(row === 0 ? value : (OTHER[value] ?? value)));
      return `INSERT INTO ${quoted(table)} (${given.map(({ column }) => quoted(column)).join()}) VALUES (${values.join()})`;
    });
  });
  // Foreign keys are not looked at, in whatever order the tables are.
  await pool.query(["BEGIN", "SET LOCAL session_replication_role = replica", ...inserts, "COMMIT"].join(";"));
}

/** So that the second row breaks no unique key. */
const OTHER: { readonly [value: string]: string } = { "1": "2", a: "b", "2026-01-01": "2026-01-02" };
