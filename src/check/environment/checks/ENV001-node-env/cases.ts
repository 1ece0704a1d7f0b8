import type { CheckCases } from "../../../check-cases.js";

export const cases: CheckCases = {
  silent: [{ why: "production, exactly", env: { NODE_ENV: "production" } }],
  found: [
    {
      why: "another environment",
      env: { NODE_ENV: "development" },
      findings: [{ subject: "NODE_ENV", seen: 'NODE_ENV is "development"', write: "NODE_ENV=production" }],
    },
    {
      why: "a staging that calls itself so: Express knows production only",
      env: { NODE_ENV: "staging" },
      findings: [{ subject: "NODE_ENV", seen: '"staging"' }],
    },
    {
      why: "upper case, which no library compares with",
      env: { NODE_ENV: "Production" },
      findings: [{ subject: "NODE_ENV", seen: "NODE_ENV is written otherwise" }],
    },
    {
      why: "a space behind it",
      env: { NODE_ENV: "production " },
      findings: [{ subject: "NODE_ENV", seen: "written otherwise" }],
    },
    {
      why: "short",
      env: { NODE_ENV: "prod" },
      findings: [{ subject: "NODE_ENV", seen: '"prod"' }],
    },
    {
      why: "something that is no environment, and is not shown",
      env: { NODE_ENV: "hunter2hunter2" },
      findings: [{ subject: "NODE_ENV", seen: "NODE_ENV is something else" }],
    },
    {
      why: "absent, in an environment that has the connection URL",
      env: { DATABASE_URL: "postgresql://db.example.com/shop" },
      findings: [{ subject: "NODE_ENV", seen: "NODE_ENV is not set" }],
    },
    {
      why: "empty, which counts as absent",
      env: { DATABASE_URL: "postgresql://db.example.com/shop", NODE_ENV: "" },
      findings: [{ subject: "NODE_ENV", seen: "NODE_ENV is not set" }],
    },
    {
      why: "unknown: no environment was given",
      findings: [{ subject: "NODE_ENV", level: "unknown", write: "--dotenv .env.production" }],
    },
  ],
};
