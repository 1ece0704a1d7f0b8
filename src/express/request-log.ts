import { originOf } from "../log/event.js";
import type { Logger } from "../log/options.js";
import { namesOf } from "../log/outcome.js";
import { createSink } from "../log/sink.js";
import { messages } from "../messages.js";

/** Writes down a request that failed. Never throws. */
export type RequestLog = (method: string, status: number, error: Error) => void;

/** @param logger - `undefined`: what is answered with 500 and above is a warning of the process. */
export function createRequestLog(logger: Logger | undefined): RequestLog {
  if (logger === undefined) return warnOfFailure;
  const sink = createSink(logger);
  return (method, status, error) => {
    const level = status >= 500 ? "error" : "info";
    if (!sink.isEnabled(level)) return;
    sink.write(level, () => {
      const event = { event: "request_failed", timestamp: new Date().toISOString(), status, ...namesOf(error) };
      return [{ ...event, ...originOf(), err: error }, sentenceOf(method, status)];
    });
  };
}

function warnOfFailure(method: string, status: number, error: Error): void {
  if (status < 500) return;
  const options = { type: "PrismaHardeningWarning", code: "REQUEST_FAILED", detail: error.stack ?? error.message };
  process.emitWarning(sentenceOf(method, status), options);
}

function sentenceOf(method: string, status: number): string {
  const route = originOf()["route"];
  return messages.failedRequest(typeof route === "string" ? route : method, status);
}
