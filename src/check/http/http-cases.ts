import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ExpectedFinding } from "../check-cases.js";
import type { EnvironmentOptions } from "../environment/options.js";
import type { HttpOptions } from "./options.js";

/** As `CheckCases`, with an application that answers instead of a project: `test/check/http/cases.test.ts` starts each. */
export interface HttpCases {
  readonly silent: readonly SilentHttpCase[];
  readonly found: readonly FoundHttpCase[];
}

export interface SilentHttpCase {
  /** Why, as a contract: "a route that is not there". */
  readonly why: string;
  /** By method and path without its query, as `GET /health`. What is not here is a 404. */
  readonly routes?: { readonly [route: string]: Reply | ReplyTo };
  /** Instead of `routes`: an application of its own. */
  readonly listener?: RequestListener;
  /** On every answer of `routes`. */
  readonly headers?: Headers;
  readonly http?: HttpOptions;
  readonly environment?: EnvironmentOptions;
  readonly env?: { readonly [name: string]: string };
  /**
   * Where the application stands. Default `http`, on loopback; `https` has a certificate that nobody has signed. Those of `own` stand at
   * an address of this machine that is no loopback, and `http.ownHosts` names it. `nowhere`: there is no server.
   */
  readonly at?: "http" | "https" | "own http" | "own https" | "nowhere";
  readonly isNotApplicable?: boolean;
}

export interface FoundHttpCase extends SilentHttpCase {
  readonly findings: readonly ExpectedFinding[];
}

export interface Reply {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Headers;
  /** Anything but a text is sent as JSON. */
  readonly body?: unknown;
}

/** @param count - which request to this route it is, from 1. */
export type ReplyTo = (request: IncomingMessage, body: string, count: number) => Reply;

interface Headers {
  readonly [name: string]: string | readonly string[];
}

/** An application that answers as the case says, after it has read what was sent. */
export function listenerOf({ routes = {}, headers = {}, listener }: SilentHttpCase): RequestListener {
  if (listener !== undefined) return listener;
  const counts = new Map<string, number>();
  return (request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("error", () => undefined);
    request.on("end", () => {
      const route = `${request.method ?? ""} ${(request.url ?? "").replace(/\?.*/, "")}`;
      const count = (counts.get(route) ?? 0) + 1;
      counts.set(route, count);
      const reply = routes[route] ?? NOT_FOUND;
      send(response, headers, typeof reply === "function" ? reply(request, body, count) : reply);
    });
  };
}

const NOT_FOUND: Reply = { status: 404, body: { error: "not found" } };

function send(response: ServerResponse, common: Headers, { status = 200, headers = {}, body = {} }: Reply): void {
  const isText = typeof body === "string";
  const type = isText ? "text/plain" : "application/json";
  for (const [name, value] of Object.entries({ "content-type": type, ...common, ...headers })) {
    response.setHeader(name, value);
  }
  response.writeHead(status).end(isText ? body : JSON.stringify(body));
}
