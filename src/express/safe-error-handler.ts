import type { NextFunction, Request, Response } from "express";
import { answerOf, type Answer } from "../answer/answer-of.js";
import { explainStop } from "../deadline/explain-stop.js";
import type { Logger } from "../log/options.js";
import { ANSWERS } from "../messages.js";
import { redactError } from "../redact/redact-error.js";
import { assertOptions, invalidOption } from "./options.js";
import { requestIdOf } from "./request-id.js";
import { createRequestLog } from "./request-log.js";

export interface SafeErrorHandlerOptions {
  /**
   * Where the error goes, redacted: anything with pino's or winston's `info`, `warn` and `error`. Without one, those that
   * are answered with 500 and above are warnings of the process (`process.on("warning")`), so that none is lost.
   */
  readonly logger?: Logger;
}

/**
 * Express error middleware (4 and 5), to be added last: answers with what {@link answerOf} says, as
 * `{ error: { message, code, requestId } }`: no stack, no SQL, nothing that Prisma wrote. The error itself goes to the
 * logger, redacted, with the request's id, route and user: at `error` from 500 on, else at `info`.
 *
 * Nothing is sent to a client that has gone. Where the response has begun, the connection is left to Express, which cuts it.
 *
 * @throws HardeningError `INVALID_OPTIONS`
 *
 * @example
 * import { pino } from "pino";
 * import { safeErrorHandler } from "prisma-hardening/express";
 *
 * app.use(safeErrorHandler({ logger: pino() }));
 */
export function safeErrorHandler(
  options: SafeErrorHandlerOptions = {},
): (error: unknown, req: Request, res: Response, next: NextFunction) => void {
  const log = createRequestLog(readLogger(options));
  // Express knows an error handler by its four parameters.
  return (error, req, res, next) => {
    const answer = answerOf(error);
    // Changes the error: what is needed of it has been read.
    const redacted = redactError(explainStop(error));
    const isGone = res.closed || res.destroyed;
    const reply = isGone || answer.status !== GONE ? answer : ABORTED;
    log(req.method, isGone ? GONE : reply.status, redacted);
    if (isGone) return;
    if (res.headersSent) next(redacted);
    else send(res, reply, requestIdOf(req));
  };
}

/** Nobody reads the answer. */
const GONE = 499;

/** Where the client is still there, the application has aborted the query. */
const ABORTED: Answer = { status: 503, code: "UNAVAILABLE", message: ANSWERS.UNAVAILABLE, retryAfter: 1 };

/** Of the answer that was on its way. */
const STALE_HEADERS = [
  ...["Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length"],
  ...["Content-Range", "ETag", "Expires", "Last-Modified"],
];

function send(res: Response, answer: Answer, requestId: string | undefined): void {
  const { status, message, code, retryAfter, headers } = answer;
  for (const name of STALE_HEADERS) res.removeHeader(name);
  for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, value);
  res.setHeader("Cache-Control", "no-store");
  if (retryAfter !== undefined) res.setHeader("Retry-After", String(retryAfter));
  // JSON leaves out what is undefined.
  res.status(status).json({ error: { message, code, requestId } });
}

const PLACE = "safeErrorHandler()";

function readLogger(options: SafeErrorHandlerOptions): Logger | undefined {
  assertOptions(PLACE, options, ["logger"], "{ logger: pino() }");
  const { logger } = options;
  if (logger !== undefined && !isLogger(logger)) {
    throw invalidOption(PLACE, "logger", "an object with `info`, `warn` and `error`, such as `logger: pino()`");
  }
  return logger;
}

function isLogger(value: unknown): boolean {
  if (typeof value !== "object" && typeof value !== "function") return false;
  const methods = value as Readonly<Record<string, unknown>> | null;
  return methods !== null && ["info", "warn", "error"].every((name) => typeof methods[name] === "function");
}
