import type { CheckCases, FoundCase, SilentCase } from "../../../check-cases.js";

const HOST = "db.example.com/shop";
const silent = (why: string, DATABASE_URL: string, env = {}): SilentCase => ({ why, env: { DATABASE_URL, ...env } });
const weak = (why: string, DATABASE_URL: string, seen: string): FoundCase => ({
  why,
  env: { DATABASE_URL },
  findings: [{ subject: "DATABASE_URL", seen }],
});

export const cases: CheckCases = {
  silent: [
    silent("random characters", `postgresql://shop_app:Vq8nJ2xL5mTzR4wK@${HOST}`),
    silent("hexadecimal digits", `postgresql://shop_app:9f2c47d1b8a05e6340c7fa21@${HOST}`),
    silent("signs that are escaped", `postgresql://shop_app:x%21Tq%5Ew%40Zr%2ALp7vB@${HOST}`),
    silent("four words of a generator", `postgresql://shop_app:cobweb-trilogy-anchor-vivid@${HOST}`),
    silent("a socket, where the system's user counts", "postgresql://shop_app@/shop?host=/var/run/postgresql"),
    silent("a proxy on this machine that logs in by itself", "postgresql://shop_app@127.0.0.1/shop"),
    silent(
      "a client certificate",
      `postgresql://shop_app@${HOST}?sslmode=verify-full&sslcert=/etc/app.pem&sslkey=/etc/app.key`,
    ),
    silent("PGPASSWORD", `postgresql://shop_app@${HOST}`, { PGPASSWORD: "Vq8nJ2xL5mTzR4wK" }),
    {
      why: "a token that the code fetches",
      files: {
        "src/database.ts": `import { PrismaPg } from "@prisma/adapter-pg";\nnew PrismaPg({ connectionString, password: () => token() });\n`,
      },
      env: { DATABASE_URL: `postgresql://shop_app@${HOST}` },
    },
    silent("MySQL", `mysql://shop_app:Vq8nJ2xL5mTzR4wK@${HOST}`),
    { why: "SQLite", env: { DATABASE_URL: "file:./shop.db" }, isNotApplicable: true },
    {
      why: "a key of Prisma's service",
      env: { DATABASE_URL: "prisma://accelerate.prisma-data.net/?api_key=a" },
      isNotApplicable: true,
    },
  ],
  found: [
    {
      why: "what the image of PostgreSQL comes with",
      env: { DATABASE_URL: `postgresql://postgres:postgres@${HOST}` },
      findings: [
        { subject: "DATABASE_URL", seen: "default that everybody knows" },
        { subject: "DATABASE_URL user", level: "warning", write: "CREATE ROLE app" },
      ],
    },
    {
      why: "root without a password",
      env: { DATABASE_URL: `mysql://root@${HOST}` },
      findings: [
        { subject: "DATABASE_URL", seen: "no password" },
        { subject: "DATABASE_URL user", level: "warning" },
      ],
    },
    {
      why: "root without a password on this machine",
      env: { DATABASE_URL: "mysql://root@127.0.0.1/shop" },
      findings: [
        { subject: "DATABASE_URL", seen: "no password" },
        { subject: "DATABASE_URL user", level: "warning" },
      ],
    },
    {
      why: "the administrator with a good password",
      env: { DATABASE_URL: `postgresql://postgres:Vq8nJ2xL5mTzR4wK@${HOST}` },
      findings: [{ subject: "DATABASE_URL user", level: "warning" }],
    },
    weak("the user's own name", `postgresql://shop_app:shop_app@${HOST}`, "is the user's name"),
    weak("in upper case", `postgresql://shop_app:SHOP_APP@${HOST}`, "is the user's name"),
    weak("the database's name and a number", `postgresql://app:shop2026@${HOST}`, "names that an attacker knows"),
    weak("the user and the word", `postgresql://tulip:tulip-password@${HOST}`, "names that an attacker knows"),
    weak("a default", `postgresql://shop_app:password123@${HOST}`, "default that everybody knows"),
    weak("Prisma's own example", `postgresql://shop_app:randompassword@${HOST}`, "default that everybody knows"),
    weak("what a template left", `postgresql://shop_app:your-password-here@${HOST}`, "to be replaced"),
    weak("a variable that nobody has expanded", `postgresql://shop_app:%24%7BDB_PASSWORD%7D@${HOST}`, "to be replaced"),
    weak("a row of keys", `postgresql://shop_app:1q2w3e4r5t@${HOST}`, "can be guessed"),
    weak("a pattern", `postgresql://shop_app:abcabcabcabcabc@${HOST}`, "is a pattern"),
    weak("short", `postgresql://shop_app:kX9mP2v@${HOST}`, "can be guessed"),
    weak(
      "in the query, where node-postgres reads it first",
      `postgresql://shop_app:Vq8nJ2xL5mTzR4wK@${HOST}?password=postgres`,
      "default that everybody knows",
    ),
    weak("escaped", `postgresql://shop_app:p%6Fstgres@${HOST}`, "default that everybody knows"),
    weak("none at a server", `postgresql://shop_app@${HOST}`, "DATABASE_URL has no password"),
    {
      why: "a weak PGPASSWORD",
      env: { DATABASE_URL: `postgresql://shop_app@${HOST}`, PGPASSWORD: "postgres" },
      findings: [{ subject: "DATABASE_URL", seen: "default that everybody knows" }],
    },
    { why: "unknown: no environment was given", findings: [{ subject: "DATABASE_URL", level: "unknown" }] },
  ],
};
