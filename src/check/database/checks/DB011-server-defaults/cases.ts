import type { DatabaseCases } from "../../database-cases.js";

// The settings of PostgreSQL are the server's, which all tests share: test/check/database/server.test.ts.
export const cases: DatabaseCases = {
  postgres: [],
  mysql: [
    {
      state: "hardened",
      why: "what MariaDB comes with, seen by an account that may not read the others",
      sql: "GRANT SELECT ON `{database}`.* TO {role};",
      evidence: "not the accounts",
    },
    {
      state: "careless",
      why: "a session that is not strict",
      sql: "GRANT SELECT ON `{database}`.* TO {role};",
      parameters: `sessionVariables=${encodeURIComponent('{"sql_mode":"NO_ENGINE_SUBSTITUTION"}')}`,
      findings: [{ subject: "sql_mode" }],
    },
  ],
};
