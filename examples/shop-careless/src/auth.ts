import type { RequestHandler } from "express";
import jwt from "jsonwebtoken";
import { prisma } from "./database.js";

export function signToken(user: { id: number; email: string }): string {
  return jwt.sign({ userId: user.id, email: user.email }, "supersecret", { expiresIn: "30d" });
}

export const requireLogin: RequestHandler = async (req, res, next) => {
  const token = req.headers.authorization?.replace("Bearer ", "") ?? "";
  try {
    const payload = jwt.verify(token, "supersecret") as { userId: number };
    const user = await prisma.user.findUnique({ where: { id: payload.userId } });
    if (!user) {
      res.status(401).json({ error: "Unknown user" });
      return;
    }
    res.locals.user = user;
  } catch (err: any) {
    res.status(401).json({ error: err.message, stack: err.stack });
    return;
  }
  next();
};
