import { Router } from "express";
import { Prisma } from "../../generated/client/client.js";
import { prisma } from "../database.js";

export const productRoutes = Router();

productRoutes.get("/", async (req, res) => {
  if (!req.query.sort) {
    res.json(await prisma.product.findMany({ orderBy: { id: "asc" }, take: 50 }));
    return;
  }
  const products = await prisma.$queryRaw`
    SELECT id, name, price_cents AS "priceCents", stock
    FROM products WHERE is_active
    ORDER BY ${Prisma.raw(req.query.sort as string)} LIMIT 50`;
  res.json(products);
});

productRoutes.get("/search", async (req, res) => {
  const q = req.query.q ?? "";
  const products = await prisma.$queryRawUnsafe(
    `SELECT id, name, price_cents AS "priceCents", stock FROM products WHERE is_active AND name ILIKE '%${q}%' LIMIT 50`,
  );
  res.json(products);
});

productRoutes.get("/suggest", async (req, res) => {
  const q = String(req.query.q ?? "");
  const names = await prisma.$queryRaw<{ name: string }[]>`
    SELECT name FROM products WHERE is_active AND name ILIKE '%${q}%' LIMIT 5`;
  res.json(names.map(({ name }) => name));
});

productRoutes.get("/:id", async (req, res) => {
  console.log("product", req.params.id);
  res.json(await prisma.product.findUniqueOrThrow({ where: { id: Number(req.params.id) } }));
});
