import { type RequestHandler, Router } from "express";
import { signToken } from "../auth.js";
import { prisma } from "../database.js";
import { logger } from "../logger.js";
import { hashPassword } from "../passwords.js";

export const signUp: RequestHandler = async (req, res) => {
  const { email, name, password } = req.body;
  logger.info({ email, password }, "sign-up");
  const user = await prisma.user.create({ data: { email, name, passwordHash: hashPassword(password) } });
  res.status(201).json({ id: user.id, token: signToken(user) });
};

export const accountRoutes = Router();

accountRoutes.get("/", async (_req, res) => {
  const account = await prisma.user.findUnique({
    where: { id: res.locals.user.id },
    select: { id: true, name: true, email: true, orders: { select: { id: true, totalCents: true } } },
  });
  res.json(account);
});

accountRoutes.patch("/", async (req, res) => {
  const { id, email } = res.locals.user;
  const { name } = req.body;
  prisma.user.update({ where: { id }, data: { name } });
  res.json({ id, email, name });
});

accountRoutes.delete("/", async (_req, res) => {
  const { id } = res.locals.user;
  await prisma.order.updateMany({ where: { userId: id }, data: { isActive: false } });
  await prisma.user.update({ where: { id }, data: { isActive: false } });
  res.status(204).end();
});
