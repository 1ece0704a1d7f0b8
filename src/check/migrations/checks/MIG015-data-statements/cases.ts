import type { CheckCases } from "../../../check-cases.js";

const TABLES = `CREATE TABLE "users" ("id" INTEGER PRIMARY KEY, "email" TEXT);
CREATE TABLE "orders" ("id" INTEGER PRIMARY KEY, "userId" INTEGER REFERENCES "users"("id"));
CREATE TABLE "lines" ("id" INTEGER PRIMARY KEY, "orderId" INTEGER REFERENCES "orders"("id"));`;

/** A new migration on top of the three tables. */
function onTables(sql: string) {
  return {
    history: [
      {
        "prisma/migrations/20260101000000_init/migration.sql": TABLES,
        "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
      },
    ],
    files: { "prisma/migrations/20260102000000_next/migration.sql": sql },
    context: { base: "HEAD^" },
  };
}

export const cases: CheckCases = {
  silent: [
    { why: "no migrations", isNotApplicable: true },
    { why: "DELETE with a WHERE", ...onTables(`DELETE FROM "users" WHERE "email" IS NULL;`) },
    { why: "UPDATE with a WHERE", ...onTables(`UPDATE "users" SET "email" = '' WHERE "email" IS NULL;`) },
    {
      why: "UPDATE that joins by its WHERE",
      ...onTables(`UPDATE "orders" SET "userId" = 1 FROM "users" WHERE "users"."id" = "orders"."userId";`),
    },
    { why: "INSERT", ...onTables(`INSERT INTO "users" ("id") VALUES (1);`) },
    {
      why: "INSERT that updates on conflict",
      ...onTables(`INSERT INTO "users" ("id") VALUES (1) ON CONFLICT ("id") DO UPDATE SET "email" = '';`),
    },
    {
      why: "a table that the same migration creates",
      ...onTables(
        `CREATE TABLE "a" ("id" INTEGER);\nINSERT INTO "a" VALUES (1);\nUPDATE "a" SET "id" = 2;\nDELETE FROM "a";\nTRUNCATE "a";`,
      ),
    },
    {
      why: "a table that the same deployment creates",
      ...onTables(`CREATE TABLE "a" ("id" INTEGER);`),
      untracked: { "prisma/migrations/20260103000000_more/migration.sql": `DELETE FROM "a";` },
    },
    {
      why: "TRUNCATE with CASCADE of a new table that no old one refers to",
      ...onTables(`CREATE TABLE "a" ("id" INTEGER);\nTRUNCATE "a" CASCADE;`),
    },
    { why: "a table that is emptied and dropped: MIG002", ...onTables(`DELETE FROM "lines";\nDROP TABLE "lines";`) },
    {
      why: "a function that deletes when it is called",
      ...onTables(`CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM "users"';`),
    },
    {
      why: "words in a string and in a comment",
      ...onTables(`-- DELETE FROM "users";\nCOMMENT ON TABLE "users" IS 'TRUNCATE "users";';`),
    },
    {
      why: "ON DELETE CASCADE of a foreign key",
      ...onTables(
        `ALTER TABLE "lines" ADD FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;`,
      ),
    },
    {
      why: "a DELETE that production has already run",
      history: [
        {
          "prisma/migrations/20260101000000_init/migration.sql": `${TABLES}\nDELETE FROM "users";`,
          "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
        },
      ],
      context: { base: "HEAD^" },
    },
  ],
  found: [
    {
      why: "DELETE of all rows",
      ...onTables(`SELECT 1;\nDELETE FROM "users";`),
      findings: [{ subject: "DELETE users", line: 2, seen: `DELETE FROM "users"`, write: `DELETE FROM "users" WHERE` }],
    },
    {
      why: "DELETE WHERE true",
      ...onTables(`DELETE FROM "users" WHERE true;\nDELETE FROM "orders" WHERE 1 = 1;`),
      findings: [{ subject: "DELETE users" }, { subject: "DELETE orders" }],
    },
    {
      why: "TRUNCATE",
      ...onTables(`TRUNCATE TABLE "lines";`),
      findings: [{ subject: "TRUNCATE lines", seen: "which production has" }],
    },
    {
      why: "TRUNCATE of several tables",
      ...onTables(`TRUNCATE "lines", "orders";`),
      findings: [{ subject: "TRUNCATE lines" }, { subject: "TRUNCATE orders" }],
    },
    {
      why: "TRUNCATE with CASCADE, with what refers to it",
      ...onTables(`TRUNCATE "users" CASCADE;`),
      findings: [
        { subject: "TRUNCATE users" },
        { subject: "TRUNCATE orders", seen: "empties" },
        { subject: "TRUNCATE lines", seen: `TRUNCATE of "users" with CASCADE` },
      ],
    },
    {
      why: "TRUNCATE with CASCADE of a new table that an old one refers to",
      ...onTables(
        `CREATE TABLE "a" ("id" INTEGER PRIMARY KEY);\nALTER TABLE "lines" ADD COLUMN "aId" INTEGER REFERENCES "a"("id");\nTRUNCATE "a" CASCADE;`,
      ),
      findings: [{ subject: "TRUNCATE lines", line: 3 }],
    },
    {
      why: "UPDATE of all rows, as a warning",
      ...onTables(`ALTER TABLE "users" ADD COLUMN "locale" TEXT;\nUPDATE "users" SET "locale" = 'en';`),
      findings: [{ subject: "UPDATE users", line: 2, write: "LIMIT 1000", level: "warning" }],
    },
    {
      why: "both on one table, each once",
      ...onTables(`UPDATE "users" SET "email" = NULL;\nUPDATE "users" SET "email" = '';\nDELETE FROM "users";`),
      findings: [{ subject: "UPDATE users", level: "warning" }, { subject: "DELETE users" }],
    },
    {
      why: "DELETE in a WITH",
      ...onTables(`WITH gone AS (DELETE FROM "lines" RETURNING *) INSERT INTO "orders" ("id") SELECT "id" FROM gone;`),
      findings: [{ subject: "DELETE lines" }],
    },
    {
      why: "DELETE in a DO block",
      ...onTables(`DO $$\nBEGIN\n  DELETE FROM "lines";\nEND $$;`),
      findings: [{ subject: "DELETE lines" }],
    },
    {
      why: "a table that no migration creates",
      ...onTables(`DELETE FROM audit.entries;`),
      findings: [{ subject: "DELETE audit.entries" }],
    },
    {
      why: "a table under its new name",
      ...onTables(`ALTER TABLE "lines" RENAME TO "items";\nDELETE FROM "items";`),
      findings: [{ subject: "DELETE items" }],
    },
    {
      why: "a database without a parser here",
      provider: "sqlserver",
      migrations: [`DELETE FROM [users];`],
      findings: [{ subject: "prisma/migrations", level: "unknown" }],
    },
    {
      why: "MySQL",
      provider: "mysql",
      migrations: [
        `CREATE TABLE \`users\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`email\` VARCHAR(191) NULL, \`role\` ENUM('ADMIN', 'GUEST') NOT NULL, PRIMARY KEY (\`id\`));`,
        `UPDATE \`users\` SET \`email\` = NULL;`,
      ],
      findings: [{ subject: "UPDATE users", level: "warning", write: "LIMIT 1000" }],
    },
  ],
};
