import { Router } from "express";
import * as v from "valibot";
import type { Database } from "../database.js";
import { Id, parse } from "../input.js";

const Page = v.object({ after: v.optional(Id) });
const PAGE_SIZE = 50;
const SHOWN = { id: true, name: true, priceCents: true } as const;

export function productRoutes(database: Database): Router {
  const router = Router();
  router.get("/", async (req, res) => {
    const { after = 0 } = parse(Page, req.query);
    const where = { id: { gt: after } };
    res.json(await database.product.findMany({ where, orderBy: { id: "asc" }, take: PAGE_SIZE, select: SHOWN }));
  });
  router.get("/:id", async (req, res) => {
    const where = { id: parse(Id, req.params.id) };
    res.json(await database.product.findUniqueOrThrow({ where, select: SHOWN }));
  });
  return router;
}
