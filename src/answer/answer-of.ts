import { STATUS_CODES } from "node:http";
import { explainStop } from "../deadline/explain-stop.js";
import { HardeningError, type HardeningErrorCode } from "../errors.js";
import { ANSWERS } from "../messages.js";
import type { AnswerCode, StatusAndCode } from "./answer-code.js";
import { PRISMA_ANSWERS } from "./prisma-answers.js";

/** How to answer a request that failed, without a word of what happened inside. */
export interface Answer {
  /** HTTP status. 499 (nginx's "client closed request"): the client has gone and nobody reads an answer. */
  readonly status: number;
  /** For programs; missing where the error brought its own status. */
  readonly code?: AnswerCode;
  /** For people; the same for every error of one kind. */
  readonly message: string;
  /** Seconds until another try is worth it (`Retry-After`). */
  readonly retryAfter?: number;
  /** Headers that the error asks for, as errors of `http-errors` do. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers how to answer: a status, and texts that hold nothing of the error itself.
 *
 * - Prisma: not found (`P2025`) 404; a unique key, a foreign key or a required relation (`P2002`, `P2003`, `P2014`) 409; a
 *   value that does not fit its column (`P2000`, `P2020`, ...) 400; a write conflict (`P2034`), no connection and a pool
 *   that is exhausted (`P1001`, `P2024`, ...) 503 with `Retry-After`; everything else 500, also arguments that Prisma
 *   refuses, as those are the application's mistake.
 * - This package: `QUERY_TIMEOUT` and `OUTCOME_UNKNOWN` 504, `QUERY_ABORTED` 499, everything else 500.
 * - An error with a `status` (or `statusCode`) from 400 to 599, as `http-errors`, body-parser and their like throw: that
 *   status, with the error's own message only if it says `expose: true` and the status is below 500.
 *
 * @example
 * const { status, code, message } = answerOf(error);
 * return Response.json({ error: { code, message } }, { status });
 */
export function answerOf(error: unknown): Answer {
  const explained = explainStop(error);
  if (explained instanceof HardeningError) return answerWith(...(OWN_ANSWERS[explained.code] ?? UNEXPECTED));
  const prismaCode = prismaCodeOf(explained);
  if (prismaCode === undefined) return answerWithStatus(explained) ?? answerWith(...UNEXPECTED);
  return answerWith(...(PRISMA_ANSWERS.get(prismaCode) ?? UNEXPECTED));
}

const UNEXPECTED: StatusAndCode = [500, "INTERNAL"];
/** Also what waits behind a pool that is full is through by then, or the client had better wait longer. */
const RETRY_AFTER_SECONDS = 1;
const CLIENT_HAS_GONE = 499;

const OWN_ANSWERS: { readonly [code in HardeningErrorCode]?: StatusAndCode } = {
  QUERY_TIMEOUT: [504, "TIMEOUT"],
  OUTCOME_UNKNOWN: [504, "OUTCOME_UNKNOWN"],
  QUERY_ABORTED: [CLIENT_HAS_GONE, "UNAVAILABLE"],
};

function answerWith(status: number, code: AnswerCode): Answer {
  return { status, code, message: ANSWERS[code], ...(status === 503 && { retryAfter: RETRY_AFTER_SECONDS }) };
}

/** The code of an error of Prisma; "" where it has none; `undefined` where it is none of Prisma's. */
function prismaCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !/^(?:PrismaClient|DriverAdapterError)/.test(error.name)) return undefined;
  const { code, errorCode } = error as { readonly code?: unknown; readonly errorCode?: unknown };
  const known = code ?? errorCode;
  return typeof known === "string" ? known : "";
}

function answerWithStatus(error: unknown): Answer | undefined {
  if (!(error instanceof Error)) return undefined;
  const { status: own, statusCode, expose, headers } = error as HttpError;
  const status = own ?? statusCode;
  if (typeof status !== "number" || !Number.isInteger(status) || status < 400 || status > 599) return undefined;
  const isExposed = expose === true && status < 500;
  const message = isExposed ? error.message : (STATUS_CODES[status] ?? String(status));
  return { status, message, ...(isTextRecord(headers) && { headers }) };
}

/** What an error of `http-errors` has. */
interface HttpError {
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly expose?: unknown;
  readonly headers?: unknown;
}

function isTextRecord(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
}
