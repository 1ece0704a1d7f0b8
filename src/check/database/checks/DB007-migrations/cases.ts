import type { DatabaseCase, DatabaseCases } from "../../database-cases.js";

const INIT = "CREATE TABLE users (id int PRIMARY KEY);\n";
const EMAIL = "ALTER TABLE users ADD COLUMN email text;\n";
/** SHA-256 of what stands above. */
const INIT_SUM = "12a1ef51b20a6108acdcf70e2f8c3f6bfcda5eed26f31a00971d3c88a59b2439";
const EMAIL_SUM = "315473a27c3413dbff149b4a3c0b90484b02dceb4ce8ba601f55ebeb0a39f6c4";

const TABLE = `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamp NULL,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamp NULL, started_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  applied_steps_count int NOT NULL DEFAULT 0);`;
const GRANT = "GRANT SELECT ON _prisma_migrations TO {role};";

const row = (id: number, name: string, checksum: string, finished = "CURRENT_TIMESTAMP", rolledBack = "NULL"): string =>
  `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, rolled_back_at)
   VALUES ('${id}', '${checksum}', ${finished}, '${name}', ${rolledBack});`;

const migrations = { "20260101000000_init": INIT, "20260201000000_email": EMAIL };

const both: readonly DatabaseCase[] = [
  {
    state: "hardened",
    why: "every migration is applied",
    migrations,
    sql: `${TABLE} ${row(1, "20260101000000_init", INIT_SUM)} ${row(2, "20260201000000_email", EMAIL_SUM)} ${GRANT}`,
    evidence: "2 migrations in prisma/migrations, 2 rows in _prisma_migrations",
  },
  {
    state: "hardened",
    why: "a file whose line endings are those of Windows",
    migrations: { "20260101000000_init": INIT.replace("\n", "\r\n") },
    sql: `${TABLE} ${row(1, "20260101000000_init", INIT_SUM)} ${GRANT}`,
  },
  {
    state: "hardened",
    why: "one that failed, was rolled back and applied again",
    migrations: { "20260101000000_init": INIT },
    sql: `${TABLE} ${row(1, "20260101000000_init", "0".repeat(64), "NULL", "CURRENT_TIMESTAMP")} ${row(2, "20260101000000_init", INIT_SUM)} ${GRANT}`,
  },
  { state: "hardened", why: "neither migrations nor their table", isNotApplicable: true },
  {
    state: "careless",
    why: "one that is not applied, and one that failed",
    migrations,
    sql: `${TABLE} ${row(1, "20260101000000_init", INIT_SUM, "NULL")} ${GRANT}`,
    findings: [
      {
        subject: "20260101000000_init",
        seen: "has begun and not finished",
        write: "npx prisma migrate resolve --rolled-back 20260101000000_init",
        line: 1,
      },
      { subject: "20260201000000_email", seen: "is not applied", write: "npx prisma migrate deploy", line: 1 },
    ],
  },
  {
    state: "careless",
    why: "one that was rolled back, and is not applied",
    migrations: { "20260101000000_init": INIT },
    sql: `${TABLE} ${row(1, "20260101000000_init", INIT_SUM, "NULL", "CURRENT_TIMESTAMP")} ${GRANT}`,
    findings: [{ subject: "20260101000000_init", seen: "is not applied" }],
  },
  {
    state: "careless",
    why: "a file that was changed afterwards, and a migration that is not here",
    migrations: { "20260101000000_init": `${INIT}-- one more thing\n` },
    sql: `${TABLE} ${row(1, "20260101000000_init", INIT_SUM)} ${row(2, "20260301000000_elsewhere", EMAIL_SUM)} ${GRANT}`,
    findings: [
      { subject: "20260101000000_init", seen: "was changed", line: 1 },
      { subject: "20260301000000_elsewhere", seen: "the project does not have it", level: "warning" },
    ],
  },
  {
    state: "careless",
    why: "a database without the table",
    migrations,
    findings: [{ subject: "_prisma_migrations", seen: "prisma/migrations has 2 migrations" }],
  },
];

export const cases: DatabaseCases = {
  postgres: [
    ...both,
    {
      state: "careless",
      why: "a table that the role may not read",
      migrations,
      sql: TABLE,
      findings: [
        {
          subject: "_prisma_migrations",
          write: 'GRANT SELECT ON "public"."_prisma_migrations" TO "{role}";',
          level: "unknown",
        },
      ],
    },
    {
      state: "hardened",
      why: "the table of the schema that the URL names",
      migrations: { "20260101000000_init": INIT },
      parameters: "schema=shop",
      sql: `${TABLE} CREATE SCHEMA shop; GRANT USAGE ON SCHEMA shop TO {role}; SET search_path = shop; ${TABLE}
        ${row(1, "20260101000000_init", INIT_SUM)} ${GRANT}`,
    },
  ],
  // An account sees a database only if it has a right to something in it.
  mysql: both.map((one) => ({
    ...one,
    sql: `CREATE TABLE other (id int); GRANT SELECT ON other TO {role}; ${one.sql ?? ""}`,
  })),
};
