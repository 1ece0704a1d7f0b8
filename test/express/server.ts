import type { RequestListener, Server } from "node:http";
import { createServer, request, type ClientRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import express from "express";
// Its types are those of @types/express-4, so that both majors are compiled against.
import express4 from "express-4";

/** Both majors, to be used alike; the types of the newer one. */
export const majors = [
  ["Express 5", express],
  ["Express 4", express4 as unknown as typeof express],
] as const;

/** Express 4 does not look at promises. */
export function handler(
  run: (...[req, res]: Parameters<express.RequestHandler>) => Promise<void>,
): express.RequestHandler {
  return (req, res, next) => void run(req, res, next).catch(next);
}

export interface Listening {
  readonly url: string;
  readonly server: Server;
}

/** A real server on loopback, until the test ends. */
export async function listen(app: RequestListener): Promise<Listening> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, server };
}

/** A request whose connection is closed by `destroy()`. */
export function beginRequest(url: string, headers: Readonly<Record<string, string>> = {}): ClientRequest {
  const begun = request(url, { headers });
  begun.on("error", () => undefined);
  begun.end();
  return begun;
}
