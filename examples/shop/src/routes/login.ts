import { Router } from "express";
import { rateLimit } from "express-rate-limit";
import * as v from "valibot";
import type { Database } from "../database.js";
import { HttpError } from "../http-error.js";
import { parse } from "../input.js";
import { isPassword } from "../passwords.js";
import type { Sessions } from "../sessions.js";

const Credentials = v.object({
  email: v.pipe(v.string(), v.email(), v.maxLength(254)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

export function loginRoutes(database: Database, sessions: Sessions): Router {
  const limit = rateLimit({
    windowMs: 60_000,
    limit: 5,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new HttpError(429, "Too many attempts. Please try again in a minute.")),
  });
  const router = Router();
  router.post("/", limit, async (req, res) => {
    const { email, password } = parse(Credentials, req.body);
    const user = await database.user.findFirst({ where: { email }, select: { id: true, passwordHash: true } });
    const isRight = await isPassword(password, user?.passwordHash);
    if (user === null || !isRight) throw new HttpError(401, "The e-mail address or the password is wrong.");
    res.json({ token: await sessions.open(user.id) });
  });
  return router;
}
