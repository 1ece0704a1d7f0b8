import { Writable } from "node:stream";
import pino from "pino";
import { afterEach, describe, expect, test, vi } from "vitest";
import winston from "winston";
import { withContext } from "../../src/context/context.js";
import { HardeningError } from "../../src/errors.js";
import { readLogOptions, type Logger, type LogOptions } from "../../src/log/options.js";
import { createQueryLog, type LoggedOperation, type QueryLog } from "../../src/log/query-log.js";
import { createWarn } from "../../src/log/warn.js";
import { shapes } from "./models.js";

type Line = readonly [level: string, event: Readonly<Record<string, unknown>>, message: string];

function recorder(): Logger & { readonly debug: NonNullable<Logger["debug"]>; readonly lines: Line[] } {
  const lines: Line[] = [];
  const method = (level: string) => (event: object, message: string) => lines.push([level, { ...event }, message]);
  return { lines, debug: method("debug"), info: method("info"), warn: method("warn"), error: method("error") };
}

function open(options: LogOptions): QueryLog {
  const settings = readLogOptions(options);
  if (settings === false) throw new Error("There is a log.");
  return createQueryLog(settings, shapes);
}

function named(name: string, own: object): Error {
  return Object.assign(new Error("canary"), { name }, own);
}

/** An operation that was called `ms` milliseconds ago. */
function operation(log: QueryLog, ms = 1, own: Partial<LoggedOperation> = {}): LoggedOperation {
  const call = {
    model: "User",
    operation: "findMany",
    args: { where: { id: 7 } },
    statements: 1,
    inTransaction: false,
  };
  return { startedAt: log.start() - ms, ...call, ...own };
}

/** What a logger of the ecosystem wrote, line by line. */
function output(): { readonly stream: Writable; readonly lines: () => Readonly<Record<string, unknown>>[] } {
  let text = "";
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    text += chunk.toString();
    done();
  };
  const parse = (line: string) => JSON.parse(line) as Record<string, unknown>;
  return { stream: new Writable({ write }), lines: () => text.split("\n").filter(Boolean).map(parse) };
}

afterEach(() => void vi.restoreAllMocks());

describe("an operation is one event", () => {
  test("that went well: at info, with its shape, rows and statements", () => {
    const logger = recorder();
    const log = open({ logger });
    log.succeeded(operation(log, 12), [{ id: 7 }, { id: 8 }]);
    expect(logger.lines).toEqual([
      [
        "info",
        {
          event: "query",
          timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
          durationMs: expect.closeTo(12, 0) as number,
          model: "User",
          operation: "findMany",
          shape: { where: { id: "?" } },
          rows: 2,
          statements: 1,
          inTransaction: false,
        },
        "User.findMany",
      ],
    ]);
  });

  test("that was slow: at warn", () => {
    const logger = recorder();
    const log = open({ logger, slowMs: 200 });
    log.succeeded(operation(log, 201, { statements: 3, inTransaction: true }), null);
    log.succeeded(operation(log, 100), null);
    const slow = { event: "slow_query", rows: 0, statements: 3, inTransaction: true };
    expect(logger.lines).toMatchObject([
      [
        "warn",
        { ...slow, shape: { where: { id: "?" } } },
        expect.stringMatching(/^User\.findMany took 201(\.\d+)? ms$/),
      ],
      ["info", { event: "query" }, "User.findMany"],
    ]);
  });

  test("that failed: at error, with type and code, without the message", () => {
    const logger = recorder();
    const log = open({ logger, slowMs: 0 });
    const error = new HardeningError("QUERY_TIMEOUT", "canary");
    log.failed(operation(log), error);
    expect(logger.lines).toMatchObject([
      [
        "error",
        { event: "query_failed", code: "QUERY_TIMEOUT", errorType: "HardeningError" },
        "User.findMany failed: QUERY_TIMEOUT",
      ],
    ]);
    expect(logger.lines[0]?.[1]).not.toHaveProperty("rows");
    expect(JSON.stringify(logger.lines)).not.toContain("canary");
  });

  test.each([
    ["Prisma's", named("PrismaClientKnownRequestError", { code: "P2002" }), "PrismaClientKnownRequestError", "P2002"],
    ["errorCode", named("PrismaClientInitializationError", { errorCode: "P1001" }), /Initialization/, "P1001"],
    ["SQLSTATE", named("DatabaseError", { code: "23505" }), "DatabaseError", "23505"],
    ["Node's", named("Error", { code: "ECONNREFUSED" }), "Error", "ECONNREFUSED"],
    ["an exception", named("NotFoundException", {}), "NotFoundException", undefined],
    ["a code that says something", named("Error", { code: "user bob@example.org" }), "Error", undefined],
    ["a name that says something", named("Bob", {}), "Error", undefined],
    ["a number as code", named("Error", { code: 42 }), "Error", undefined],
    ["a row that was thrown", { name: "BobError", code: "BOB" }, "object", undefined],
    ["text that was thrown", "canary", "string", undefined],
    ["null", null, "object", undefined],
  ])("of an error, what is a name: %s", (_case, error, errorType, code) => {
    const logger = recorder();
    const log = open({ logger });
    log.failed(operation(log), error);
    expect(logger.lines[0]?.[1]["errorType"]).toMatch(errorType);
    expect(logger.lines[0]?.[1]["code"]).toBe(code);
  });

  test.each([
    ["findMany", [{}, {}, {}], 3],
    ["findUnique", { id: 1 }, 1],
    ["findUnique", { id: 1, count: 9 }, 1],
    ["findFirst", null, 0],
    ["updateMany", { count: 5 }, 5],
    ["createManyAndReturn", [{}], 1],
    ["count", 12_345, 1],
    ["aggregate", { _sum: { id: 5 } }, 1],
    ["$executeRaw", 4, 4],
    ["$queryRaw", [{}, {}], 2],
  ])("rows of %s", (name, result, rows) => {
    const logger = recorder();
    const log = open({ logger });
    log.succeeded(operation(log, 1, { operation: name }), result);
    expect(logger.lines[0]?.[1]["rows"]).toBe(rows);
  });

  test("of a raw query: without model and text", () => {
    const logger = recorder();
    const log = open({ logger });
    const raw = { model: undefined, operation: "$queryRawUnsafe", args: ["select 'canary'", 1], statements: undefined };
    log.succeeded(operation(log, 1, raw), []);
    const [, event, message] = logger.lines[0] ?? [];
    expect(event).toMatchObject({ operation: "$queryRawUnsafe", shape: { raw: "$queryRawUnsafe", parameters: 1 } });
    expect(Object.keys(event ?? {})).not.toContain("model");
    expect(Object.keys(event ?? {})).not.toContain("statements");
    expect(message).toBe("$queryRawUnsafe");
  });

  test("with the context's keys", () => {
    const logger = recorder();
    const log = open({ logger });
    withContext({ requestId: "r1", route: "GET /", userId: 7, tenant: "acme" }, () =>
      log.succeeded(operation(log), []),
    );
    expect(logger.lines[0]?.[1]).toMatchObject({ requestId: "r1", route: "GET /", userId: 7, tenant: "acme" });
  });
});

describe("what is dropped costs nothing", () => {
  /** Fails the test when it is read. */
  const unread = new Proxy({}, { ownKeys: () => expect.fail("The arguments were read.") });

  test.each([
    ["level: off", { level: "off" as const }, {}],
    ["a logger whose isLevelEnabled says no", {}, { isLevelEnabled: () => false }],
    ["a logger with a level above", {}, { level: "warn" }],
    ["a silent logger", {}, { level: "silent" }],
  ])("%s", (_name, options, own) => {
    const logger = { ...recorder(), ...own };
    const log = open({ logger, ...options });
    log.succeeded(operation(log, 1, { args: unread }), []);
    expect(logger.lines).toEqual([]);
  });

  test("slow and failed operations are logged at level: off too", () => {
    const logger = recorder();
    const log = open({ logger, level: "off" });
    log.succeeded(operation(log, 600), []);
    log.failed(operation(log), new Error("x"));
    expect(logger.lines.map(([level]) => level)).toEqual(["warn", "error"]);
  });

  test("slowMs: Infinity means never", () => {
    const logger = recorder();
    const log = open({ logger, slowMs: Infinity, level: "debug" });
    log.succeeded(operation(log, 1e9), []);
    expect(logger.lines.map(([level]) => level)).toEqual(["debug"]);
  });
});

describe("a logger that fails does not fail the query, and is named once:", () => {
  const failures: [string, () => unknown][] = [
    [
      "it throws",
      () => {
        throw new TypeError("canary");
      },
    ],
    ["it rejects", () => Promise.reject(new TypeError("canary"))],
  ];
  test.each(failures)("%s", async (_name, fail) => {
    const warning = vi.spyOn(process, "emitWarning").mockReturnValue();
    const log = open({ logger: { info: fail, warn: fail, error: fail } });
    log.succeeded(operation(log), []);
    log.failed(operation(log), new Error("x"));
    await vi.waitFor(() => expect(warning).toHaveBeenCalled());
    await new Promise(setImmediate);
    expect(warning.mock.calls).toEqual([[expect.stringContaining("threw TypeError"), "PrismaHardeningWarning"]]);
  });

  test("its isLevelEnabled throws", () => {
    const warning = vi.spyOn(process, "emitWarning").mockReturnValue();
    const isLevelEnabled = () => {
      throw new TypeError("canary");
    };
    const log = open({ logger: Object.assign(recorder(), { isLevelEnabled }) });
    log.succeeded(operation(log), []);
    expect(warning).toHaveBeenCalledOnce();
  });
});

test("an error whose properties cannot be read is logged without them, and the logger is not blamed", () => {
  const warning = vi.spyOn(process, "emitWarning").mockReturnValue();
  const logger = recorder();
  const log = open({ logger });
  const unreadable = Object.defineProperty(new TypeError("x"), "code", {
    get: () => {
      throw new Error("canary");
    },
  });
  log.failed(operation(log), unreadable);
  expect(logger.lines).toMatchObject([
    ["error", { event: "query_failed", errorType: "TypeError" }, expect.any(String)],
  ]);
  expect(warning).not.toHaveBeenCalled();
});

describe("the loggers of the ecosystem", () => {
  test("pino: fields and sentence; its level is asked", () => {
    const { stream, lines } = output();
    const logger = pino({ level: "warn" }, stream);
    const log = open({ logger });
    log.succeeded(operation(log), []);
    log.succeeded(operation(log, 600), [1]);
    expect(lines()).toMatchObject([{ level: 40, event: "slow_query", model: "User", shape: { where: { id: "?" } } }]);
    logger.level = "info";
    log.succeeded(operation(log), []);
    expect(lines()[1]).toMatchObject({ level: 30, event: "query", msg: "User.findMany" });
  });

  test("winston: fields and sentence; its level is asked", () => {
    const { stream, lines } = output();
    const transport = new winston.transports.Stream({ stream });
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- winston declares the class twice.
    const logger = winston.createLogger({ level: "warn", format: winston.format.json(), transports: transport });
    const log = open({ logger });
    log.succeeded(operation(log), []);
    log.failed(operation(log), new Error("x"));
    expect(lines()).toMatchObject([
      { level: "error", event: "query_failed", errorType: "Error", message: "User.findMany failed: Error" },
    ]);
  });

  test("console", () => {
    const info = vi.spyOn(console, "info").mockReturnValue(undefined);
    const log = open({ logger: console });
    log.succeeded(operation(log), []);
    expect(info.mock.calls).toEqual([[expect.objectContaining({ event: "query" }), "User.findMany"]]);
  });
});

describe("a warning", () => {
  test("goes to the log, with its code and where it comes from", () => {
    const logger = recorder();
    const warn = createWarn(readLogOptions({ logger }));
    withContext({ route: "GET /" }, () => warn("RAW_UNSAFE", "Write this."));
    expect(logger.lines).toMatchObject([
      ["warn", { event: "warning", code: "RAW_UNSAFE", route: "GET /" }, "Write this."],
    ]);
  });

  test("goes to the process where there is no log", () => {
    const warning = vi.spyOn(process, "emitWarning").mockReturnValue();
    createWarn(false)("MULTI_WRITE", "Write this.");
    expect(warning.mock.calls).toEqual([["Write this.", { type: "PrismaHardeningWarning", code: "MULTI_WRITE" }]]);
  });
});
