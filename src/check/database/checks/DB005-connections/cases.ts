import type { DatabaseCases } from "../../database-cases.js";

export const cases: DatabaseCases = {
  postgres: [
    {
      state: "hardened",
      why: "one process with the pool of node-postgres",
      evidence: "1 process × 10 connections = 10 of",
    },
    {
      state: "hardened",
      why: "as many as fit twice",
      sql: "ALTER ROLE {role} CONNECTION LIMIT 40;",
      config: { database: { replicas: 4, poolSize: 5 } },
      evidence: "20 of 40 (CONNECTION LIMIT of the role {role})",
    },
    {
      state: "careless",
      why: "more than the server has",
      config: { database: { replicas: 200, poolSize: 10 } },
      findings: [
        {
          subject: "max_connections",
          seen: "2000 connections are wanted",
          write: "new PrismaPg({ connectionString, max: 1 })",
        },
      ],
    },
    {
      state: "careless",
      why: "more than the role may have",
      sql: "ALTER ROLE {role} CONNECTION LIMIT 15;",
      config: { database: { replicas: 2, poolSize: 10 } },
      findings: [
        { subject: "max_connections", seen: "15 can be had (CONNECTION LIMIT of the role {role})", write: "max: 3" },
      ],
    },
    {
      state: "careless",
      why: "enough for one release, not for two at once",
      sql: 'ALTER DATABASE "{database}" CONNECTION LIMIT 30;',
      config: { database: { replicas: 2, poolSize: 10 } },
      findings: [
        {
          subject: "max_connections",
          seen: "twice as many during a release",
          write: 'ALTER DATABASE "{database}" CONNECTION LIMIT 60;',
          level: "warning",
        },
      ],
    },
  ],
  mysql: [
    {
      state: "hardened",
      why: "one process with a pool of 10",
      sql: "GRANT SELECT ON `{database}`.* TO {role};",
      evidence: "= 10 of",
    },
    {
      state: "careless",
      why: "more than the server has",
      sql: "GRANT SELECT ON `{database}`.* TO {role};",
      config: { database: { replicas: 5_000, poolSize: 40 } },
      findings: [{ subject: "max_connections", write: "connectionLimit: 1" }],
    },
    {
      state: "careless",
      why: "more than the account may have",
      sql: "GRANT SELECT ON `{database}`.* TO {role}; ALTER USER {role} WITH MAX_USER_CONNECTIONS 15;",
      config: { database: { replicas: 2, poolSize: 10 } },
      findings: [{ subject: "max_connections", seen: "MAX_USER_CONNECTIONS of {role}@%" }],
    },
  ],
};
