import createHttpError from "http-errors";
import { HardeningError, type Logger } from "prisma-hardening";
import { requestContext, safeErrorHandler, type SafeErrorHandlerOptions } from "prisma-hardening/express";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openStage, type Client } from "../deadline/stage.js";
import { refusal } from "../soft-delete/refusal.js";
import { beginRequest, handler, listen, majors } from "./server.js";

const stage = openStage("express errors");
const SECRET = "s3cret-value";

function recorder() {
  const lines: { level: string; event: Record<string, unknown>; message: string }[] = [];
  const at = (level: string) => (event: object, message: string) => {
    lines.push({ level, event: event as Record<string, unknown>, message });
  };
  const logger: Logger = { info: at("info"), warn: at("warn"), error: at("error") };
  return { logger, lines };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(majors)("safeErrorHandler in %s", (_, express) => {
  let prisma: Client["prisma"];
  beforeAll(() => {
    prisma = stage.open({ errors: "pass" }).prisma;
  });

  /** What a client and the log get of an error of a handler. */
  async function answerTo(fail: () => unknown, { timeout = 5_000 } = {}) {
    const { logger, lines } = recorder();
    const app = express();
    app.use(requestContext({ timeout, userId: () => "u1" }), express.json({ limit: 100 }));
    app.all(
      "/things/:id",
      handler(async () => {
        await fail();
      }),
    );
    app.use(safeErrorHandler({ logger }));
    const { url } = await listen(app);
    const response = await fetch(`${url}/things/${SECRET}`, { headers: { "x-request-id": "r1" } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, line: lines[0], lines };
  }

  const unknownField: object = { where: { [SECRET]: 1 } };
  const orphan = { id: 900, title: SECRET, views: 0, authorId: 999 };
  test.each<[string, () => unknown, number, string]>([
    ["P2025", () => prisma.user.update({ where: { id: 999 }, data: { name: SECRET } }), 404, "NOT_FOUND"],
    ["findUniqueOrThrow", () => prisma.user.findUniqueOrThrow({ where: { email: SECRET } }), 404, "NOT_FOUND"],
    ["P2002", () => prisma.user.create({ data: { id: 1, email: SECRET, orgId: 1 } }), 409, "CONFLICT"],
    ["P2003", () => prisma.post.create({ data: orphan }), 409, "CONFLICT"],
    ["a division by zero", () => prisma.$executeRaw`UPDATE "User" SET "age" = 1 / (1 - "orgId")`, 500, "INTERNAL"],
    ["arguments that Prisma refuses", () => prisma.user.findMany(unknownField), 500, "INTERNAL"],
    ["SQL that is wrong", () => prisma.$queryRawUnsafe(`SELECT '${SECRET}' FROM nowhere`), 500, "INTERNAL"],
    ["OUTCOME_UNKNOWN", fail(new HardeningError("OUTCOME_UNKNOWN", "")), 504, "OUTCOME_UNKNOWN"],
    ["QUERY_ABORTED, though the client waits", fail(new HardeningError("QUERY_ABORTED", "")), 503, "UNAVAILABLE"],
    ["another HardeningError", fail(new HardeningError("DELETE_REFUSED", "")), 500, "INTERNAL"],
    ["a conflict of Prisma", fail(prismaError("P2034")), 503, "RETRY"],
    ["an exhausted pool", fail(prismaError("P2024")), 503, "UNAVAILABLE"],
    ["a value that is too long", fail(prismaError("P2000")), 400, "INVALID_VALUE"],
    ["a null where none may be", fail(prismaError("P2011")), 500, "INTERNAL"],
    ["an error of Prisma under http-errors", fail(createHttpError(400, prismaError("P2002"))), 409, "CONFLICT"],
    ["an error of the application", fail(new TypeError(SECRET)), 500, "INTERNAL"],
    ["a thrown text", fail(SECRET), 500, "INTERNAL"],
    ["a thrown undefined in disguise", fail(Object.create(null)), 500, "INTERNAL"],
  ])("%s", async (_name, run, status, code) => {
    const answer = await answerTo(run);
    expect([answer.status, (JSON.parse(answer.text) as { error: unknown }).error]).toEqual([
      status,
      { code, message: expect.any(String) as string, requestId: "r1" },
    ]);
    expect(answer.headers.get("retry-after")).toBe(status === 503 ? "1" : null);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.text).not.toMatch(/prisma|SELECT|User|\bat \//i);
    expect(answer.text).not.toContain(SECRET);
    expect(answer.line).toMatchObject({
      level: status >= 500 ? "error" : "info",
      event: { event: "request_failed", status, requestId: "r1", userId: "u1", route: "GET /things/:id" },
      message: `GET /things/:id failed with ${String(status)}`,
    });
    expect(answer.line?.event["err"]).toBeInstanceOf(Error);
    expect(JSON.stringify(answer.lines) + String((answer.line?.event["err"] as Error).stack)).not.toContain(SECRET);
  });

  test("a query that passes the request's deadline", async () => {
    const answer = await answerTo(() => prisma.$queryRaw`SELECT 1 FROM pg_sleep(15)`, { timeout: 200 });
    expect(answer).toMatchObject({ status: 504, line: { event: { code: "QUERY_TIMEOUT" } } });
    expect(answer.text).toContain('"code":"TIMEOUT"');
    expect(await stage.active()).toEqual([]);
  });

  test("a transaction that the deadline meets before its first statement", async () => {
    const { prisma: narrow } = stage.open({}, { max: 1 });
    const holding = narrow.$transaction(async (tx) => tx.$queryRaw`SELECT 1 FROM pg_sleep(0.6)`);
    await stage.running("pg_sleep");
    const answer = await answerTo(() => narrow.$transaction(async (tx) => tx.user.count()), { timeout: 200 });
    expect([answer.status, answer.line?.event["code"]]).toEqual([504, "QUERY_TIMEOUT"]);
    await holding;
  });

  test("no server where it should be", async () => {
    const { prisma: nowhere } = stage.open({}, { connectionString: "postgresql://postgres@127.0.0.1:1/none" });
    const answer = await answerTo(() => nowhere.user.count());
    expect([answer.status, answer.text]).toEqual([503, expect.stringContaining("UNAVAILABLE") as string]);
  });

  test.each<[string, Error, number, string]>([
    ["exposes what it says it may", createHttpError(404, "No such thing."), 404, "No such thing."],
    ["keeps a message to itself from 500 on", createHttpError(502, SECRET), 502, "Bad Gateway"],
    ["keeps a message to itself otherwise", createHttpError(403, SECRET, { expose: false }), 403, "Forbidden"],
    ["takes `statusCode` too", Object.assign(new Error(SECRET), { statusCode: 418 }), 418, "I'm a Teapot"],
  ])("an error with a status %s", async (_name, error, status, message) => {
    const answer = await answerTo(fail(error));
    expect([answer.status, JSON.parse(answer.text)]).toEqual([status, { error: { message, requestId: "r1" } }]);
  });

  test("a status that is none, and headers of the error", async () => {
    expect((await answerTo(fail(Object.assign(new Error(), { status: 200 })))).status).toBe(500);
    expect((await answerTo(fail(Object.assign(new Error(), { status: "404" })))).status).toBe(500);
    const answer = await answerTo(fail(createHttpError(405, "", { headers: { Allow: "GET" } })));
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET"]);
  });

  test("body-parser's errors keep their status", async () => {
    const { logger } = recorder();
    const app = express();
    app.use(requestContext(), express.json({ limit: 100 }), safeErrorHandler({ logger }));
    const { url } = await listen(app);
    const post = async (body: string) => {
      const response = await fetch(url, { method: "POST", body, headers: { "content-type": "application/json" } });
      return response.status;
    };
    expect(await post(JSON.stringify("x".repeat(101)))).toBe(413);
    expect(await post("{")).toBe(400);
  });

  test("headers of the answer that was on its way go", async () => {
    const app = express();
    app.get("/", (_req, res) => {
      res.set({ ETag: '"1"', "Cache-Control": "public", "Content-Encoding": "gzip", "X-Frame-Options": "DENY" });
      throw new Error();
    });
    app.use(safeErrorHandler({ logger: recorder().logger }));
    const { url } = await listen(app);
    const { headers, status } = await fetch(url);
    expect(status).toBe(500);
    expect(headers.get("content-encoding")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-frame-options")).toBe("DENY");
  });

  test("a response that has begun is cut off, and the console stays silent", async () => {
    const console_ = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { logger, lines } = recorder();
    const app = express();
    app.get(
      "/",
      handler(async (_req, res) => {
        res.write("part");
        await prisma.user.findUniqueOrThrow({ where: { email: SECRET } });
      }),
    );
    app.use(safeErrorHandler({ logger }));
    const { url } = await listen(app);
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(console_.mock.calls)).not.toContain(SECRET);
  });

  test("a client that has gone gets nothing, and the log says so", async () => {
    const { logger, lines } = recorder();
    const app = express();
    app.use(requestContext());
    app.get(
      "/slow",
      handler(async () => {
        await prisma.$queryRaw`SELECT 1 FROM pg_sleep(15)`;
      }),
    );
    app.use(safeErrorHandler({ logger }));
    const { url } = await listen(app);
    const begun = beginRequest(`${url}/slow`);
    await stage.running("pg_sleep");
    begun.destroy();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({
      level: "info",
      event: { status: 499, code: "QUERY_ABORTED" },
      message: "GET /slow failed: the client has gone",
    });
    await stage.idle();
  });

  test("without a logger, what is answered with 500 is a warning of the process, and nothing else is", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const app = express();
    app.get("/:status", (req) => {
      throw createHttpError(Number(req.params.status), SECRET);
    });
    app.use(safeErrorHandler());
    const { url } = await listen(app);
    expect((await fetch(`${url}/500`)).status).toBe(500);
    expect((await fetch(`${url}/404`)).status).toBe(404);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith("GET failed with 500", {
      type: "PrismaHardeningWarning",
      code: "REQUEST_FAILED",
      detail: expect.stringContaining("InternalServerError") as string,
    });
    expect(JSON.stringify(warn.mock.calls)).not.toContain(SECRET);
  });

  test("a logger that throws does not keep the answer", async () => {
    vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const broken = (): never => {
      throw new Error();
    };
    const app = express();
    app.get("/", broken);
    app.use(safeErrorHandler({ logger: { info: broken, warn: broken, error: broken } }));
    const { url } = await listen(app);
    expect((await fetch(url)).status).toBe(500);
  });
});

test.each<[string, unknown, string]>([
  ["an unknown option", { loger: console }, "there is no option `loger`. The options are `logger`."],
  ["a logger without methods", { logger: {} }, "`logger` is not valid."],
  ["no logger", { logger: null }, "`logger` is not valid."],
])("%s is refused at construction", (_, options, text) => {
  const { code, message } = refusal(() => safeErrorHandler(options as SafeErrorHandlerOptions));
  expect(code).toBe("INVALID_OPTIONS");
  expect(message).toContain(`safeErrorHandler(): ${text}`);
});

function fail(error: unknown): () => never {
  return () => {
    throw error;
  };
}

/** As Prisma makes it: of its class only the name is looked at. */
function prismaError(code: string): Error {
  const message = `Invalid prisma.user.create() invocation: ${SECRET}`;
  return Object.assign(new Error(message), { name: "PrismaClientKnownRequestError", code, clientVersion: "7.10.0" });
}
