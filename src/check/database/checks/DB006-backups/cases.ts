import type { DatabaseCases } from "../../database-cases.js";

// A server that archives, and one whose archiving fails: test/check/database/judged.test.ts.
export const cases: DatabaseCases = {
  postgres: [
    {
      state: "careless",
      why: "a server that archives nothing",
      findings: [{ subject: "archive_mode", write: "ALTER SYSTEM SET archive_mode = on;" }],
    },
  ],
  mysql: [
    {
      state: "careless",
      why: "a server without a binary log",
      sql: "GRANT SELECT ON `{database}`.* TO {role};",
      findings: [{ subject: "log_bin", write: "log_bin = " }],
    },
  ],
};
