import type { CheckCases } from "../../../check-cases.js";

const TABLE = 'CREATE TABLE "users" ("id" SERIAL PRIMARY KEY, "email" TEXT);';
const NAME = "20260101000000_step";

const touch = (body: string): string => `CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  ${body}
END $$;`;

export const cases: CheckCases = {
  silent: [
    { why: "no migrations", isNotApplicable: true },
    { why: "a table", migrations: [TABLE] },
    { why: "an empty migration, and one of comments", migrations: ["", "-- nothing to do\n/* here */\n"] },
    {
      why: "a trigger and its function",
      migrations: [
        `${TABLE}\n${touch('NEW."email" := lower(NEW."email"); RETURN NEW;')}\nCREATE TRIGGER t BEFORE UPDATE ON "users" FOR EACH ROW EXECUTE FUNCTION touch();`,
      ],
    },
    { why: "a function that changes rows", migrations: [touch(`UPDATE "users" SET "email" = NULL; RETURN NEW;`)] },
    { why: "a function of SQL", migrations: ["CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';"] },
    {
      why: "a function with a body of the standard",
      migrations: ["CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1;"],
    },
    {
      why: "a call of a function that a migration creates",
      migrations: ["CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';", "SELECT one();"],
    },
    {
      why: "extensions, rights, comments and settings",
      migrations: [
        `CREATE EXTENSION IF NOT EXISTS "citext";\n${TABLE}\nGRANT SELECT ON "users" TO reader;\nCOMMENT ON TABLE "users" IS 'DROP TABLE';\nSET lock_timeout = '2s';\nSELECT set_config('search_path', 'public', true);`,
      ],
    },
    {
      why: "functions of PostgreSQL",
      migrations: [
        `${TABLE}\nSELECT setval('"users_id_seq"', 100);\nSELECT pg_advisory_lock(1), count(*) FROM "users";\nSELECT pg_catalog.pg_notify('a', 'b');`,
      ],
    },
    {
      why: "functions of PostgreSQL inside expressions, and those of others that nothing runs yet",
      migrations: [
        `${TABLE}
UPDATE "users" SET "email" = lower(trim(coalesce("email", md5(random()::text)))) WHERE "email" IS NULL;
INSERT INTO "users" ("email") SELECT concat(uuid_generate_v4(), '@shop.example') FROM generate_series(1, 3);
ALTER TABLE "users" ALTER COLUMN "email" SET DEFAULT own_default();
CREATE INDEX "users_own" ON "users" (own_key("email"));
CREATE VIEW "own" AS SELECT own_name("email") FROM "users";
EXPLAIN DELETE FROM "users";`,
      ],
    },
    {
      why: "a schema with its tables",
      migrations: [
        `CREATE SCHEMA "auth" CREATE TABLE "session" ("id" INTEGER PRIMARY KEY) GRANT SELECT ON "session" TO reader;`,
      ],
    },
    {
      why: "a DO block that says what it does",
      migrations: [
        `DO $$ BEGIN\n  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN\n    CREATE TYPE "mood" AS ENUM ('good');\n  END IF;\nEND $$;`,
      ],
    },
    { why: "EXECUTE of a constant", migrations: ["DO $$ BEGIN EXECUTE 'CREATE TABLE a (id int)'; END $$;"] },
    {
      why: "row level security, policies and views",
      migrations: [
        `${TABLE}\nALTER TABLE "users" ENABLE ROW LEVEL SECURITY;\nCREATE POLICY p ON "users" USING (true);\nCREATE VIEW v AS SELECT 1;`,
      ],
    },
    { why: "a mark of the byte order, and line ends of Windows", migrations: [`\uFEFF${TABLE}\r\nSELECT 1;\r\n`] },
    { why: "a semicolon and a quote in a string", migrations: [`INSERT INTO "users" ("email") VALUES ('a;b''c');`] },
    {
      why: "a migration that was there before",
      history: [
        {
          [`prisma/migrations/${NAME}/migration.sql`]: "NOT SQL;",
          "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
        },
      ],
      files: { "prisma/migrations/20260102000000_next/migration.sql": TABLE },
      context: { base: "HEAD^" },
    },
    {
      why: "MySQL: what Prisma writes",
      provider: "mysql",
      migrations: [
        `CREATE TABLE \`users\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`email\` VARCHAR(191) NULL, \`role\` ENUM('ADMIN', 'GUEST') NOT NULL, PRIMARY KEY (\`id\`));`,
        `ALTER TABLE \`users\` RENAME INDEX \`a\` TO \`b\`;
CREATE FULLTEXT INDEX \`users_email_idx\` ON \`users\`(\`email\`);`,
      ],
    },
    {
      why: "SQLite: what Prisma writes",
      provider: "sqlite",
      migrations: [
        `CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "age" INTEGER);`,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT);
INSERT INTO "new_users" ("email", "id") SELECT "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
      ],
    },
  ],
  found: [
    {
      why: "a wrong statement between right ones",
      migrations: [`${TABLE}\nALTER TABEL "users" DROP COLUMN "email";\nSELECT 1;`],
      findings: [{ subject: `${NAME}:2`, line: 2, seen: "refuses", level: "unknown" }],
    },
    {
      why: "a command of psql",
      migrations: ["\\connect other\nSELECT 1;"],
      findings: [{ subject: `${NAME}:1`, line: 1, write: "without commands of psql", level: "unknown" }],
    },
    {
      why: "a string without an end",
      migrations: [`${TABLE}\nSELECT 'a;`],
      findings: [{ subject: `${NAME}:1`, level: "unknown" }],
    },
    {
      why: "the quotes of MySQL",
      migrations: ["ALTER TABLE `users` DROP COLUMN `email`;"],
      findings: [{ subject: `${NAME}:1`, level: "unknown" }],
    },
    {
      why: "statements of a kind that is not known",
      migrations: ["SELECT 1;\nCOPY a FROM 'a.csv';\nDROP OWNED BY somebody;"],
      findings: [
        { subject: `${NAME}:2`, line: 2, seen: "copy", level: "unknown" },
        { subject: `${NAME}:3`, line: 3, seen: "drop owned", level: "unknown" },
      ],
    },
    {
      why: "SQL that is put together at run time",
      migrations: [`${TABLE}\nDO $$\nBEGIN\n  EXECUTE format('DROP TABLE %I', 'users');\nEND $$;`],
      findings: [{ subject: `${NAME}:4`, line: 4, seen: "EXECUTE", write: "without EXECUTE", level: "unknown" }],
    },
    {
      why: "a DO block in another language",
      migrations: ["DO LANGUAGE plpython3u $$ plpy.execute('DROP TABLE a') $$;"],
      findings: [{ subject: `${NAME}:1`, seen: "another language", level: "unknown" }],
    },
    {
      why: "a DO block that is no PL/pgSQL",
      migrations: ["DO $$ BEGIN IF THEN; END $$;"],
      findings: [{ subject: `${NAME}:1`, seen: "PL/pgSQL", level: "unknown" }],
    },
    {
      why: "a function that changes tables",
      migrations: [`SELECT 1;\n${touch(`DROP TABLE "users"; RETURN NEW;`)}`],
      findings: [{ subject: `${NAME}:2 function`, line: 2, seen: "touch", level: "unknown" }],
    },
    {
      why: "a function of SQL that changes tables",
      migrations: [`CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DROP TABLE "users"';`],
      findings: [{ subject: `${NAME}:1 function`, level: "unknown" }],
    },
    {
      why: "a function with SQL that is put together",
      migrations: [touch("EXECUTE 'DROP TABLE ' || TG_TABLE_NAME; RETURN NEW;")],
      findings: [{ subject: `${NAME}:1 function`, level: "unknown" }],
    },
    {
      why: "a function in another language",
      migrations: ["CREATE FUNCTION f() RETURNS void LANGUAGE plpython3u AS $$ plpy.execute('DROP TABLE a') $$;"],
      findings: [{ subject: `${NAME}:1 function`, level: "unknown" }],
    },
    {
      why: "a function that a DO block creates",
      migrations: ["DO $$ BEGIN CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; END $$;"],
      findings: [{ subject: `${NAME}:1 function`, seen: "DO block", level: "unknown" }],
    },
    {
      why: "a function that changes tables and is called in the same file, told once",
      migrations: [`${touch(`DROP TABLE "users"; RETURN NEW;`)}\nSELECT touch();`],
      findings: [{ subject: `${NAME}:1 function`, level: "unknown" }],
    },
    {
      why: "a call of a function that an earlier migration creates and that changes tables",
      history: [
        {
          [`prisma/migrations/${NAME}/migration.sql`]: touch(`DROP TABLE "users"; RETURN NEW;`),
          "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
        },
      ],
      files: { "prisma/migrations/20260102000000_next/migration.sql": "SELECT touch();" },
      context: { base: "HEAD^" },
      findings: [{ subject: "20260102000000_next:1 call", seen: "changes tables", level: "unknown" }],
    },
    {
      why: "a call of a function that no migration creates",
      migrations: ["SELECT create_hypertable('a', 'b');\nCALL partman.run();"],
      findings: [
        { subject: `${NAME}:1 call`, seen: "create_hypertable()", level: "unknown" },
        { subject: `${NAME}:2 call`, seen: "partman.run()", level: "unknown" },
      ],
    },
    {
      why: "a call of it inside an expression, wherever a statement runs one",
      migrations: [
        [
          `UPDATE "a" SET "b" = f1("b");`,
          `INSERT INTO "a" SELECT f2();`,
          `SELECT 1 WHERE EXISTS (SELECT 1 FROM "a" WHERE f3());`,
          `ALTER TABLE "a" ADD COLUMN "c" INTEGER DEFAULT f4();`,
          `ALTER TABLE "a" ALTER COLUMN "b" TYPE INTEGER USING f5("b");`,
          `DO $$ BEGIN IF f6() THEN NULL; END IF; END $$;`,
          `EXPLAIN ANALYZE SELECT f7();`,
          `CREATE TABLE "d" AS SELECT f8();`,
        ].join("\n"),
      ],
      findings: [1, 2, 3, 4, 5, 6, 7, 8].map((line) => ({
        subject: `${NAME}:${line} call`,
        line,
        seen: `it calls f${line}()`,
        level: "unknown",
      })),
    },
    {
      why: "an attribute of a type that columns have, and what goes with CASCADE",
      migrations: [`ALTER TYPE "address" DROP ATTRIBUTE "zip";\nDROP EXTENSION "citext" CASCADE;`],
      findings: [
        { subject: `${NAME}:1`, seen: `ALTER TYPE "address"`, level: "unknown" },
        { subject: `${NAME}:2`, seen: "DROP EXTENSION ... CASCADE", level: "unknown" },
      ],
    },
    {
      why: "a function of SQL with a statement that is not known",
      migrations: ["CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DROP OWNED BY somebody';"],
      findings: [{ subject: `${NAME}:1 function`, level: "unknown" }],
    },
    {
      why: "a function of PostgreSQL that runs a text",
      migrations: ["SELECT query_to_xml('SELECT 1', true, true, '');"],
      findings: [{ subject: `${NAME}:1 call`, seen: "query_to_xml()", level: "unknown" }],
    },
    {
      why: "a database without a parser here",
      provider: "sqlserver",
      migrations: ["SELECT 1;"],
      findings: [{ subject: "prisma/migrations", level: "unknown" }],
    },
    {
      why: "MySQL: SQL that is put together, and a comment that is run",
      provider: "mysql",
      migrations: [
        `CREATE TABLE \`users\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`email\` VARCHAR(191) NULL, \`role\` ENUM('ADMIN', 'GUEST') NOT NULL, PRIMARY KEY (\`id\`));`,
        `SET @sql = 'DROP TABLE users';
PREPARE step FROM @sql;
/*!50000 DROP TABLE users */;`,
      ],
      findings: [
        { subject: "20260102000000_step:2", level: "unknown" },
        { subject: "20260102000000_step:3", level: "unknown", seen: "a comment that MySQL runs" },
      ],
    },
    {
      why: "SQLite: a table that no migration creates, made anew",
      provider: "sqlite",
      migrations: [
        ``,
        `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_users" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT);
INSERT INTO "new_users" ("email", "id") SELECT "email", "id" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
      ],
      findings: [{ subject: "20260102000000_step:3", level: "unknown", seen: "no migration creates the old one" }],
    },
  ],
};
