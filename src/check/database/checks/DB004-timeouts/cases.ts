import type { DatabaseCases } from "../../database-cases.js";

const ALL =
  "SET statement_timeout = '30s'; ALTER ROLE {role} SET idle_in_transaction_session_timeout = '60s'; ALTER ROLE {role} SET lock_timeout = '5s';";

export const cases: DatabaseCases = {
  postgres: [
    {
      state: "hardened",
      why: "limits of the role",
      sql: `ALTER ROLE {role} ${ALL}`,
      evidence: "statement_timeout 30 s",
    },
    {
      state: "hardened",
      why: "limits of the role in the database, and of the database",
      sql: `ALTER ROLE {role} IN DATABASE "{database}" ${ALL} ALTER DATABASE "{database}" SET lock_timeout = '1500ms';`,
      evidence: "lock_timeout 5 s",
    },
    {
      state: "hardened",
      why: "limits of the URL, which the application's own connections have, too",
      parameters:
        "options=-c%20statement_timeout%3D7s%20-c%20lock_timeout%3D1s%20-c%20idle_in_transaction_session_timeout%3D9s",
      evidence: "statement_timeout 7 s",
    },
    {
      state: "careless",
      why: "a role without limits",
      findings: [
        {
          subject: "statement_timeout",
          write: `ALTER ROLE "{role}" IN DATABASE "{database}" SET statement_timeout = '30s';`,
        },
        { subject: "idle_in_transaction_session_timeout" },
        { subject: "lock_timeout", level: "warning" },
      ],
    },
    {
      state: "careless",
      why: "limits of another role",
      sql: `CREATE ROLE {owner}; ALTER ROLE {owner} SET statement_timeout = '30s'; ALTER ROLE {role} SET lock_timeout = '5s';
        ALTER ROLE {role} SET idle_in_transaction_session_timeout = '5s';`,
      findings: [{ subject: "statement_timeout" }],
    },
  ],
  mysql: [
    {
      state: "hardened",
      why: "a limit of the account, and those of the session that the URL sets",
      sql: "GRANT SELECT ON `{database}`.* TO {role}; ALTER USER {role} WITH MAX_STATEMENT_TIME 30;",
      parameters: `sessionVariables=${encodeURIComponent('{"idle_transaction_timeout":60,"lock_wait_timeout":10}')}`,
      evidence: "max_statement_time 30 s",
    },
    {
      state: "careless",
      why: "what MariaDB comes with",
      sql: "GRANT SELECT ON `{database}`.* TO {role};",
      findings: [
        { subject: "max_statement_time", write: "ALTER USER '{role}'@'%' WITH MAX_STATEMENT_TIME 30;" },
        { subject: "idle_transaction_timeout", write: "SET GLOBAL idle_transaction_timeout = 60;" },
        { subject: "lock_wait_timeout", level: "warning" },
      ],
    },
  ],
};
