import { Router } from "express";
import * as v from "valibot";
import type { Database } from "../database.js";
import { HttpError } from "../http-error.js";
import { Id, parse } from "../input.js";
import { currentUserId } from "../sessions.js";

const Count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));
const NewOrder = v.object({
  items: v.pipe(
    v.array(v.object({ productId: v.pipe(v.number(), v.integer(), v.minValue(1)), quantity: Count })),
    v.minLength(1),
    v.maxLength(50),
  ),
});
const SHOWN = {
  id: true,
  totalCents: true,
  placedAt: true,
  items: { select: { quantity: true, priceCents: true, product: { select: { id: true, name: true } } } },
} as const;

/** Behind `sessions.required`. */
export function orderRoutes(database: Database): Router {
  const router = Router();
  router.get("/", async (_req, res) => {
    const where = { userId: currentUserId(res) };
    res.json(await database.order.findMany({ where, orderBy: { id: "desc" }, take: 50, select: SHOWN }));
  });

  router.post("/", async (req, res) => {
    const { items } = parse(NewOrder, req.body);
    const order = await database.$transaction(async (tx) => {
      const ids = items.map(({ productId }) => productId);
      const products = await tx.product.findMany({
        where: { id: { in: ids } },
        select: { id: true, priceCents: true },
      });
      const prices = new Map(products.map(({ id, priceCents }) => [id, priceCents]));
      const lines = items.map(({ productId, quantity }) => {
        const priceCents = prices.get(productId);
        if (priceCents === undefined) throw new HttpError(409, `Product ${productId} is not for sale.`);
        return { productId, quantity, priceCents };
      });
      const totalCents = lines.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0);
      const data = { userId: currentUserId(res), totalCents, items: { create: lines } };
      return tx.order.create({ data, select: SHOWN });
    });
    res.status(201).json(order);
  });

  router.delete("/:id", async (req, res) => {
    const where = { id: parse(Id, req.params.id), userId: currentUserId(res) };
    await database.order.deactivate({ where });
    res.status(204).end();
  });
  return router;
}
