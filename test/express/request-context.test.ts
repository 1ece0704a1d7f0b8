import { setImmediate } from "node:timers/promises";
import type { RequestHandler } from "express";
import { withContext } from "prisma-hardening";
import { requestContext, requestIdOf, type RequestContextOptions } from "prisma-hardening/express";
import { describe, expect, test } from "vitest";
import { currentContext } from "../../src/context/context.js";
import { refusal } from "../soft-delete/refusal.js";
import { listen, majors } from "./server.js";

describe.each(majors)("requestContext in %s", (_, express) => {
  /** Answers the context that a log event would have, once everything that comes before the answer has run. */
  async function contextOf(app: ReturnType<typeof express>, path: string, init?: RequestInit): Promise<unknown> {
    const { url } = await listen(app);
    return (await fetch(url + path, init)).json();
  }

  const answer: RequestHandler = (_req, res) => {
    void setImmediate().then(() => res.json(currentContext()));
  };

  test.each([
    ["is taken from the header", "abc-DEF_1.2", true],
    ["is not taken with other characters", "a b", false],
    ["is not taken with a line's end or markup", "<script>", false],
    ["is not taken if it is too long", "a".repeat(129), false],
    ["is not taken if it is empty", "", false],
  ])("an id %s", async (_name, sent, isTaken) => {
    const app = express();
    app.use(requestContext());
    app.get("/", (req, res) => void res.json({ id: requestIdOf(req), context: currentContext()?.requestId }));
    const { url } = await listen(app);
    const response = await fetch(url, { headers: { "x-request-id": sent } });
    const { id, context } = (await response.json()) as { id: string; context: string };
    expect(id === sent).toBe(isTaken);
    if (!isTaken) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(context).toBe(id);
    expect(response.headers.get("x-request-id")).toBe(id);
  });

  test("another header can carry the id, and a second requestContext keeps it", async () => {
    const app = express();
    app.use(requestContext({ header: "X-Correlation-Id" }), requestContext({ timeout: 1_000 }));
    app.get("/", (req, res) => void res.json([requestIdOf(req), currentContext()?.requestId]));
    const { url } = await listen(app);
    const response = await fetch(url, { headers: { "x-correlation-id": "c1" } });
    expect(await response.json()).toEqual(["c1", "c1"]);
    expect(response.headers.get("x-correlation-id")).toBe("c1");
  });

  test.each([
    ["/users/7", "GET /users/:id"],
    ["/teams/ada/posts/9", "GET /teams/:team/posts/:id"],
    ["/teams/posts/posts", "GET /teams/:team/posts"],
    ["/teams/a%20b/posts/9", "GET /teams/:team/posts/:id"],
    ["/v2/things", "GET /:version/things"],
    ["/shop/items/", "GET /shop/items"],
    ["/shop/a/b", "GET /shop/:one|/:two/b"],
    ["/deep/secret/1/secret/2", "GET /deep/:token/:a/:token/:b"],
  ])("the route of %s is %s", async (path, route) => {
    const app = express();
    app.use(requestContext());
    app.get("/:other", (_req, _res, next) => next());
    app.get("/users/:id", answer);
    const posts = express.Router({ mergeParams: true });
    posts.get("/:id", answer);
    const team = express.Router({ mergeParams: true });
    team.use("/posts", posts);
    team.get("/posts", answer);
    app.use("/teams/:team", team);
    const things = express.Router();
    things.get("/things", answer);
    app.use("/v:version", things);
    const items = express.Router();
    items.get("/", answer);
    const shop = express();
    shop.use("/items", items);
    shop.get(["/:one", "/:two/b"], answer);
    app.use("/shop", shop);
    const leaf = express.Router();
    leaf.get("/:b", answer);
    const branch = express.Router();
    branch.use("/:a/:token", leaf);
    app.use("/deep/:token", branch);
    expect(await contextOf(app, path)).toMatchObject({ route });
  });

  test("opened inside a router, it does not say what is above", async () => {
    const inner = express.Router();
    inner.use(requestContext());
    inner.get("/posts/:id", answer);
    const app = express();
    app.use("/secret/:token", inner);
    expect(await contextOf(app, "/secret/t0ken/posts/1")).toMatchObject({ route: "GET */posts/:id" });
  });

  test("there is no route before one has matched", async () => {
    const app = express();
    app.use(requestContext(), answer);
    expect(await contextOf(app, "/users/7")).not.toHaveProperty("route");
  });

  test("the user is who has logged in by the time of the query, and nobody before", async () => {
    const seen: unknown[] = [];
    const app = express();
    app.use(requestContext({ userId: (req) => (req as unknown as { user: { id: number } }).user.id }));
    app.use((req, _res, next) => {
      seen.push(currentContext()?.userId);
      Object.assign(req, { user: { id: 42 } });
      next();
    });
    app.get("/", (_req, res) => {
      withContext({ job: "mail" }, () => res.json([...seen, currentContext()]));
    });
    const [before, after] = (await contextOf(app, "/")) as unknown[];
    expect(before).toBeNull();
    expect(after).toMatchObject({ userId: 42, job: "mail", route: "GET /" });
  });

  test("what is no id is no user", async () => {
    const app = express();
    app.use(requestContext({ userId: () => ({ email: "ada@example.com" }) as unknown as string }));
    app.get("/", answer);
    expect(await contextOf(app, "/")).not.toHaveProperty("userId");
  });

  test("parsing a body keeps it", async () => {
    const app = express();
    app.use(requestContext(), express.json());
    app.post("/things/:id", answer);
    const body = JSON.stringify({ text: "x".repeat(50_000) });
    const context = await contextOf(app, "/things/1", {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-request-id": "p1" },
    });
    expect(context).toEqual({ requestId: "p1", route: "POST /things/:id" });
  });

  test("`req.params` stays what Express makes of it", async () => {
    const app = express();
    app.use(requestContext());
    app.param("id", (req, _res, next) => {
      req.params["id"] = `${String(req.params["id"])}!`;
      next();
    });
    app.get("/a/:id", (req, res) => void res.json({ ...req.params, keys: Object.keys(req).includes("params") }));
    expect(await contextOf(app, "/a/1")).toEqual({ id: "1!", keys: true });
  });
});

test.each<[string, unknown, string]>([
  ["an unknown option", { timout: 5 }, "there is no option `timout`. The options are `userId`, `timeout`, `header`."],
  ["no object", 5, "`options` is not valid. Write `{ timeout: 5_000 }`."],
  ["a timeout of zero", { timeout: 0 }, "`timeout`: the timeout must be a number of milliseconds above 0"],
  ["an endless timeout", { timeout: Infinity }, "`timeout`: the timeout must be a number of milliseconds above 0"],
  ["a user that is no function", { userId: "7" }, "`userId` is not valid. Write `userId: (req) => req.user?.id`."],
  ["a header with a line's end", { header: "x\r\ny" }, '`header` is not valid. Write `header: "x-request-id"`'],
])("%s is refused at construction", (_, options, text) => {
  const { code, message } = refusal(() => requestContext(options as RequestContextOptions));
  expect(code).toBe("INVALID_OPTIONS");
  expect(message).toContain(`requestContext(): ${text}`);
});
