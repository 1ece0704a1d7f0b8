import cors from "cors";
import express, { type Express } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { requestContext, safeErrorHandler } from "prisma-hardening/express";
import type { Config } from "./config.js";
import type { Database } from "./database.js";
import { HttpError } from "./http-error.js";
import { accountRoutes } from "./routes/account.js";
import { loginRoutes } from "./routes/login.js";
import { orderRoutes } from "./routes/orders.js";
import { productRoutes } from "./routes/products.js";
import { createSessions, userIdOf } from "./sessions.js";

export function createApp(config: Config, database: Database, logger: Logger): Express {
  const sessions = createSessions(config.sessionSecret, database);
  const app = express();
  app.set("trust proxy", config.trustedProxies);

  app.use(requestContext({ timeout: config.requestTimeoutMs, userId: userIdOf }));
  app.use(helmet());
  app.use(cors({ origin: config.allowedOrigin, exposedHeaders: ["X-Request-Id", "RateLimit", "RateLimit-Policy"] }));
  app.use(express.json({ limit: "1mb" }));

  app.get("/health", async (_req, res) => {
    await database.$queryRaw`SELECT 1`;
    res.json({ status: "ok" });
  });
  app.use("/login", loginRoutes(database, sessions));
  app.use("/products", productRoutes(database));
  app.use("/orders", sessions.required, orderRoutes(database));
  app.use("/account", sessions.required, accountRoutes(database));

  app.use(() => {
    throw new HttpError(404, "There is nothing here.");
  });
  app.use(safeErrorHandler({ logger }));
  return app;
}
