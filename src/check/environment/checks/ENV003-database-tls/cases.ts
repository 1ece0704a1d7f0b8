import type { CheckCases, FoundCase, SilentCase } from "../../../check-cases.js";

const SERVER = "shop_app:Vq8nJ2xL5mTz@db.example.com";

const postgres = (query: string): string => `postgresql://${SERVER}:5432/shop${query}`;
const mysql = (query: string): string => `mysql://${SERVER}:3306/shop${query}`;
const silent = (why: string, DATABASE_URL: string, env = {}): SilentCase => ({ why, env: { DATABASE_URL, ...env } });
const found = (
  why: string,
  DATABASE_URL: string,
  seen: string,
  level?: "warning" | "unknown",
  env = {},
): FoundCase => ({
  why,
  env: { DATABASE_URL, ...env },
  findings: [{ subject: "DATABASE_URL", seen, ...(level ? { level } : {}) }],
});
const adapter = (options: string): { readonly [path: string]: string } => ({
  "src/database.ts": `import { PrismaPg } from "@prisma/adapter-pg";\n\nexport const adapter = new PrismaPg(${options});\n`,
});

export const cases: CheckCases = {
  silent: [
    silent("verify-full", postgres("?sslmode=verify-full")),
    silent(
      "verify-full with an authority of one's own",
      postgres("?sslmode=verify-full&sslrootcert=/etc/ssl/db-ca.pem"),
    ),
    silent("an authority alone: node-postgres verifies then", postgres("?sslrootcert=/etc/ssl/db-ca.pem")),
    silent("ssl=true, which verifies", postgres("?ssl=true")),
    silent("TLS from the first byte", postgres("?sslnegotiation=direct")),
    silent("the meaning of libpq, which is full here", postgres("?sslmode=verify-full&uselibpqcompat=true")),
    silent("PGSSLMODE, where the URL says nothing", postgres(""), { PGSSLMODE: "verify-full" }),
    silent("a Unix socket", "postgresql://shop_app@/shop?host=/cloudsql/project:region:instance"),
    silent("a proxy on this machine", "postgresql://shop_app:x@127.0.0.1:5432/shop"),
    silent("localhost, by its name", "postgresql://shop_app:x@localhost/shop"),
    silent("IPv6", "postgresql://shop_app:x@[::1]:5432/shop"),
    silent("Prisma's service", "prisma+postgres://accelerate.prisma-data.net/?api_key=abc"),
    silent("as it was called before", "prisma://accelerate.prisma-data.net/?api_key=abc"),
    silent("MySQL with ssl=true", mysql("?ssl=true")),
    silent("MySQL by a socket", "mysql://shop_app:x@localhost/shop?socketPath=/run/mysqld/mysqld.sock"),
    { why: "SQLite", env: { DATABASE_URL: "file:./shop.db" }, isNotApplicable: true },
    {
      why: "another variable",
      env: { DB: postgres("?sslmode=verify-full"), DATABASE_URL: postgres("") },
      config: { environment: { databaseUrl: "DB" } },
    },
  ],
  found: [
    found("nothing", postgres(""), "DATABASE_URL asks for no TLS"),
    found("disabled", postgres("?sslmode=disable"), "sslmode of DATABASE_URL turns no TLS on"),
    found(
      "an ssl=true that sslmode takes back",
      postgres("?ssl=true&sslmode=disable"),
      "sslmode of DATABASE_URL turns no TLS on",
    ),
    found("any certificate", postgres("?sslmode=no-verify"), "sslmode of DATABASE_URL takes any certificate"),
    found("any certificate, in other words", postgres("?ssl=no-verify"), "ssl of DATABASE_URL takes any certificate"),
    found("require, as libpq means it", postgres("?sslmode=require&uselibpqcompat=true"), "takes any certificate"),
    found("prefer, as libpq means it", postgres("?sslmode=prefer&uselibpqcompat=true"), "takes any certificate"),
    found(
      "any name",
      postgres("?sslmode=verify-ca&uselibpqcompat=true&sslrootcert=/etc/ca.pem"),
      "and not its name",
      "warning",
    ),
    found("require: verified now, and not for long", postgres("?sslmode=require"), "takes for verify-full", "warning"),
    found("prefer", postgres("?sslmode=prefer"), "takes for verify-full", "warning"),
    found("verify-ca", postgres("?sslmode=verify-ca"), "takes for verify-full", "warning"),
    found("ssl=false, which is a text that is true", postgres("?ssl=false"), "on which the driver throws"),
    found(
      "an authority that only libpq knows",
      postgres("?sslmode=verify-full&sslrootcert=system"),
      "on which the driver throws",
    ),
    found(
      "verify-ca of libpq without an authority",
      postgres("?sslmode=verify-ca&uselibpqcompat=true"),
      "on which the driver throws",
    ),
    found("what Prisma 6's engine has read, and no driver does", postgres("?sslaccept=strict"), "asks for no TLS"),
    found("PGSSLMODE takes any certificate", postgres(""), "PGSSLMODE for DATABASE_URL", undefined, {
      PGSSLMODE: "no-verify",
    }),
    found("PGSSLMODE=allow is not known to node-postgres", postgres(""), "asks for no TLS", undefined, {
      PGSSLMODE: "allow",
    }),
    found(
      "the host of the query counts",
      `postgresql://${SERVER}/shop`.replace("db.example.com", "localhost") + "?host=db.example.com",
      "asks for no TLS",
    ),
    found("a network of one's own is a network", "postgresql://shop_app:x@10.0.0.5/shop", "asks for no TLS"),
    found("MySQL without", mysql(""), "DATABASE_URL asks for no TLS"),
    found(
      "MySQL with what the driver does not read",
      mysql("?sslaccept=strict"),
      "sslaccept of DATABASE_URL turns no TLS on",
    ),
    found("MySQL with ssl=1", mysql("?ssl=1"), "ssl of DATABASE_URL turns no TLS on"),
    found(
      "MySQL with JSON, which is not true",
      mysql("?ssl=%7B%22rejectUnauthorized%22%3Atrue%7D"),
      "reads ssl=true only",
    ),
    found("the development server", "prisma+postgres://localhost:51213/?api_key=abc", "npx prisma dev"),
    found(
      "unknown: SQL Server",
      "sqlserver://db.example.com:1433;database=shop;encrypt=true",
      "cannot judge",
      "unknown",
    ),
    found("unknown: no URL", "not a url", "no URL that could be read", "unknown"),
    {
      why: "unknown: the code says something",
      files: adapter("{ connectionString: process.env.DATABASE_URL, ssl: { ca } }"),
      env: { DATABASE_URL: postgres("") },
      findings: [{ subject: "DATABASE_URL", seen: "src/database.ts sets ssl in the code", level: "unknown", line: 3 }],
    },
    {
      why: "the code takes any certificate",
      files: adapter("{ connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } }"),
      env: { DATABASE_URL: postgres("") },
      findings: [{ subject: "DATABASE_URL", seen: "src/database.ts connects with rejectUnauthorized: false", line: 3 }],
    },
    {
      why: "unknown: the variable is not set",
      env: { NODE_ENV: "production" },
      findings: [{ subject: "DATABASE_URL", seen: "DATABASE_URL is not set", level: "unknown" }],
    },
    {
      why: "unknown: no environment was given",
      findings: [{ subject: "DATABASE_URL", seen: "no production environment", level: "unknown" }],
    },
  ],
};
