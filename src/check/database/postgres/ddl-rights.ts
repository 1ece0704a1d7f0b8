import * as v from "valibot";
import type { PostgresSession } from "../session/postgres-session.js";

/** What lets a role change tables, beside what a superuser may. */
export interface DdlRights {
  /** Schemas with tables that belong to the role, or to one whose rights it inherits. */
  readonly owned: readonly OwnedTables[];
  readonly schemas: readonly SchemaRight[];
  readonly database: { readonly isOwner: boolean; readonly canCreate: boolean; readonly isByPublic: boolean };
  /** Tables that were looked at. */
  readonly tables: number;
}

interface OwnedTables {
  readonly schema: string;
  readonly owner: string;
  readonly tables: readonly string[];
}

interface SchemaRight {
  readonly schema: string;
  readonly isOwner: boolean;
  readonly isByPublic: boolean;
}

/** Not the server's own, and nothing of a session. */
const OWN_SCHEMAS = "n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'";
/** Tables of an extension belong to whoever created it. */
const NOT_OF_EXTENSION = `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
  AND d.deptype = 'e')`;

const owned = v.object({ schema: v.string(), owner: v.string(), tables: v.array(v.string()) });
const schemaRight = v.object({ schema: v.string(), isOwner: v.boolean(), isByPublic: v.boolean() });
const database = v.object({ isOwner: v.boolean(), canCreate: v.boolean(), isByPublic: v.boolean() });
const count = v.object({ count: v.number() });

export async function ddlRightsOf({ rows, row }: PostgresSession): Promise<DdlRights> {
  const tables = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${OWN_SCHEMAS} AND ${NOT_OF_EXTENSION}`;
  return {
    owned: await rows(
      owned,
      `SELECT n.nspname::text AS schema, pg_get_userbyid(c.relowner)::text AS owner, array_agg(c.relname::text ORDER BY c.relname) AS tables
       FROM ${tables} AND pg_has_role(current_user, c.relowner, 'USAGE') GROUP BY 1, 2 ORDER BY 1, 2`,
    ),
    schemas: await rows(
      schemaRight,
      `SELECT n.nspname::text AS schema, pg_has_role(current_user, n.nspowner, 'USAGE') AS "isOwner",
         has_schema_privilege('public', n.oid, 'CREATE') AS "isByPublic"
       FROM pg_namespace n WHERE ${OWN_SCHEMAS} AND has_schema_privilege(n.oid, 'CREATE') ORDER BY 1`,
    ),
    database: await row(
      database,
      `SELECT pg_has_role(current_user, datdba, 'USAGE') AS "isOwner", has_database_privilege(oid, 'CREATE') AS "canCreate",
         has_database_privilege('public', oid, 'CREATE') AS "isByPublic"
       FROM pg_database WHERE datname = current_database()`,
    ),
    tables: (await row(count, `SELECT count(*)::int AS count FROM ${tables}`)).count,
  };
}
