import type { PostgresSession } from "../session/postgres-session.js";
import { postgresName } from "../wording.js";

/** The statements that make a role which reads and writes rows, and nothing else. */
export function applicationRole({ role, database, schema }: PostgresSession): string {
  const name = postgresName(role === "app" ? "app_runtime" : "app");
  const inSchema = postgresName(schema);
  return [
    `CREATE ROLE ${name} LOGIN PASSWORD '...';  -- and put it into DATABASE_URL`,
    `GRANT CONNECT ON DATABASE ${postgresName(database)} TO ${name};`,
    `GRANT USAGE ON SCHEMA ${inSchema} TO ${name};`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${inSchema} TO ${name};`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${inSchema} TO ${name};`,
    ...defaultPrivileges(role, schema, name),
    `-- ${postgresName(role)} stays for prisma migrate deploy.`,
  ].join("\n");
}

/** What the tables of later migrations give. `grantee` is quoted already. */
export function defaultPrivileges(owner: string, schema: string, grantee: string): readonly string[] {
  const start = `ALTER DEFAULT PRIVILEGES FOR ROLE ${postgresName(owner)} IN SCHEMA ${postgresName(schema)} GRANT`;
  return [
    `${start} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${grantee};`,
    `${start} USAGE, SELECT ON SEQUENCES TO ${grantee};`,
  ];
}
