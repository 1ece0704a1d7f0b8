import type { Logger } from "prisma-hardening";
import { expect, test, vi } from "vitest";
import { openStage, type Client } from "../../deadline/stage.js";
import { beginRequest } from "../server.js";

export const SECRET = "s3cret-value";
const TIMEOUT_MS = 500;

type Prisma = Client["prisma"];

/** What each recipe's application does on its routes, beside what the recipe says. */
export interface Routes {
  /** `GET /users/:email` */
  readonly user: (email: string) => Promise<unknown>;
  /** `GET /slow/:id`, which ends by its deadline only. */
  readonly slow: () => Promise<unknown>;
  /** `POST /users` with a body, where its reading can lose the context. */
  readonly create: (body: { readonly id: number; readonly email: string }) => Promise<unknown>;
}

export interface Recorded {
  readonly event: Readonly<Record<string, unknown>>;
  readonly level: string;
}

/** Starts an application of the recipe on loopback, and answers its address. */
type Start = (routes: Routes, logger: Logger, timeout: number) => Promise<string>;

/** The same contract for every framework. */
export function contractOf(name: string, start: Start, { routes: patterns }: { routes: "colon" | "brackets" }): void {
  const stage = openStage(name);
  const parameter = patterns === "colon" ? ":id" : "[id]";

  async function open() {
    const lines: Recorded[] = [];
    const at = (level: string) => (event: object) => void lines.push({ level, event: { ...event } });
    const logger: Logger = { info: at("info"), warn: at("warn"), error: at("error") };
    const { prisma } = stage.open({ timeout: 20_000, log: { logger } });
    const url = await start(routesOf(prisma), logger, TIMEOUT_MS);
    // A client's first query takes its time.
    await prisma.user.count();
    lines.length = 0;
    return { url, lines };
  }

  test("answers, and each query's event has the request's id and the route's pattern", async () => {
    const { url, lines } = await open();
    const response = await fetch(`${url}/users/user1`);
    expect([response.status, await response.json()]).toEqual([200, { id: 1 }]);
    expect(lines[0]?.event).toMatchObject({ operation: "findUniqueOrThrow", requestId: expect.any(String) as string });
    expect(lines[0]?.event["route"]).toBe(`GET /users/${parameter.replace("id", "email")}`);
    expect(JSON.stringify(lines)).not.toContain("user1");
  });

  test("reading a body keeps the context and the deadline", async () => {
    const { url, lines } = await open();
    const body = JSON.stringify({ id: 500 + lines.length, email: "x".repeat(20_000) });
    const response = await fetch(`${url}/users`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(504);
    expect(lines[0]?.event).toMatchObject({ requestId: expect.any(String) as string, route: "POST /users" });
    await stage.idle();
  });

  test("an error is answered without a word of it, and logged without a value", async () => {
    const { url, lines } = await open();
    const response = await fetch(`${url}/users/${SECRET}`);
    const { error } = (await response.json()) as { error: { requestId: string } };
    expect([response.status, error]).toEqual([
      404,
      { code: "NOT_FOUND", message: "What was asked for does not exist.", requestId: lines[0]?.event["requestId"] },
    ]);
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });

  test("a query that takes too long is a 504, and stopped in the database", async () => {
    const { url } = await open();
    const response = await fetch(`${url}/slow/1`);
    const { error } = (await response.json()) as { error: object };
    expect([response.status, error]).toMatchObject([504, { code: "TIMEOUT" }]);
    expect(await stage.active()).toEqual([]);
  });

  test("a client that closes the connection stops its query", async () => {
    const { url, lines } = await open();
    const begun = beginRequest(`${url}/slow/2`);
    await stage.running("pg_sleep");
    begun.destroy();
    await vi.waitFor(() => expect(lines.map(({ event }) => event["code"])).toContain("QUERY_ABORTED"));
    await stage.idle();
  });
}

function routesOf(prisma: Prisma): Routes {
  const sleep = () => prisma.$queryRaw`SELECT 1 AS slept FROM pg_sleep(15)`;
  return {
    user: (email) => prisma.user.findUniqueOrThrow({ where: { email }, select: { id: true } }),
    slow: sleep,
    create: async ({ id, email }) => {
      await prisma.user.count({ where: { id, email } });
      return sleep();
    },
  };
}
