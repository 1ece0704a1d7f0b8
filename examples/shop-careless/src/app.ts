import { PrismaClientKnownRequestError } from "@prisma/client/runtime/client";
import cors from "cors";
import express, { type NextFunction, type Request, type Response } from "express";
import { requireLogin } from "./auth.js";
import { logger } from "./logger.js";
import { countRequests, metrics } from "./metrics.js";
import { accountRoutes, signUp } from "./routes/account.js";
import { adminRoutes } from "./routes/admin.js";
import { loginRoutes } from "./routes/login.js";
import { orderRoutes } from "./routes/orders.js";
import { productRoutes } from "./routes/products.js";

export const app = express();

app.use(countRequests);
app.use(cors());
app.use("/admin", express.json({ limit: "50mb" }), adminRoutes);
app.use(express.json());

app.get("/metrics", metrics);
app.use("/login", loginRoutes);
app.post("/signup", signUp);
app.use("/products", productRoutes);
app.use("/orders", requireLogin, orderRoutes);
app.use("/account", requireLogin, accountRoutes);

app.use((err: any, _req: Request, res: Response, _next: NextFunction) => {
  logger.error(err);
  const code = err instanceof PrismaClientKnownRequestError ? err.code : "INTERNAL";
  res.status(500).json({ error: err.message, code, stack: err.stack });
});
