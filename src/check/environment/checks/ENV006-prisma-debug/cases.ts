import type { CheckCases, FoundCase, SilentCase } from "../../../check-cases.js";

const silent = (why: string, DEBUG: string): SilentCase => ({ why, env: { DEBUG } });
const found = (why: string, DEBUG: string, seen: string): FoundCase => ({
  why,
  env: { DEBUG },
  findings: [{ subject: "DEBUG", seen, write: "Unset DEBUG" }],
});

export const cases: CheckCases = {
  silent: [
    { why: "nothing is set", env: { NODE_ENV: "production" } },
    silent("another program's", "express:*"),
    silent("several of others", "express:router,knex:query"),
    silent("Prisma is taken out again", "*,-prisma*"),
    silent("empty parts", ",,"),
    silent("a yes that is no pattern of Prisma's", "true"),
    silent("a name with signs of regular expressions", "app.(+["),
    { why: "an engine's log of warnings", env: { RUST_LOG: "warn" } },
    { why: "an engine's log that is off", env: { LOG_QUERIES: "n" } },
  ],
  found: [
    found("everything of Prisma", "prisma:*", "DEBUG turns on prisma:client and 10 more"),
    found("without the colon", "prisma*", "prisma:client and 10 more"),
    found("everything", "*", "prisma:client and 10 more"),
    found("the client", "prisma:client", "DEBUG turns on prisma:client"),
    found("among others", "express:*,prisma:client*", "prisma:client"),
    found("the driver alone", "prisma:driver-adapter:pg", "DEBUG turns on prisma:driver-adapter:pg"),
    found("a word that Prisma finds at the end of its own", "pg", "DEBUG turns on prisma:driver-adapter:pg"),
    found("a part is left on", "prisma:*,-prisma:client*", "prisma:driver-adapter:pg"),
    {
      why: "Node's own",
      env: { NODE_DEBUG: "http,net" },
      findings: [{ subject: "NODE_DEBUG", level: "warning" }],
    },
    {
      why: "an engine's",
      env: { RUST_LOG: "info,quaint=debug" },
      findings: [{ subject: "RUST_LOG", level: "warning" }],
    },
    {
      why: "Prisma 6's",
      env: { LOG_QUERIES: "y" },
      findings: [{ subject: "LOG_QUERIES", level: "warning" }],
    },
    { why: "unknown: no environment was given", findings: [{ subject: "DEBUG", level: "unknown" }] },
  ],
};
