import * as v from "valibot";
import type { Room } from "../connections.js";
import type { PostgresSession } from "../session/postgres-session.js";
import { postgresName } from "../wording.js";

const seen = v.object({
  max: v.number(),
  reserved: v.number(),
  ofRole: v.number(),
  ofDatabase: v.number(),
  used: v.number(),
});

/** -1 is no limit. `reserved_connections` exists from PostgreSQL 16 on. */
const ROOM = `SELECT current_setting('max_connections')::int AS max,
  current_setting('superuser_reserved_connections')::int + COALESCE(current_setting('reserved_connections', true), '0')::int AS reserved,
  (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user) AS "ofRole",
  (SELECT datconnlimit FROM pg_database WHERE datname = current_database()) AS "ofDatabase",
  (SELECT count(*)::int FROM pg_stat_activity WHERE datname IS NOT NULL) AS used`;

export async function roomOf({ row, role, database, isSuperuser }: PostgresSession): Promise<Room> {
  const { max, reserved, ofRole, ofDatabase, used } = await row(seen, ROOM);
  const limits: Omit<Room, "used">[] = [
    {
      connections: max - reserved,
      because: `max_connections ${max} less ${reserved} reserved`,
      raise: `ALTER SYSTEM SET max_connections = ${max * 2};  -- and restart; or a pooler such as PgBouncer`,
    },
  ];
  // A superuser is not counted.
  if (ofRole >= 0 && !isSuperuser) {
    const raise = `ALTER ROLE ${postgresName(role)} CONNECTION LIMIT ${ofRole * 2};`;
    limits.push({ connections: ofRole, because: `CONNECTION LIMIT of the role ${role}`, raise });
  }
  if (ofDatabase >= 0 && !isSuperuser) {
    const raise = `ALTER DATABASE ${postgresName(database)} CONNECTION LIMIT ${ofDatabase * 2};`;
    limits.push({ connections: ofDatabase, because: `CONNECTION LIMIT of the database ${database}`, raise });
  }
  return { ...narrowest(limits), used };
}

export function narrowest<Limit extends { readonly connections: number }>(limits: readonly Limit[]): Limit {
  return limits.reduce((least, limit) => (limit.connections < least.connections ? limit : least));
}
