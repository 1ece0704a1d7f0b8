import net from "node:net";

/** What becomes of a cancel request. `delay`: it arrives after that many milliseconds. */
export type Cancels = "pass" | "refuse" | "swallow" | { readonly delay: number };

export interface Proxy {
  readonly url: string;
  cancels: Cancels;
  /** The cancel requests that have come by. */
  readonly seen: number;
  stop(): Promise<void>;
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-CANCELREQUEST */
const CANCEL_CODE = 80_877_102;

/**
 * Stands between a client and a PostgreSQL, on loopback, and lets cancel requests through as it is told.
 *
 * @param socketPath - listens on a Unix socket instead.
 */
export async function openProxy(databaseUrl: string, socketPath?: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  const state = { cancels: "pass" as Cancels, seen: 0 };

  const keep = (socket: net.Socket): net.Socket => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    return socket;
  };
  const forward = (client: net.Socket, first: Buffer): void => {
    if (client.destroyed) return;
    const server = keep(net.connect(Number(target.port), target.hostname));
    server.write(first);
    client.pipe(server);
    server.pipe(client);
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
  };
  const server = net.createServer((client) => {
    keep(client).once("data", (first: Buffer) => {
      client.pause();
      if (first.length !== 16 || first.readInt32BE(4) !== CANCEL_CODE) {
        forward(client, first);
        return;
      }
      state.seen++;
      const { cancels } = state;
      if (cancels === "pass") forward(client, first);
      else if (cancels === "refuse") client.resetAndDestroy();
      else if (cancels !== "swallow") setTimeout(() => forward(client, first), cancels.delay);
    });
  });
  const where = socketPath === undefined ? { port: 0, host: "127.0.0.1" } : { path: socketPath };
  await new Promise<void>((resolve) => server.listen(where, resolve));
  const url = new URL(databaseUrl);
  if (socketPath === undefined) url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.href,
    get cancels() {
      return state.cancels;
    },
    set cancels(cancels) {
      state.cancels = cancels;
    },
    get seen() {
      return state.seen;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
