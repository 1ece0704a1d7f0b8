import {
  answerOf,
  hardening,
  HardeningError,
  redactError,
  withContext,
  withDeadline,
  type Answer,
  type AnswerCode,
  type Context,
  type ContextValue,
  type ErrorPolicy,
  type HardeningOptions,
  type LogEvent,
  type LogEventName,
  type Logger,
  type LogOptions,
  type RedactOptions,
} from "prisma-hardening";
import { requestContext, safeErrorHandler } from "prisma-hardening/express";
import { PrismaMariaDb } from "prisma-hardening/adapter-mariadb";
import { PrismaPg } from "prisma-hardening/adapter-pg";
import pino from "pino";
import winston from "winston";
import { describe, expectTypeOf, test } from "vitest";
import type { PrismaClient } from "../generated/postgresql/client/client.js";
import { models } from "../generated/postgresql/hardening/models.js";

declare const plain: PrismaClient;
const prisma = plain.$extends(hardening({ models }));
const logger: Logger = console;

describe("options that are right compile", () => {
  test("all of them", () => {
    const options: HardeningOptions<typeof models> = {
      models,
      softDelete: false,
      timeout: ({ model, operation }) => (model === "User" && operation === "findMany" ? 1_000 : false),
      log: { logger, slowMs: Infinity, level: "debug" },
      errors: "pass",
      raw: "refuse",
      transactions: "throw",
    };
    hardening(options);
  });

  test("pino, winston and console are loggers", () => {
    hardening({ models, log: { logger: pino() } });
    hardening({ models, log: { logger: winston.createLogger() } });
    hardening({ models, log: { logger: console } });
  });
});

describe("options that are wrong do not compile", () => {
  test("timeout", () => {
    // @ts-expect-error -- neither a number, nor false, nor a function
    hardening({ models, timeout: true });
    // @ts-expect-error -- text is no number
    hardening({ models, timeout: "5s" });
    // @ts-expect-error -- the function answers nothing
    hardening({ models, timeout: () => undefined });
    // @ts-expect-error -- the answer would be late
    hardening({ models, timeout: () => Promise.resolve(5) });
  });

  test("log", () => {
    // @ts-expect-error -- a logger is not the options
    hardening({ models, log: console });
    // @ts-expect-error -- true says not where to
    hardening({ models, log: true });
    // @ts-expect-error -- there is no logger
    hardening({ models, log: { slowMs: 5 } });
    // @ts-expect-error -- a logger without `error`
    hardening({ models, log: { logger: { info: () => undefined, warn: () => undefined } } });
    // @ts-expect-error -- no such level
    hardening({ models, log: { logger, level: "trace" } });
    // @ts-expect-error -- no such option
    hardening({ models, log: { logger, slow: 5 } });
    // @ts-expect-error -- text is no number
    hardening({ models, log: { logger, slowMs: "500" } });
  });

  test("errors, raw, transactions", () => {
    // @ts-expect-error -- no such policy
    hardening({ models, errors: "hide" });
    // @ts-expect-error -- a Boolean is no policy
    hardening({ models, errors: true });
    // @ts-expect-error -- no such policy
    hardening({ models, raw: "throw" });
    // @ts-expect-error -- no such policy
    hardening({ models, transactions: "refuse" });
    // @ts-expect-error -- what it is without is `off`
    hardening({ models, transactions: false });
  });

  test("arguments of the functions", () => {
    // @ts-expect-error -- an object could hold anything
    void withContext({ user: { id: 1 } }, () => 1);
    // @ts-expect-error -- a bigint is no value of JSON
    void withContext({ userId: 1n }, () => 1);
    // @ts-expect-error -- there is no function
    void withContext({ route: "GET /" });
    // @ts-expect-error -- text is no number
    void withDeadline("5s", () => 1);
    // @ts-expect-error -- no such key
    void withDeadline({ ms: 5 }, () => 1);
    // @ts-expect-error -- no such key
    redactError(new Error(), { modles: models });
    // @ts-expect-error -- no such option
    requestContext({ timeuot: 1 });
    // @ts-expect-error -- a logger without methods
    safeErrorHandler({ logger: {} });
    // @ts-expect-error -- the pool or its settings are needed
    new PrismaPg();
    // @ts-expect-error -- likewise needed
    new PrismaMariaDb();
  });
});

describe("nothing becomes any", () => {
  test("of what is exported", () => {
    expectTypeOf<Answer>().not.toBeAny();
    expectTypeOf<AnswerCode>().not.toBeAny();
    expectTypeOf<Context>().not.toBeAny();
    expectTypeOf<ContextValue>().toEqualTypeOf<string | number | boolean | null>();
    expectTypeOf<ErrorPolicy>().toEqualTypeOf<"redact" | "pass">();
    expectTypeOf<LogEventName>().toEqualTypeOf<"query" | "slow_query" | "query_failed">();
    expectTypeOf<LogEvent["shape"]>().not.toBeAny();
    expectTypeOf<LogEvent["userId"]>().toEqualTypeOf<string | number | undefined>();
    expectTypeOf<LogOptions["logger"]>().toEqualTypeOf<Logger>();
    expectTypeOf<RedactOptions>().not.toBeAny();
    expectTypeOf(new HardeningError("QUERY_TIMEOUT", "").code).not.toBeAny();
    expectTypeOf(answerOf(new Error())).not.toBeAny();
    expectTypeOf(PrismaPg).constructorParameters.not.toBeAny();
    expectTypeOf(PrismaMariaDb).constructorParameters.not.toBeAny();
    expectTypeOf(new PrismaPg("")).not.toBeAny();
    expectTypeOf(new PrismaMariaDb("")).not.toBeAny();
    expectTypeOf(requestContext()).not.toBeAny();
    expectTypeOf(safeErrorHandler({ logger })).not.toBeAny();
  });

  test("of what functions pass through", async () => {
    const select = { id: true } as const;
    expectTypeOf(withContext({ route: "/" }, () => 1)).toEqualTypeOf<number>();
    expectTypeOf(withContext({}, () => prisma.user.findMany({ select }))).toEqualTypeOf<Promise<{ id: number }[]>>();
    expectTypeOf(withContext({}, () => Promise.resolve("x"))).toEqualTypeOf<Promise<string>>();
    expectTypeOf(await withDeadline(5, () => prisma.user.count())).toEqualTypeOf<number>();
    expectTypeOf(withDeadline({ timeout: 5, signal: AbortSignal.abort() }, () => "x")).toEqualTypeOf<Promise<string>>();
    expectTypeOf(redactError(new RangeError())).toEqualTypeOf<RangeError>();
    expectTypeOf(redactError("x" as unknown)).toEqualTypeOf<Error>();
    expectTypeOf(await prisma.$transaction([prisma.user.count()])).toEqualTypeOf<[number]>();
    expectTypeOf(await prisma.$queryRaw<{ id: number }[]>`SELECT 1`).toEqualTypeOf<{ id: number }[]>();
  });
});
