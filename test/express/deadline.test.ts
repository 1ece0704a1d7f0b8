import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { HardeningError } from "prisma-hardening";
import { requestContext } from "prisma-hardening/express";
import { beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../deadline/eventually.js";
import { openStage, type Client } from "../deadline/stage.js";
import { beginRequest, handler, listen, majors } from "./server.js";

const stage = openStage("express");

/** The end of a query, as the application sees it. */
async function ending(query: PromiseLike<unknown>): Promise<string> {
  const start = performance.now();
  try {
    await query;
    return "ended";
  } catch (error) {
    const code = error instanceof HardeningError ? error.code : String(error);
    return `${code}${performance.now() - start > 5_000 ? " late" : ""}`;
  }
}

describe.each(majors)("a request's deadline in %s", (_, express) => {
  let prisma: Client["prisma"];
  beforeAll(async () => {
    prisma = stage.open({ timeout: 20_000 }).prisma;
    await prisma.user.count();
  });
  const sleep = () => prisma.$queryRaw`SELECT 1 AS slept FROM pg_sleep(15)`;

  test("stops what a handler does, also long after next() has returned, in the database too", async () => {
    const app = express();
    app.use(requestContext({ timeout: 300 }));
    app.get(
      "/",
      handler(async (_req, res) => {
        await delay(50);
        await prisma.user.count();
        res.json(await ending(sleep()));
      }),
    );
    const { url } = await listen(app);
    const response = await fetch(url);
    expect(await response.json()).toBe("QUERY_TIMEOUT");
    expect(await stage.active()).toEqual([]);
  });

  test("is shared by the queries of the request", async () => {
    const app = express();
    app.use(requestContext({ timeout: 300 }));
    app.get(
      "/",
      handler(async (_req, res) => {
        res.json(await Promise.all([ending(sleep()), ending(prisma.$transaction(async () => sleep()))]));
      }),
    );
    const { url } = await listen(app);
    expect(await (await fetch(url)).json()).toEqual(["QUERY_TIMEOUT", "QUERY_TIMEOUT"]);
    await stage.idle();
  });

  test("a client that closes the connection stops its queries, and nobody else's", async () => {
    const ends: Record<string, string> = {};
    const app = express();
    app.use(requestContext());
    app.get(
      "/:name",
      handler(async (req, res) => {
        const name = req.params["name"] as string;
        ends[name] = await ending(name === "stays" ? prisma.$queryRaw`SELECT 1 FROM pg_sleep(0.5)` : sleep());
        res.end();
      }),
    );
    const { url } = await listen(app);
    const stays = fetch(`${url}/stays`);
    const goes = beginRequest(`${url}/goes`);
    await stage.running("pg_sleep", 2);
    goes.destroy();
    await eventually(
      () => ends["goes"],
      (end) => end !== undefined,
      2_000,
    );
    expect(ends["goes"]).toBe("QUERY_ABORTED");
    await stays;
    expect(ends["stays"]).toBe("ended");
    await stage.idle();
  });

  test("ends with the response: what starts after it is limited by the `timeout` option, what has started keeps it", async () => {
    const app = express();
    let background = Promise.resolve("not begun");
    app.use(requestContext({ timeout: 150 }));
    app.get("/", (_req, res) => {
      background = (async () => {
        const running = ending(prisma.$queryRaw`SELECT 1 FROM pg_sleep(15)`);
        res.end();
        await once(res, "close");
        await delay(200);
        await prisma.$transaction([prisma.user.count()]);
        await prisma.$transaction(async (tx) => tx.user.count());
        return `${await running}, ${await ending(prisma.user.count())}`;
      })();
    });
    const { url } = await listen(app);
    await fetch(url);
    expect(await background).toBe("QUERY_TIMEOUT, ended");
  });

  test("without a timeout of its own, the `timeout` option holds for each query", async () => {
    const short = stage.open({ timeout: 200 }).prisma;
    const app = express();
    app.use(requestContext());
    app.get("/", (_req, res) => {
      void ending(short.$queryRaw`SELECT 1 FROM pg_sleep(15)`).then((end) => res.json(end));
    });
    const { url } = await listen(app);
    expect(await (await fetch(url)).json()).toBe("QUERY_TIMEOUT");
  });

  test("a later requestContext can only shorten it", async () => {
    const app = express();
    app.use(requestContext({ timeout: 200 }));
    app.get("/longer", requestContext({ timeout: 10_000 }), (_req, res) => {
      void ending(sleep()).then((end) => res.json(end));
    });
    const { url } = await listen(app);
    expect(await (await fetch(`${url}/longer`)).json()).toBe("QUERY_TIMEOUT");
  });

  test("leaves no timer and no listener behind", async () => {
    const app = express();
    const listeners: number[] = [];
    app.use(requestContext({ timeout: 60_000 }));
    app.get("/", (_req, res) => {
      res.once("close", () => setImmediate(() => listeners.push(res.listenerCount("close"))));
      void ending(prisma.user.count()).then(() => res.end());
    });
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const { url } = await listen(app);
    await fetch(url);
    const before = timers();
    for (let i = 0; i < 20; i++) await fetch(url);
    await eventually(timers, (count) => count <= before + 2);
    expect(new Set(listeners)).toEqual(new Set([0]));
  });
});
