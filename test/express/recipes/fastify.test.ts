import fastify, { LogController, type FastifyBaseLogger } from "fastify";
import { pino } from "pino";
import type { Logger } from "prisma-hardening";
import { describe, expect, onTestFinished, test } from "vitest";
import { harden } from "../../../examples/recipes/fastify.js";
import { contractOf, type Routes } from "./recipe.js";

describe("Fastify", () => {
  contractOf(
    "fastify",
    async (routes, logger, timeout) => {
      const app = fastify({
        loggerInstance: pinoTo(logger),
        logController: new LogController({ disableRequestLogging: true }),
      });
      harden(app, timeout);
      app.get<{ Params: { email: string } }>("/users/:email", ({ params }) => routes.user(params.email));
      app.get("/slow/:id", () => routes.slow());
      app.post("/users", ({ body }) => routes.create(body as Parameters<Routes["create"]>[0]));
      onTestFinished(() => app.close());
      return app.listen({ host: "127.0.0.1", port: 0 });
    },
    { routes: "colon" },
  );

  test("works under inject(), and a page that is not there has the same form", async () => {
    const app = fastify();
    harden(app, 1_000);
    app.get("/", () => Promise.resolve({ ok: true }));
    expect((await app.inject("/")).json()).toEqual({ ok: true });
    const missing = await app.inject("/nothing");
    expect([missing.statusCode, missing.json()]).toMatchObject([404, { error: { requestId: "req-2" } }]);
    await app.close();
  });
});

/** Fastify's logger is pino. */
function pinoTo(logger: Logger): FastifyBaseLogger {
  const write = (line: string): void => {
    const event = JSON.parse(line) as { readonly level: number };
    logger[event.level >= 50 ? "error" : "info"](event, "");
  };
  return pino({ level: "info" }, { write });
}
