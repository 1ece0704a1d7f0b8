import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";

/** How long requests that have begun may take to finish at a shutdown. */
const GRACE_MS = 10_000;

export async function listen(app: RequestListener, host: string, port: number): Promise<Server> {
  // Whoever sends headers or a body slowly does not hold a connection for ever.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, app);
  server.listen(port, host);
  await once(server, "listening");
  return server;
}

/** Accepts nothing more, and waits for what has begun; what takes too long is cut off, which stops its queries. */
export async function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  server.close();
  server.closeIdleConnections();
  await once(server, "close");
  clearTimeout(timer);
}
