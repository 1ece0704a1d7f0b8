import type { DatabaseCases } from "../../database-cases.js";

const TABLES = "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY);";
/** What PostgreSQL before 15 gives to everybody. */
const CLOSED = "REVOKE CREATE ON SCHEMA public FROM PUBLIC;";

export const cases: DatabaseCases = {
  postgres: [
    {
      state: "hardened",
      why: "tables of a role for migrations",
      sql: `${CLOSED} ${TABLES} CREATE ROLE {owner} LOGIN; ALTER TABLE users OWNER TO {owner}; ALTER TABLE orders OWNER TO {owner};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};`,
      evidence: "2 tables",
    },
    {
      state: "careless",
      why: "a role that owns its tables",
      sql: `${CLOSED} ${TABLES} ALTER TABLE users OWNER TO {role}; ALTER TABLE orders OWNER TO {role};`,
      findings: [
        {
          subject: "{role} owns public.*",
          seen: "2 tables of public: orders, users",
          write: 'ALTER TABLE "public"."orders" OWNER TO "migrator";',
        },
      ],
    },
    {
      state: "careless",
      why: "tables that are owned through a membership",
      sql: `${CLOSED} ${TABLES} CREATE ROLE {owner}; ALTER TABLE users OWNER TO {owner}; GRANT {owner} TO {role};`,
      findings: [
        {
          subject: "{role} owns public.*",
          seen: "1 table of public through {owner}",
          write: 'REVOKE "{owner}" FROM "{role}";',
        },
      ],
    },
    {
      state: "careless",
      why: "CREATE in a schema, given to the role and to everybody, and its owner",
      sql: `${CLOSED} CREATE SCHEMA sales; GRANT CREATE ON SCHEMA sales TO {role}; CREATE SCHEMA shared; GRANT ALL ON SCHEMA shared TO PUBLIC;
        CREATE SCHEMA own AUTHORIZATION {role};`,
      findings: [
        {
          subject: "{role} CREATE on schema own",
          seen: "owns the schema own",
          write: 'ALTER SCHEMA "own" OWNER TO "migrator";',
        },
        { subject: "{role} CREATE on schema sales", write: 'REVOKE CREATE ON SCHEMA "sales" FROM "{role}";' },
        {
          subject: "{role} CREATE on schema shared",
          seen: "as everybody may",
          write: 'REVOKE CREATE ON SCHEMA "shared" FROM PUBLIC;',
        },
      ],
    },
    {
      state: "careless",
      why: "CREATE on the database",
      sql: `${CLOSED} GRANT CREATE ON DATABASE "{database}" TO {role};`,
      findings: [
        {
          subject: "{role} CREATE on database {database}",
          write: 'REVOKE CREATE ON DATABASE "{database}" FROM "{role}";',
        },
      ],
    },
    {
      state: "careless",
      why: "the superuser",
      login: "superuser",
      findings: [{ subject: "postgres SUPERUSER", write: 'GRANT CONNECT ON DATABASE "{database}" TO "app";' }],
    },
  ],
  mysql: [
    {
      state: "hardened",
      why: "an account that reads and writes rows",
      sql: "GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON `{database}`.* TO {role};",
    },
    {
      state: "careless",
      why: "every privilege on the database",
      sql: "GRANT ALL PRIVILEGES ON `{database}`.* TO {role};",
      findings: [
        {
          subject: "{role}@% DDL on {database}.*",
          write: "REVOKE ALL PRIVILEGES ON `{database}`.* FROM '{role}'@'%';",
        },
      ],
    },
    {
      state: "careless",
      why: "single privileges on a table",
      sql: "CREATE TABLE users (id int); GRANT SELECT, ALTER, DROP, INDEX ON users TO {role};",
      findings: [{ subject: "{role}@% DDL on {database}.users", seen: "DROP, INDEX, ALTER" }],
    },
  ],
};
