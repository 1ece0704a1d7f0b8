import type { ErrorHandler, MiddlewareHandler } from "hono";
import type { RequestIdVariables } from "hono/request-id";
import { matchedRoutes } from "hono/route";
import { answerOf, redactError, withContext, withDeadline, type Logger } from "prisma-hardening";

interface Env {
  readonly Variables: RequestIdVariables;
}

/** One name and one deadline for a request. After Hono's own `requestId()`. */
export function requestContext(timeout: number): MiddlewareHandler<Env> {
  return async (c, next) => {
    // The last route that matches is the handler's; those before it are middleware.
    const route = `${c.req.method} ${matchedRoutes(c).at(-1)?.path ?? "*"}`;
    const { signal } = c.req.raw;
    await withContext({ requestId: c.get("requestId"), route }, () => withDeadline({ timeout, signal }, next));
  };
}

/** Answers that tell nothing of what happened inside. */
export function safeErrors(logger: Logger): ErrorHandler<Env> {
  return (error, c) => {
    const { status, code, message, retryAfter } = answerOf(error);
    const requestId = c.get("requestId");
    const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    logger[status >= 500 ? "error" : "info"]({ err: redactError(error), status, requestId }, "request failed");
    return Response.json({ error: { message, code, requestId } }, { status, headers });
  };
}
