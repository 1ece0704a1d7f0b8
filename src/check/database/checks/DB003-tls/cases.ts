import type { DatabaseCases } from "../../database-cases.js";

// The servers of the tests are reached by loopback. With a certificate, and from elsewhere: test/check/database/judged.test.ts.
export const cases: DatabaseCases = {
  postgres: [
    { state: "hardened", why: "a loopback connection to a server that listens to nothing else", evidence: "loopback" },
  ],
  mysql: [
    {
      state: "hardened",
      why: "a connection within the server's machine",
      sql: "GRANT SELECT ON `{database}`.* TO {role};",
      evidence: "within the server's machine",
    },
  ],
};
