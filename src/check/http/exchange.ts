import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import https from "node:https";
import { isLoopback } from "./own-url.js";

/** The longest that a request may take, with its answer. */
export const ANSWER_MS = 5_000;
/** What is read of an answer. */
export const ANSWER_BYTES = 65_536;
export const USER_AGENT = "prisma-hardening-check";

export interface Ask {
  readonly method: "GET" | "POST" | "OPTIONS" | "TRACE";
  /** As it goes over the wire: nothing in it is made regular. */
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}

export type Exchange = Answer | Silence;

export interface Answer {
  readonly isAnswered: true;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The first {@link ANSWER_BYTES}, or what had come when the time was over. It must appear in no output. */
  readonly text: string;
  readonly durationMs: number;
}

export interface Silence {
  readonly isAnswered: false;
  /** `TIMEOUT`, or the code of an error of Node, as `ECONNREFUSED` or `CERT_HAS_EXPIRED`. */
  readonly code: string;
}

/** One request and its answer. Never fails, follows no redirect, and is over after {@link ANSWER_MS}. */
export function exchange(origin: URL, { body, ...ask }: Ask): Promise<Exchange> {
  return new Promise((resolve) => {
    const start = performance.now();
    const length: { readonly [name: string]: string } =
      body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const request = openRequest(origin, { ...ask, headers: { ...ask.headers, ...length } });
    const end = (result: Exchange): void => {
      clearTimeout(timer);
      resolve(result);
      request.destroy();
    };
    const timer = setTimeout(() => end({ isAnswered: false, code: "TIMEOUT" }), ANSWER_MS);
    request.on("error", (error) => end({ isAnswered: false, code: codeOf(error) }));
    request.on("response", (response) => {
      clearTimeout(timer);
      const rest = start + ANSWER_MS - performance.now();
      void readText(response, rest).then((text) =>
        end({ ...answerOf(response), text, durationMs: performance.now() - start }),
      );
    });
    request.end(body);
  });
}

export function openRequest(origin: URL, { method, path, headers }: Omit<Ask, "body">): http.ClientRequest {
  const { protocol, hostname, port } = origin;
  const { request } = protocol === "https:" ? https : http;
  return request({
    protocol,
    // `URL` has an IPv6 address in brackets, a socket has it without.
    hostname: hostname.replace(/^\[(.*)\]$/, "$1"),
    port,
    method,
    path,
    headers: { host: origin.host, "user-agent": USER_AGENT, accept: "*/*", "accept-encoding": "identity", ...headers },
    // A connection of its own for each: one that the server has cut fails no other request.
    agent: false,
    // Certificates of loopback addresses are nobody's.
    rejectUnauthorized: !isLoopback(origin),
  });
}

export function answerOf({ statusCode = 0, headers }: IncomingMessage): Omit<Answer, "text" | "durationMs"> {
  return { isAnswered: true, status: statusCode, headers };
}

/** The code of an error of Node: its message may hold an address. */
export function codeOf(error: Error): string {
  const code = "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : error.name;
}

function readText(response: IncomingMessage, milliseconds: number): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (): void => {
      clearTimeout(timer);
      response.off("data", take);
      resolve(Buffer.concat(chunks).toString("utf8", 0, ANSWER_BYTES));
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= ANSWER_BYTES) end();
    };
    const timer = setTimeout(end, Math.max(0, milliseconds));
    response.on("data", take).on("end", end).on("error", end).on("close", end);
  });
}
