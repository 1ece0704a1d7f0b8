import type { FastifyInstance } from "fastify";
import { answerOf, redactError, withContext, withDeadline } from "prisma-hardening";

/**
 * One name and one deadline for a request, and answers that tell nothing of what happened inside.
 *
 * Fastify's own log of requests prints URLs, with the ids and tokens in them; switch it off:
 * `fastify({ logController: new LogController({ disableRequestLogging: true }) })`.
 */
export function harden(app: FastifyInstance, timeout: number): void {
  app.addHook("onRequest", (request, reply, done) => {
    const client = new AbortController();
    const context = { requestId: request.id, route: `${request.method} ${request.routeOptions.url ?? "*"}` };
    const finished = () =>
      new Promise<void>((resolve) => {
        reply.raw.once("close", () => {
          if (!reply.raw.writableFinished) client.abort();
          resolve();
        });
        done();
      });
    void withContext(context, () => withDeadline({ timeout, signal: client.signal }, finished));
  });

  app.setErrorHandler((error, request, reply) => {
    const { status, code, message, retryAfter } = answerOf(error);
    request.log[status >= 500 ? "error" : "info"]({ err: redactError(error), status }, "request failed");
    if (retryAfter !== undefined) reply.header("retry-after", retryAfter);
    return reply.code(status).send({ error: { message, code, requestId: request.id } });
  });

  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: { message: "There is nothing here.", requestId: request.id } }),
  );
}
