import type { CheckCases, FoundCase, SilentCase } from "../../../check-cases.js";

const env = (query = "", name = "DATABASE_URL"): { readonly [name: string]: string } => ({
  [name]: `postgresql://shop_app:x@db.example.com/shop${query}`,
});
const mysqlEnv = (query = ""): { readonly [name: string]: string } => ({
  DATABASE_URL: `mysql://shop_app:x@db.example.com/shop${query}`,
});
const code = (text: string, module = "@prisma/adapter-pg"): { readonly [path: string]: string } => ({
  "src/database.ts": `import { PrismaPg, PrismaMariaDb } from "${module}";\nimport pg from "pg";\n${text}\n`,
});
const silent = (why: string, text: string, query = ""): SilentCase => ({ why, files: code(text), env: env(query) });
const SUBJECT = "src/database.ts PrismaPg";
const found = (why: string, text: string, seen: string, level?: "warning" | "unknown", query = ""): FoundCase => ({
  why,
  files: code(text),
  env: env(query),
  findings: [{ subject: SUBJECT, seen, line: 3, ...(level ? { level } : {}) }],
});

export const cases: CheckCases = {
  silent: [
    silent(
      "all three",
      "new PrismaPg({ connectionString, max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 });",
    ),
    silent("shorthand", "new PrismaPg({ connectionString, max, connectionTimeoutMillis, statement_timeout });"),
    silent(
      "the statement's limit in the URL",
      "new PrismaPg({ connectionString, max: 10, connectionTimeoutMillis: 5_000 });",
      "?statement_timeout=30000",
    ),
    silent(
      "in the URL's options",
      "new PrismaPg({ connectionString, max: 10, connectionTimeoutMillis: 5_000 });",
      "?options=-c%20statement_timeout%3D30000",
    ),
    silent(
      "a pool, which has them",
      "const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000, query_timeout: 9_000 });\nnew PrismaPg(pool);",
    ),
    {
      why: "our own adapter, whose operations have deadlines",
      files: code("new PrismaPg({ connectionString, max: 10 });", "prisma-hardening/adapter-pg"),
      env: env(),
    },
    {
      why: "what only a comment and a string say",
      files: code(
        "// new PrismaPg({})\nconst hint = 'new PrismaPg({})';\nnew PrismaPg({ max: 1, connectionTimeoutMillis: 1, statement_timeout: 1 });",
      ),
      env: env(),
    },
    {
      why: "a test",
      files: {
        ...code(
          "new PrismaPg({ connectionString, max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 });",
        ),
        "test/database.ts": 'import { PrismaPg } from "@prisma/adapter-pg";\nnew PrismaPg({ connectionString });\n',
      },
      env: env(),
    },
    {
      why: "MariaDB, in the URL",
      files: code("new PrismaMariaDb(process.env.DATABASE_URL);", "@prisma/adapter-mariadb"),
      env: mysqlEnv("?connectionLimit=10&queryTimeout=30000"),
    },
    {
      why: "MariaDB, in the code",
      files: code("new PrismaMariaDb({ host, connectionLimit: 10, queryTimeout: 30_000 });", "@prisma/adapter-mariadb"),
      env: mysqlEnv(),
    },
    { why: "SQLite", env: { DATABASE_URL: "file:./shop.db" }, isNotApplicable: true },
    {
      why: "without an environment, the code is enough to see that",
      files: code("new PrismaPg({ connectionString, max: 10, connectionTimeoutMillis: 5_000 });"),
    },
  ],
  found: [
    found(
      "none",
      "new PrismaPg({ connectionString });",
      "sets no connectionTimeoutMillis, no statement_timeout, no max",
    ),
    found("a text alone", "new PrismaPg(process.env.DATABASE_URL!);", "sets no connectionTimeoutMillis"),
    found(
      "zero is no limit",
      "new PrismaPg({ connectionString, max: 5, connectionTimeoutMillis: 0, statement_timeout: 9_000 });",
      "no connectionTimeoutMillis",
    ),
    found(
      "no size",
      "new PrismaPg({ connectionString, connectionTimeoutMillis: 5_000, statement_timeout: 9_000 });",
      "sets no max",
      "warning",
    ),
    found(
      "no limit for a statement",
      "new PrismaPg({ connectionString, max: 5, connectionTimeoutMillis: 5_000 });",
      "sets no statement_timeout",
      "warning",
    ),
    found(
      "zero in the URL",
      "new PrismaPg({ connectionString, max: 5, connectionTimeoutMillis: 5_000 });",
      "no statement_timeout",
      "warning",
      "?statement_timeout=0",
    ),
    found("unknown: settings from elsewhere", "new PrismaPg(settings);", "takes settings from elsewhere", "unknown"),
    found("unknown: a spread", "new PrismaPg({ ...settings, max: 5 });", "shows no connectionTimeoutMillis", "unknown"),
    found(
      "what stands in an inner object is no setting of the pool",
      "new PrismaPg({ connectionString, ssl: { max: 1 }, connectionTimeoutMillis: 1, statement_timeout: 1 });",
      "sets no max",
      "warning",
    ),
    {
      why: "a pool without",
      files: code("const pool = new pg.Pool({ connectionString });\nnew PrismaPg(pool);"),
      env: env(),
      findings: [{ subject: "src/database.ts Pool", seen: "no connectionTimeoutMillis", line: 3 }],
    },
    {
      why: "our own adapter without its limit",
      files: code(
        "new PrismaPg({ connectionString, max: 10 }, { statementTimeout: false });",
        "prisma-hardening/adapter-pg",
      ),
      env: env(),
      findings: [{ subject: SUBJECT, seen: "sets no statement_timeout", level: "warning" }],
    },
    {
      why: "what Prisma 6 has read from the URL",
      files: code("new PrismaPg({ connectionString, connectionTimeoutMillis: 1, statement_timeout: 1 });"),
      env: env("?connection_limit=5"),
      findings: [
        { subject: "DATABASE_URL connection_limit", seen: "is read by nothing", write: "max: ..." },
        { subject: SUBJECT, level: "warning" },
      ],
    },
    {
      why: "what the pool of node-postgres does not read from the URL",
      files: code("new PrismaPg({ connectionString, max: 5, statement_timeout: 1 });"),
      env: env("?connectionTimeoutMillis=5000"),
      findings: [
        { subject: "DATABASE_URL connectionTimeoutMillis" },
        { subject: SUBJECT, seen: "no connectionTimeoutMillis" },
      ],
    },
    {
      why: "MariaDB without",
      files: code("new PrismaMariaDb(process.env.DATABASE_URL);", "@prisma/adapter-mariadb"),
      env: mysqlEnv("?connection_limit=5"),
      findings: [
        { subject: "DATABASE_URL connection_limit", write: "connectionLimit=" },
        {
          subject: "src/database.ts PrismaMariaDb",
          seen: "sets no queryTimeout, no connectionLimit",
          level: "warning",
        },
      ],
    },
    {
      why: "unknown: the call is nowhere",
      env: env(),
      findings: [{ subject: "adapter", level: "unknown", write: "connectionTimeoutMillis: 5_000" }],
    },
    { why: "unknown: no environment and no call", findings: [{ subject: "DATABASE_URL", level: "unknown" }] },
  ],
};
