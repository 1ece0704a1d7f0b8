import { Router } from "express";
import { signToken } from "../auth.js";
import { prisma } from "../database.js";
import { checkPassword } from "../passwords.js";

export const loginRoutes = Router();

loginRoutes.post("/", async (req, res) => {
  console.log("login", req.body);
  const { email, password } = req.body;
  const user = await prisma.user.findFirst({ where: { email: String(email) } });
  if (!user || !checkPassword(String(password), user.passwordHash)) {
    console.log("wrong password for", email);
    res.status(401).json({ error: "Wrong e-mail or password" });
    return;
  }
  res.json({ token: signToken(user) });
});

loginRoutes.get("/redirect", (req, res) => {
  res.redirect(String(req.query.next ?? "/"));
});
