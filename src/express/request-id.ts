import type { Request } from "express";
import { randomUUID } from "node:crypto";

/** What can stand in a log line, a header and a shell without being anything else there. */
const SAFE = /^[A-Za-z0-9._-]{1,128}$/;

const ids = new WeakMap<object, string>();

/**
 * The id that `requestContext` gave to a request; `undefined` where it has not run.
 *
 * @example
 * app.get("/", (req, res) => res.json({ requestId: requestIdOf(req) }));
 */
export function requestIdOf(req: object): string | undefined {
  return ids.get(req);
}

/** The id that the request has already, or brings in `header` if it is safe, or a new one. */
export function identify(req: Request, header: string): string {
  const known = ids.get(req);
  if (known !== undefined) return known;
  const sent = req.headers[header];
  const id = typeof sent === "string" && SAFE.test(sent) ? sent : randomUUID();
  ids.set(req, id);
  return id;
}
