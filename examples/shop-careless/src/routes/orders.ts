import { Router } from "express";
import { prisma } from "../database.js";
import { logger } from "../logger.js";

const MAIL_URL = process.env.MAIL_URL ?? "http://localhost:8025/send";

interface Line {
  productId: number;
  quantity: number;
}

export const orderRoutes = Router();

orderRoutes.get("/", async (_req, res) => {
  const orders = await prisma.order.findMany({
    where: { userId: res.locals.user.id },
    orderBy: { id: "desc" },
    take: 50,
    include: { items: { include: { product: true } } },
  });
  res.json(orders);
});

orderRoutes.post("/", async (req, res) => {
  const lines: Line[] = req.body.items;
  const products = await prisma.product.findMany({ where: { id: { in: lines.map((line) => line.productId) } } });
  const items = lines.map(({ productId, quantity }) => {
    const product = products.find(({ id }) => id === productId);
    if (!product) throw new Error(`No product ${productId}`);
    return { productId, quantity, priceCents: product.priceCents };
  });
  const totalCents = items.reduce((sum, item) => sum + item.quantity * item.priceCents, 0);

  const order = await prisma.order.create({
    data: { userId: res.locals.user.id, totalCents, items: { create: items } },
    include: { items: true },
  });
  for (const { productId, quantity } of items) {
    await prisma.product.update({ where: { id: productId }, data: { stock: { decrement: quantity } } });
  }
  console.log(`order ${order.id}: ${totalCents} cents`);
  res.status(201).json(order);
});

orderRoutes.delete("/:id", async (req, res) => {
  const { id: userId, email } = res.locals.user;
  await prisma.$transaction(async (tx) => {
    const order = await tx.order.update({
      where: { id: Number(req.params.id), userId },
      data: { isActive: false },
      include: { items: true },
    });
    await Promise.all(order.items.map(({ id }) => tx.orderItem.update({ where: { id }, data: { isActive: false } })));
    for (const { productId, quantity } of order.items) {
      await prisma.product.update({ where: { id: productId }, data: { stock: { increment: quantity } } });
    }
    await fetch(MAIL_URL, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ to: email, subject: `Your order ${order.id} is cancelled` }),
    });
  });
  logger.info({ order: req.params.id }, "order cancelled");
  res.status(204).end();
});
