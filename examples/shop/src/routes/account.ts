import { Router } from "express";
import type { Database } from "../database.js";
import { currentUserId } from "../sessions.js";

/** Behind `sessions.required`. */
export function accountRoutes(database: Database): Router {
  const router = Router();
  router.get("/", async (_req, res) => {
    const where = { id: currentUserId(res) };
    res.json(await database.user.findUniqueOrThrow({ where, select: { id: true, name: true, email: true } }));
  });
  // The orders go with it: `onDelete: Cascade`.
  router.delete("/", async (_req, res) => {
    await database.user.deactivate({ where: { id: currentUserId(res) } });
    res.status(204).end();
  });
  return router;
}
