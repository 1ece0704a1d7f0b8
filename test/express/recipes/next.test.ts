import { getRequestListener } from "@hono/node-server";
import { describe } from "vitest";
import { hardened } from "../../../examples/recipes/next.js";
import { listen } from "../server.js";
import { contractOf, type Routes } from "./recipe.js";

/** As Next.js calls it: a `Request` whose signal is the client's, and the parameters beside it. */
type RouteHandler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

describe("Next.js", () => {
  contractOf(
    "next",
    async (routes, logger, timeout) => {
      const options = (route: string) => ({ route, timeout, logger });
      const user: RouteHandler = hardened(options("/users/[email]"), async (_request, { params }) =>
        Response.json(await routes.user((await params)["email"] ?? "")),
      );
      const slow: RouteHandler = hardened(options("/slow/[id]"), async () => Response.json(await routes.slow()));
      const create: RouteHandler = hardened(options("/users"), async (request) =>
        Response.json(await routes.create((await request.json()) as Parameters<Routes["create"]>[0])),
      );
      const listener = getRequestListener((request) => {
        const [, folder, parameter = ""] = new URL(request.url).pathname.split("/");
        const handler = folder === "slow" ? slow : request.method === "POST" ? create : user;
        return handler(request, { params: Promise.resolve({ email: parameter, id: parameter }) });
      });
      const { url } = await listen((incoming, outgoing) => void listener(incoming, outgoing));
      return url;
    },
    { routes: "brackets" },
  );
});
