import type { DatabaseCases } from "../../database-cases.js";

export const cases: DatabaseCases = {
  postgres: [
    { state: "hardened", why: "a role that only logs in" },
    {
      state: "hardened",
      why: "a role that inherits rights on tables",
      sql: `CREATE ROLE {other}; CREATE TABLE users (id int); GRANT SELECT ON users TO {other}; GRANT {other} TO {role};`,
    },
    {
      state: "careless",
      why: "the superuser, once: it has all the others",
      login: "superuser",
      findings: [{ subject: "postgres SUPERUSER", seen: "postgres has SUPERUSER", write: 'CREATE ROLE "app" LOGIN' }],
    },
    {
      state: "careless",
      why: "every attribute that is more than LOGIN",
      sql: "ALTER ROLE {role} BYPASSRLS CREATEROLE REPLICATION CREATEDB;",
      findings: [
        { subject: "{role} BYPASSRLS", write: 'ALTER ROLE "{role}" NOBYPASSRLS;' },
        { subject: "{role} CREATEROLE" },
        { subject: "{role} REPLICATION" },
        { subject: "{role} CREATEDB", level: "warning" },
      ],
    },
    {
      state: "careless",
      why: "predefined roles",
      sql: "GRANT pg_write_all_data, pg_read_all_data, pg_execute_server_program TO {role};",
      findings: [
        { subject: "{role} pg_execute_server_program" },
        { subject: "{role} pg_read_all_data", level: "warning" },
        { subject: "{role} pg_write_all_data", write: 'REVOKE "pg_write_all_data" FROM "{role}";' },
      ],
    },
    {
      state: "careless",
      why: "a role that is a member of a member of pg_write_server_files",
      sql: "CREATE ROLE {other}; GRANT pg_write_server_files TO {other}; GRANT {other} TO {role};",
      findings: [{ subject: "{role} pg_write_server_files" }],
    },
    {
      state: "careless",
      why: "a role that can become a superuser by SET ROLE",
      sql: "CREATE ROLE {other} SUPERUSER; GRANT {other} TO {role};",
      findings: [
        {
          subject: "{role} {other} SUPERUSER",
          seen: "is a member of {other}, which has SUPERUSER",
          write: 'REVOKE "{other}" FROM "{role}";',
        },
      ],
    },
  ],
  mysql: [
    {
      state: "hardened",
      why: "an account of one database",
      sql: "GRANT SELECT, INSERT, UPDATE, DELETE ON `{database}`.* TO {role};",
    },
    {
      state: "hardened",
      why: "an account of one table and some of its columns",
      sql: "CREATE TABLE users (id int, email text); GRANT SELECT (id), UPDATE (email) ON users TO {role};",
    },
    {
      state: "careless",
      why: "an account with everything",
      sql: "GRANT ALL PRIVILEGES ON *.* TO {role} WITH GRANT OPTION;",
      findings: [
        {
          subject: "{role}@% administers the server",
          seen: "ALL PRIVILEGES on *.*",
          write: "REVOKE ALL PRIVILEGES ON *.* FROM '{role}'@'%';",
        },
        { subject: "{role}@% GRANT OPTION on *.*" },
      ],
    },
    {
      state: "careless",
      why: "single privileges of the server, and data of every database",
      sql: "GRANT FILE, PROCESS, SELECT ON *.* TO {role};",
      findings: [
        { subject: "{role}@% administers the server", seen: "PROCESS, FILE on *.*" },
        { subject: "{role}@% has every database", level: "warning" },
      ],
    },
    {
      state: "careless",
      why: "an account that may give away what it has",
      sql: "GRANT SELECT ON `{database}`.* TO {role} WITH GRANT OPTION;",
      findings: [
        {
          subject: "{role}@% GRANT OPTION on {database}.*",
          write: "REVOKE GRANT OPTION ON `{database}`.* FROM '{role}'@'%';",
        },
      ],
    },
    {
      state: "careless",
      why: "a role that is in force at login",
      sql: "GRANT SELECT ON `{database}`.* TO {role}; CREATE ROLE {other}; GRANT SUPER ON *.* TO {other}; GRANT {other} TO {role}; SET DEFAULT ROLE {other} FOR {role};",
      findings: [{ subject: "{other} administers the server" }],
    },
    {
      state: "careless",
      why: "a role that can be taken, and whose privileges cannot be seen",
      sql: "GRANT SELECT ON `{database}`.* TO {role}; CREATE ROLE {other}; GRANT SUPER ON *.* TO {other}; GRANT {other} TO {role};",
      findings: [{ subject: "role {other}", level: "unknown" }],
    },
  ],
};
