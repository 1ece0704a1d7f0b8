import type { Finding } from "../../outcome.js";
import type { PostgresSession } from "../session/postgres-session.js";
import { counted } from "../../wording.js";
import { listed, postgresName } from "../wording.js";
import { defaultPrivileges } from "./application-role.js";
import type { DdlRights } from "./ddl-rights.js";

const MIGRATOR = postgresName("migrator");
const CONSEQUENCE = "one injected statement can DROP TABLE or ALTER TABLE";
const CREATE = "one injected statement can make tables and functions that others call by mistake";

export function ddlFindings({ role, database: name }: PostgresSession, rights: DdlRights): readonly Finding[] {
  const grantee = postgresName(role);
  const { owned, schemas, database } = rights;
  const ofTables = owned.map(({ schema, owner, tables }): Finding => {
    const by = owner === role ? "" : ` through ${owner}`;
    return {
      subject: `${role} owns ${schema}.*`,
      seen: `${role} owns ${counted(tables.length, "table")} of ${schema}${by}: ${listed(tables)}`,
      consequence: CONSEQUENCE,
      write: owner === role ? ownTables(role, schema, tables) : `REVOKE ${postgresName(owner)} FROM ${grantee};`,
    };
  });
  const ofSchemas = schemas.map(({ schema, isOwner, isByPublic }): Finding => {
    const quoted = postgresName(schema);
    const owner = `ALTER SCHEMA ${quoted} OWNER TO ${MIGRATOR};`;
    return {
      subject: `${role} CREATE on schema ${schema}`,
      seen: isOwner
        ? `${role} owns the schema ${schema}`
        : `${role} may CREATE in the schema ${schema}${isByPublic ? ", as everybody may" : ""}`,
      consequence: CREATE,
      write: isOwner ? owner : `REVOKE CREATE ON SCHEMA ${quoted} FROM ${isByPublic ? "PUBLIC" : grantee};`,
    };
  });
  if (!database.isOwner && !database.canCreate) return [...ofTables, ...ofSchemas];
  const quoted = postgresName(name);
  const ofDatabase: Finding = {
    subject: `${role} CREATE on database ${name}`,
    seen: database.isOwner ? `${role} owns the database ${name}` : `${role} may CREATE schemas in the database ${name}`,
    consequence: database.isOwner ? "one injected statement can change its settings, and drop it" : CREATE,
    write: database.isOwner
      ? `ALTER DATABASE ${quoted} OWNER TO ${MIGRATOR};`
      : `REVOKE CREATE ON DATABASE ${quoted} FROM ${database.isByPublic ? "PUBLIC" : grantee};`,
  };
  return [...ofTables, ...ofSchemas, ofDatabase];
}

/** The tables go to a role for migrations, and the application keeps what it needs of them. */
function ownTables(role: string, schema: string, tables: readonly string[]): string {
  const grantee = postgresName(role);
  const inSchema = postgresName(schema);
  return [
    `CREATE ROLE ${MIGRATOR} LOGIN PASSWORD '...';  -- for prisma migrate deploy`,
    `GRANT USAGE, CREATE ON SCHEMA ${inSchema} TO ${MIGRATOR};`,
    ...tables.slice(0, 3).map((table) => `ALTER TABLE ${postgresName(schema, table)} OWNER TO ${MIGRATOR};`),
    ...(tables.length > 3 ? [`-- and ${tables.length - 3} more`] : []),
    `GRANT USAGE ON SCHEMA ${inSchema} TO ${grantee};`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${inSchema} TO ${grantee};`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${inSchema} TO ${grantee};`,
    ...defaultPrivileges("migrator", schema, grantee),
  ].join("\n");
}
