import { randomUUID } from "node:crypto";
import { answerOf, redactError, withContext, withDeadline, type Logger } from "prisma-hardening";

/** What Next.js passes beside the request: `params` of a dynamic route. */
type Handler<Rest extends readonly unknown[]> = (request: Request, ...rest: Rest) => Promise<Response>;

export interface HardenOptions {
  /** The folder's own pattern, `/users/[id]`: Next.js does not tell it. */
  readonly route: string;
  /** Milliseconds for all queries of the request. */
  readonly timeout: number;
  readonly logger: Logger;
}

/**
 * A route handler with one name, one deadline, and answers that tell nothing of what happened inside.
 *
 * In `app/users/[id]/route.ts`: `export const GET = hardened({ route: "/users/[id]", timeout: 5_000, logger }, handler)`.
 */
export function hardened<Rest extends readonly unknown[]>(
  { route, timeout, logger }: HardenOptions,
  handler: Handler<Rest>,
): Handler<Rest> {
  return (request, ...rest) => {
    const requestId = randomUUID();
    const run = async (): Promise<Response> => {
      try {
        return await handler(request, ...rest);
      } catch (error) {
        const { status, code, message, retryAfter } = answerOf(error);
        const headers = { "x-request-id": requestId, ...(retryAfter && { "retry-after": String(retryAfter) }) };
        logger[status >= 500 ? "error" : "info"]({ err: redactError(error), status, requestId }, "request failed");
        return Response.json({ error: { message, code, requestId } }, { status, headers });
      }
    };
    const context = { requestId, route: `${request.method} ${route}` };
    return withContext(context, () => withDeadline({ timeout, signal: request.signal }, run));
  };
}
