import type { Request, RequestHandler, Response } from "express";
import { errors, jwtVerify, SignJWT } from "jose";
import type { Database } from "./database.js";
import { HttpError } from "./http-error.js";

const ISSUER = "shop";
const LIFETIME = "1h";

export interface Sessions {
  /** A token for `Authorization: Bearer`. */
  open(userId: number): Promise<string>;
  /** Lets a request through whose user is known, and active. */
  readonly required: RequestHandler;
}

export function createSessions(secret: string, database: Database): Sessions {
  const key = new TextEncoder().encode(secret);
  return {
    open: (userId) =>
      new SignJWT()
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(String(userId))
        .setIssuer(ISSUER)
        .setAudience(ISSUER)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(key),
    required: async (req, res, next) => {
      const id = await subjectOf(req, key);
      const user = id && (await database.user.findUnique({ where: { id }, select: { id: true } }));
      if (!user) throw new HttpError(401, "Please log in.");
      res.locals["userId"] = user.id;
      next();
    },
  };
}

/** Who has logged in; `undefined` before `required` has run. */
export function userIdOf({ res }: Request): number | undefined {
  const id: unknown = res?.locals["userId"];
  return typeof id === "number" ? id : undefined;
}

/** Behind `required`. */
export function currentUserId(res: Response): number {
  const id = userIdOf(res.req);
  if (id === undefined) throw new TypeError("This route is not behind `sessions.required`.");
  return id;
}

async function subjectOf(req: Request, key: Uint8Array): Promise<number | undefined> {
  const [, token] = /^Bearer (\S+)$/.exec(req.get("authorization") ?? "") ?? [];
  if (token === undefined) return undefined;
  try {
    const { payload } = await jwtVerify(token, key, { issuer: ISSUER, audience: ISSUER, algorithms: ["HS256"] });
    return Number(payload.sub) || undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
