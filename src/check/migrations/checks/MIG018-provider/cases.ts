import type { CheckCases } from "../../../check-cases.js";

const schema = `model users {
  id Int @id
}
`;
const sql = `CREATE TABLE "users" ("id" INTEGER NOT NULL, CONSTRAINT "users_pkey" PRIMARY KEY ("id"));`;
const lock = "prisma/migrations/migration_lock.toml";

export const cases: CheckCases = {
  silent: [
    { why: "both say the same", schema, migrations: [sql] },
    { why: "another database, in both", provider: "mysql", schema, migrations: [sql] },
    { why: "the old name of PostgreSQL", schema, migrations: [sql], files: { [lock]: `provider = "postgres"\n` } },
    {
      why: "as Prisma writes it, below a comment",
      schema,
      migrations: [sql],
      files: { [lock]: `# Please do not edit\nprovider = "postgresql"\n` },
    },
    { why: "no migrations", schema, isNotApplicable: true },
  ],
  found: [
    {
      why: "another one",
      schema,
      migrations: [sql],
      files: { [lock]: `# Please do not edit\nprovider = "sqlite"\n` },
      findings: [
        {
          subject: lock,
          line: 2,
          seen: "says sqlite, and the schema says postgresql",
          write: 'provider = "postgresql"',
        },
      ],
    },
    {
      why: "one that Prisma does not know",
      schema,
      migrations: [sql],
      files: { [lock]: `provider = "postgre"\n` },
      findings: [{ subject: lock, line: 1, seen: "says postgre" }],
    },
    {
      why: "a file without it",
      schema,
      migrations: [sql],
      files: { [lock]: "# nothing\n" },
      findings: [{ subject: lock, seen: "names no provider", write: 'provider = "postgresql"' }],
    },
    {
      why: "the schema cannot be read",
      schema: "model users {\n  id Itn @id\n}\n",
      migrations: [sql],
      findings: [{ subject: lock, level: "unknown", write: "npx prisma validate" }],
    },
  ],
};
