import * as v from "valibot";
import type { PostgresSession } from "../session/postgres-session.js";

/** Roles that a service makes in every database of its own. */
const SERVICES: readonly (readonly [role: string, service: string])[] = [
  ["rdsadmin", "Amazon RDS"],
  ["rds_superuser", "Amazon RDS"],
  ["alloydbsuperuser", "AlloyDB"],
  ["cloudsqlsuperuser", "Cloud SQL"],
  ["azure_pg_admin", "Azure Database"],
  ["neon_superuser", "Neon"],
  ["supabase_admin", "Supabase"],
  ["doadmin", "DigitalOcean"],
  ["avnadmin", "Aiven"],
];

const role = v.object({ name: v.string() });

/** The service that runs the server, if it is one that is known. */
export async function serviceOf({ rows }: PostgresSession): Promise<string | undefined> {
  const names = SERVICES.map(([name]) => name);
  const found = await rows(role, "SELECT rolname::text AS name FROM pg_roles WHERE rolname = ANY ($1)", [names]);
  return SERVICES.find(([name]) => found.some((one) => one.name === name))?.[1];
}
