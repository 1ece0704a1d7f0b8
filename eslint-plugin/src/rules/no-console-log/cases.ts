import type { RuleCases } from "../../rule-cases.js";

const HANDLER = `app.get("/", (req, res) => res.end());\n`;

export const cases: RuleCases = {
  valid: [
    { why: "nothing says that the file is a server's", language: "js", code: `console.log("x");` },
    {
      why: "warnings and errors are what the console is for where there is no logger",
      language: "js",
      code: `${HANDLER}console.warn("slow"); console.error(error); console.time("x");`,
    },
    {
      why: "a component",
      language: "jsx",
      code: `import { prisma } from "./db"; export function Page() { console.log("render"); return <p />; }`,
    },
    {
      why: "a client component that calls a server action",
      language: "js",
      code: `"use client";\nimport { save } from "./actions"; import jwt from "jsonwebtoken"; console.log(jwt);`,
    },
    {
      why: "a hook",
      language: "js",
      code: `import { useState } from "react"; import express from "express"; console.log(useState);`,
      filename: "src/useThing.js",
    },
    {
      why: "a file that speaks of the window",
      language: "js",
      code: `import Stripe from "stripe"; window.addEventListener("load", () => console.log("loaded"));`,
    },
    {
      why: "a script that is run by hand: a shebang",
      language: "js",
      code: `#!/usr/bin/env node\nimport express from "express"; console.log(express);`,
    },
    {
      why: "a script that is run by hand: require.main",
      language: "js",
      code: `const express = require("express"); if (require.main === module) console.log(express);`,
    },
    {
      why: "a script that is run by hand: main() that disconnects at the end",
      language: "js",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function main() { console.log(await prisma.user.findMany()); }
main().catch(console.error).finally(() => prisma.$disconnect());`,
    },
    {
      why: "arguments of a command line",
      language: "js",
      code: `import express from "express"; console.log(process.argv, express);`,
    },
    {
      why: "a terminal's packages",
      language: "js",
      code: `import { Command } from "commander"; import { PrismaClient } from "@prisma/client"; console.log(Command, PrismaClient);`,
    },
    ...[
      ...["scripts/fix.js", "prisma/seed.js", "src/app.test.js", "next.config.js", "src/cli/run.js"],
      ...["src/logger.js", "src/components/a.js", "src/__tests__/a.js", "packages/web/src/hooks/a.js"],
    ].map((filename) => ({
      why: `no server's, or the logger's own: ${filename}`,
      language: "js" as const,
      code: `${HANDLER}console.log("x");`,
      filename,
    })),
    {
      why: "a method of the configuration",
      language: "js",
      code: `${HANDLER}console.info("x");`,
      options: { allow: ["info"] },
    },
    {
      why: "only outside production",
      language: "js",
      code: `${HANDLER}if (process.env.NODE_ENV !== "production") console.log("x");
if (DEBUG) { console.log("x"); }
isDev && console.log("x");`,
    },
    {
      why: "after a way out in production",
      language: "js",
      code: `${HANDLER}function show(x) { if (process.env.NODE_ENV === "production") return; console.log(x); }`,
    },
    {
      why: "what a logger is made of",
      language: "js",
      code: `${HANDLER}const own = { info(...args) { console.info(...args); } };`,
    },
    {
      why: "a file for which no-console was decided",
      language: "js",
      code: `/* eslint no-console: 0 */\n${HANDLER}console.log("ready");`,
    },
    { why: "another console", language: "js", code: `${HANDLER}function f(console) { console.log("x"); }` },
    { why: "not called", language: "js", code: `${HANDLER}promise.then(console.log);` },
    { why: "a computed method", language: "js", code: `${HANDLER}console[level]("x");` },
    { why: "an empty file that mentions console in a comment", language: "js", code: `// console.log()` },
    {
      why: "enums of Prisma's in a page's code",
      code: `import { Role } from "@prisma/client"; console.log(Role.ADMIN);`,
    },
  ],
  invalid: [
    {
      why: "a file with a request handler",
      language: "js",
      code: `${HANDLER}console.log("x");`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "every method that is no warning",
      language: "js",
      code: `${HANDLER}console.debug(1); console.info(1); console.trace(); console.dir({}); console.table([,]);`,
      errors: ["debug", "info", "trace", "dir", "table"].map((method) => ({
        messageId: "console",
        at: `console.${method}`,
      })),
    },
    {
      why: "a file that asks Prisma",
      language: "js",
      code: `const user = await prisma.user.findFirst(); console.log(user.id);`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "a server action",
      language: "js",
      code: `"use server";\nexport async function save(data) { console.log("saved"); }`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "a server action in a file of components",
      language: "jsx",
      code: `export function Page() { async function save() { "use server"; console.log("saved"); } return <form action={save} />; }`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "what Next.js runs before the page",
      code: `export async function getServerSideProps() { console.log("x"); return { props: {} }; } export default () => <p />;`,
      language: "jsx",
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "a route handler by its place",
      code: `export async function GET() { console.log("x"); return Response.json({}); }`,
      filename: "src/app/api/users/route.ts",
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "an API route of the pages router",
      code: `export default async function handler(request: NextApiRequest) { console.log("x"); }`,
      filename: "pages/api/users.ts",
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "Express by its types alone",
      code: `import type { Request } from "express"; export const f = (r: Request) => { console.log("x"); };`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "Express by require",
      language: "js",
      code: `const express = require("express"); globalThis.console.log("x");`,
      errors: [{ messageId: "console", at: "globalThis.console.log" }],
    },
    {
      why: "a file of the configuration",
      language: "js",
      code: `console?.log("x");`,
      filename: "lib/thing.js",
      options: { files: ["lib/**"] },
      errors: [{ messageId: "console", at: "console?.log" }],
    },
    {
      why: "a process that starts a server, and cache of React",
      language: "js",
      code: `import { cache } from "react"; import { app } from "./app.js"; app.listen(3000, () => console.log("listening"));`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "a logger of another file: its info",
      language: "js",
      code: `import { logger } from "./logger.js";
${HANDLER}console.log(\`order \${id}\`);`,
      errors: [
        {
          messageId: "console",
          at: "console.log",
          suggestions: [`import { logger } from "./logger.js";\n${HANDLER}logger.info(\`order \${id}\`);`],
        },
      ],
    },
    {
      why: "several arguments for a logger that nobody knows: no suggestion",
      language: "js",
      code: `import { logger } from "./logger.js";\n${HANDLER}console.log("order", id);`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "pino wants the values in front, and an object of them",
      language: "js",
      code: `import pino from "pino"; const logger = pino();\n${HANDLER}console.debug("order", order.id, count);`,
      errors: [
        {
          messageId: "console",
          at: "console.debug",
          suggestions: [
            `import pino from "pino"; const logger = pino();\n${HANDLER}logger.debug({ id: order.id, count }, "order");`,
          ],
        },
      ],
    },
    {
      why: "winston wants them behind",
      language: "js",
      code: `import winston from "winston"; const logger = winston.createLogger();\n${HANDLER}console.log("order", count);`,
      errors: [
        {
          messageId: "console",
          at: "console.log",
          suggestions: [
            `import winston from "winston"; const logger = winston.createLogger();\n${HANDLER}logger.info("order", { count });`,
          ],
        },
      ],
    },
    {
      why: "Nest's logger of the class has log for info",
      code: `import { Injectable, Logger } from "@nestjs/common";
@Injectable() export class A { private readonly logger = new Logger(A.name); run() { console.log("x"); } }`,
      errors: [
        {
          messageId: "console",
          at: "console.log",
          suggestions: [
            `import { Injectable, Logger } from "@nestjs/common";
@Injectable() export class A { private readonly logger = new Logger(A.name); run() { this.logger.log("x"); } }`,
          ],
        },
      ],
    },
    {
      why: "`this` of another function is not the class",
      language: "js",
      code: `import express from "express"; class A { #logger = make(); run() { list.forEach(function () { console.log("x"); }); } }`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "a private logger",
      language: "js",
      code: `import express from "express"; class A { #logger = make(); run() { console.info("x"); } }`,
      errors: [
        {
          messageId: "console",
          at: "console.info",
          suggestions: [
            `import express from "express"; class A { #logger = make(); run() { this.#logger.info("x"); } }`,
          ],
        },
      ],
    },
    {
      why: "the request's logger, where the file uses it",
      language: "js",
      code: `fastify.get("/", async (request, reply) => { request.log.warn("a"); console.log("b"); });`,
      errors: [
        {
          messageId: "console",
          at: "console.log",
          suggestions: [
            `fastify.get("/", async (request, reply) => { request.log.warn("a"); request.log.info("b"); });`,
          ],
        },
      ],
    },
    {
      why: "morgan by the name of a logger is none",
      language: "js",
      code: `const logger = require("morgan"); const express = require("express"); console.log("x");`,
      errors: [{ messageId: "console", at: "console.log" }],
    },
    {
      why: "spread arguments: no suggestion",
      language: "js",
      code: `import { log } from "./log.js"; import express from "express"; console.log(...args); console.log();`,
      errors: [
        { messageId: "console", at: "console.log(...args)" },
        { messageId: "console", at: "console.log()" },
      ],
    },
  ],
};
