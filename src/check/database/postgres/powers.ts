import * as v from "valibot";
import type { PostgresSession } from "../session/postgres-session.js";

/** What a role may do beyond reading and writing rows. */
export interface Power {
  /** `SUPERUSER`, `pg_write_all_data`, `rds_superuser`. */
  readonly name: string;
  /** The role that has it: the login itself, or one that it is a member of. */
  readonly from: string;
  /** A membership rather than an attribute. */
  readonly isMembership: boolean;
  readonly weight: "error" | "warning";
  /** What whoever holds the role can do, as a clause. */
  readonly consequence: string;
}

interface Meaning {
  readonly weight: Power["weight"];
  readonly consequence: string;
}

const SUPERUSER = "one injected statement reads every database of the server, its files, and runs programs on it";
const MANAGED = "one injected statement can change roles, extensions and every table of the server";

/** By attribute, as ALTER ROLE has it. */
const ATTRIBUTES: ReadonlyMap<string, Meaning> = new Map([
  ["SUPERUSER", { weight: "error", consequence: SUPERUSER }],
  [
    "BYPASSRLS",
    { weight: "error", consequence: "row security policies do not hold for it: every tenant's rows are open" },
  ],
  [
    "CREATEROLE",
    { weight: "error", consequence: "one injected statement makes a login that outlives every password change" },
  ],
  ["REPLICATION", { weight: "error", consequence: "whoever has the URL can copy the whole server as a replica" }],
  ["CREATEDB", { weight: "warning", consequence: "one injected statement can fill the server's disk with databases" }],
]);

/** By role: PostgreSQL's own (https://www.postgresql.org/docs/current/predefined-roles.html), and those of services. */
const ROLES: ReadonlyMap<string, Meaning> = new Map([
  ["pg_write_all_data", { weight: "error", consequence: "it writes every table of every schema, without a GRANT" }],
  ["pg_read_all_data", { weight: "warning", consequence: "it reads every table of every schema, without a GRANT" }],
  ["pg_execute_server_program", { weight: "error", consequence: "one injected statement runs programs on the server" }],
  ["pg_read_server_files", { weight: "error", consequence: "one injected statement reads the server's files" }],
  ["pg_write_server_files", { weight: "error", consequence: "one injected statement writes the server's files" }],
  [
    "pg_create_subscription",
    { weight: "error", consequence: "one injected statement can copy the tables to another server" },
  ],
  ["pg_signal_backend", { weight: "warning", consequence: "it can end the connections of others" }],
  ["rds_superuser", { weight: "error", consequence: MANAGED }],
  ["rds_replication", { weight: "error", consequence: "whoever has the URL can copy what is written" }],
  ["cloudsqlsuperuser", { weight: "error", consequence: MANAGED }],
  ["alloydbsuperuser", { weight: "error", consequence: MANAGED }],
  ["azure_pg_admin", { weight: "error", consequence: MANAGED }],
  ["neon_superuser", { weight: "error", consequence: MANAGED }],
  ["supabase_admin", { weight: "error", consequence: MANAGED }],
]);

/**
 * An attribute of another role is had by SET ROLE, a privilege of it also by inheritance. Since PostgreSQL 16 a member may
 * have neither.
 */
const memberOf = (version: number): string =>
  version < 160_000
    ? "pg_has_role(current_user, r.oid, 'MEMBER')"
    : "(pg_has_role(current_user, r.oid, 'USAGE') OR pg_has_role(current_user, r.oid, 'SET'))";

const role = v.object({ name: v.string(), isLogin: v.boolean(), attributes: v.array(v.string()) });

/** A superuser has all the others: it is told alone. */
export async function powersOf({ rows, version, isSuperuser }: PostgresSession): Promise<readonly Power[]> {
  const roles = await rows(
    role,
    `SELECT r.rolname::text AS name, r.rolname = current_user AS "isLogin", array_remove(ARRAY[
       CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END,
       CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END, CASE WHEN r.rolreplication THEN 'REPLICATION' END,
       CASE WHEN r.rolcreatedb THEN 'CREATEDB' END], NULL) AS attributes
     FROM pg_roles r WHERE ${isSuperuser ? "r.rolname = current_user" : memberOf(version)}
     ORDER BY r.rolname <> current_user, r.rolname`,
  );
  const powers = roles.flatMap(({ name, isLogin, attributes }): Power[] => {
    const member = isLogin ? undefined : ROLES.get(name);
    return [
      ...(member ? [{ name, from: name, isMembership: true, ...member }] : []),
      ...attributes.flatMap((attribute): Power[] => {
        const meaning = ATTRIBUTES.get(attribute);
        return meaning ? [{ name: attribute, from: name, isMembership: !isLogin, ...meaning }] : [];
      }),
    ];
  });
  const all = powers.find(({ name }) => name === "SUPERUSER");
  return all ? [all] : powers;
}
