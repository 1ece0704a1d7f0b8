import type { RuleCases } from "../../rule-cases.js";

const EXPRESS = `import express from "express";\n`;

export const cases: RuleCases = {
  valid: [
    {
      why: "helmet",
      language: "js",
      code: `${EXPRESS}import helmet from "helmet";
const app = express();
app.use(helmet());
app.get("/", page);
app.listen(3000);`,
    },
    {
      why: "the headers by hand",
      language: "js",
      code: `${EXPRESS}const app = express();
app.use((req, res, next) => { res.setHeader("X-Content-Type-Options", "nosniff"); next(); });
app.get("/", page);
app.listen(3000);`,
    },
    {
      why: "middleware that says so",
      language: "js",
      code: `${EXPRESS}import { security } from "./middleware.js";
const app = express();
app.use(security);
app.get("/", page);
app.listen(3000);`,
    },
    {
      why: "an application that is set up elsewhere",
      language: "js",
      code: `${EXPRESS}import { loadExpress } from "./loaders.js";
const app = express();
loadExpress(app);
app.get("/", page);
app.listen(3000);`,
    },
    {
      why: "a router, and a part of another application",
      language: "js",
      code: `${EXPRESS}export const router = express.Router();
router.get("/", page);
const part = express();
part.get("/", page);
parent.use("/part", part);
export { part as handlers };`,
    },
    {
      why: "an application that answers only probes",
      language: "js",
      code: `${EXPRESS}const app = express();
app.get("/healthz", (req, res) => res.send("ok"));
app.get("/metrics", metrics);
app.listen(9090);`,
    },
    {
      why: "an application that does nothing",
      language: "js",
      code: `${EXPRESS}const app = express();\napp.set("x", 1);`,
    },
    {
      why: "a middleware that keeps an application inside",
      language: "js",
      code: `${EXPRESS}export function make() { const app = express(); app.set("trust proxy", 1); app.use(sentry); return app; }`,
    },
    {
      why: "a test, a script",
      language: "js",
      filename: "scripts/mock-server.js",
      code: `${EXPRESS}const app = express();\napp.get("/", page);\napp.listen(3000);`,
    },
    {
      why: "Nest with helmet, and one that is set up elsewhere",
      code: `import { NestFactory } from "@nestjs/core";
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  configureApp(app);
  await app.listen(3000);
}`,
    },
    {
      why: "Nest without a server",
      code: `import { NestFactory } from "@nestjs/core";
async function run() { const app = await NestFactory.create(AppModule); await app.init(); await app.close(); }
async function worker() { const app = await NestFactory.createApplicationContext(AppModule); app.get(Service).run(); }`,
    },
    {
      why: "another function of that name",
      language: "js",
      code: `import express from "./express.js";
const app = express();
app.get("/", page);
app.listen(3000);`,
    },
    {
      why: "odd code",
      language: "js",
      code: `${EXPRESS}express();
new express();
let app;
app = express();
const { x } = express();
export default express();`,
    },
  ],
  invalid: [
    {
      why: "an application that listens",
      language: "js",
      code: `${EXPRESS}const app = express();
app.use(express.json());
app.listen(3000);`,
      errors: [{ messageId: "missing", at: "express();" }],
    },
    {
      why: "by require, and with a server of Node's",
      language: "js",
      code: `const express = require("express");
const http = require("http");
const server = express();
server.use("/api", api);
http.createServer(server).listen(3000);`,
      errors: [{ messageId: "missing", at: "express();" }],
    },
    {
      why: "an application that a function builds and returns",
      code: `import express, { type Express } from "express";
export function createApp(): Express {
  const app = express();
  app.use("/orders", orders);
  return app;
}`,
      errors: [{ messageId: "missing", at: "express();" }],
    },
    {
      why: "an application that is exported with its routes",
      language: "js",
      code: `${EXPRESS}export const app = express();
app.use(express.json());
app.get("/", page);`,
      errors: [{ messageId: "missing", at: "express();" }],
    },
    {
      why: "by module.exports and by default",
      language: "js",
      code: `const express = require("express");
const app = express();
app.get("/users", list);
module.exports = app;`,
      errors: [{ messageId: "missing", at: "express();" }],
    },
    {
      why: "serverless",
      language: "js",
      code: `${EXPRESS}import serverless from "serverless-http";
const app = express();
app.get("/users", list);
export const handler = serverless(app);`,
      errors: [{ messageId: "missing", at: "express();" }],
    },
    {
      why: "Nest",
      code: `import { NestFactory } from "@nestjs/core";
async function bootstrap() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule);
  app.useGlobalPipes(new ValidationPipe());
  await app.listen(3000);
}`,
      errors: [{ messageId: "missing", at: "NestFactory.create" }],
    },
    {
      why: "Fastify with its own routes",
      language: "js",
      code: `import Fastify from "fastify";
const app = Fastify({ logger: true });
app.get("/", async () => ({}));
await app.listen({ port: 3000 });`,
      errors: [{ messageId: "missing", at: "Fastify({" }],
    },
  ],
};
