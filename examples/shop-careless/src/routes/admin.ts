import { Router } from "express";
import { PrismaClient } from "../../generated/client/client.js";
import { adapter, prisma } from "../database.js";

export const adminRoutes = Router();

adminRoutes.get("/users", async (_req, res) => {
  res.json(await prisma.user.findMany({ select: { id: true, name: true, email: true }, orderBy: { id: "asc" } }));
});

adminRoutes.get("/orders", async (req, res) => {
  const column = String(req.query.sort ?? "placed_at");
  const orders = await prisma.$queryRaw`
    SELECT id, user_id AS "userId", total_cents AS "totalCents", placed_at AS "placedAt"
    FROM orders WHERE is_active
    ORDER BY ${column} DESC LIMIT 100`;
  res.json(orders);
});

adminRoutes.get("/report", async (_req, res) => {
  const reports = new PrismaClient({ adapter });
  const { _sum, _count } = await reports.order.aggregate({ _sum: { totalCents: true }, _count: true });
  res.json({ orders: _count, totalCents: _sum.totalCents ?? 0 });
});

adminRoutes.post("/products", async (req, res) => {
  const { count } = await prisma.product.createMany({ data: req.body.products });
  console.log("imported", count, "products");
  res.status(201).json({ count });
});

adminRoutes.delete("/products", async (req, res) => {
  const { count } = await prisma.product.updateMany({ where: { name: req.body?.name }, data: { isActive: false } });
  res.json({ count });
});

adminRoutes.delete("/orders", async (_req, res) => {
  await prisma.orderItem.deleteMany({});
  await prisma.order.deleteMany({});
  res.status(204).end();
});
