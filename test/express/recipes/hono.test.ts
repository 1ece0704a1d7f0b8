import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { requestId, type RequestIdVariables } from "hono/request-id";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { requestContext, safeErrors } from "../../../examples/recipes/hono.js";
import { contractOf } from "./recipe.js";

describe("Hono", () => {
  contractOf(
    "hono",
    async (routes, logger, timeout) => {
      const app = new Hono<{ Variables: RequestIdVariables }>();
      app.use(requestId(), requestContext(timeout));
      app.onError(safeErrors(logger));
      app.get("/users/:email", async (c) => Response.json(await routes.user(c.req.param("email"))));
      app.get("/slow/:id", async () => Response.json(await routes.slow()));
      app.post("/users", async (c) => Response.json(await routes.create(await c.req.json())));
      const { promise, resolve } = withResolvers<AddressInfo>();
      const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, resolve);
      onTestFinished(() => void server.close());
      return `http://127.0.0.1:${(await promise).port}`;
    },
    { routes: "colon" },
  );

  test("works under app.request()", async () => {
    const app = new Hono<{ Variables: RequestIdVariables }>();
    app.use(requestId(), requestContext(1_000));
    app.get("/", (c) => c.json({ requestId: c.get("requestId") }));
    const response = await app.request("/", { headers: { "x-request-id": "r1" } });
    expect(await response.json()).toEqual({ requestId: "r1" });
  });
});

function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
