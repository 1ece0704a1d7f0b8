import type { CheckCases } from "../../../check-cases.js";

const row = (...lines: readonly string[]): string =>
  `model Row {\n  id Int @id\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
const config = { models: { boundedStrings: true } };

export const cases: CheckCases = {
  silent: [
    { why: "it is not asked for", isNotApplicable: true, schema: row("name String") },
    {
      why: "lengths",
      config,
      schema: row("name String @db.VarChar(80)", "code String @db.Char(2)", "tags String[] @db.VarChar(20)"),
    },
    {
      why: "types that are short by themselves",
      config,
      schema: row("key String @db.Uuid", "address String @db.Inet", "flags String @db.Bit(8)"),
    },
    { why: "Text, on purpose", config, schema: row("body String @db.Text") },
    {
      why: "values that are made",
      config,
      schema: row("a String @default(uuid())", "b String @default(cuid())", "c String @default(nanoid())"),
    },
    {
      why: "a foreign key is as long as its target",
      config,
      schema: `model User {
  id    String @id @default(cuid())
  posts Post[]
}
model Post {
  id     Int    @id
  userId String
  user   User   @relation(fields: [userId], references: [id])
}
`,
    },
    { why: "enums and numbers", config, schema: `${row("kind Kind", "count Int")}enum Kind {\n  A\n}\n` },
    { why: "MySQL: VARCHAR(191)", isNotApplicable: true, config, provider: "mysql", schema: row("name String") },
    {
      why: "SQL Server: NVARCHAR(1000)",
      isNotApplicable: true,
      config,
      provider: "sqlserver",
      schema: row("name String"),
    },
    { why: "SQLite", isNotApplicable: true, config, provider: "sqlite", schema: row("name String") },
    { why: "CockroachDB with a length", config, provider: "cockroachdb", schema: row("name String @db.String(80)") },
  ],
  found: [
    {
      why: "no length",
      config,
      schema: row("name String", "nick String?"),
      findings: [
        {
          subject: "Row.name",
          line: 3,
          seen: "Row.name has no length: `name String`",
          write: "name String @db.VarChar(255)\n",
        },
        { subject: "Row.nick", line: 4 },
      ],
    },
    {
      why: "VARCHAR without one",
      config,
      schema: row("name String @db.VarChar"),
      findings: [{ subject: "Row.name", write: "name String @db.VarChar(255)\n" }],
    },
    {
      why: "a list",
      config,
      schema: row("tags String[]"),
      findings: [{ subject: "Row.tags", write: "tags String[] @db.VarChar(255)" }],
    },
    {
      why: "an id that a person gives",
      config,
      schema: "model Row {\n  id String @id\n}\n",
      findings: [{ subject: "Row.id" }],
    },
    {
      why: "a fixed default",
      config,
      schema: row('state String @default("new")'),
      findings: [{ subject: "Row.state" }],
    },
    {
      why: "CockroachDB",
      config,
      provider: "cockroachdb",
      schema: row("name String"),
      findings: [{ subject: "Row.name", write: "name String @db.String(255)\nOr @db.String," }],
    },
  ],
};
