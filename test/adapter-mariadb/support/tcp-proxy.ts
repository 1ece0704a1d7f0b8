import net from "node:net";

/** Stands between the driver and the database, to be a network that fails. */
export class TcpProxy {
  readonly #server: net.Server;
  readonly #pairs = new Set<readonly [net.Socket, net.Socket]>();
  /** New connections are accepted and get no answer. */
  isSilentToNew = false;

  private constructor(target: { readonly host: string; readonly port: number }) {
    this.#server = net.createServer((client) => {
      const database = net.connect(target.port, target.host);
      const pair = [client, database] as const;
      this.#pairs.add(pair);
      for (const socket of pair) {
        socket.on("error", () => undefined);
        socket.on("close", () => {
          for (const each of pair) each.destroy();
          this.#pairs.delete(pair);
        });
      }
      if (this.isSilentToNew) return;
      client.pipe(database);
      database.pipe(client);
    });
  }

  static async to(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The proxy listens on a port.");
    return address.port;
  }

  get connections(): number {
    return this.#pairs.size;
  }

  /** What the database says does not arrive any more, on the connections of now. */
  silence(): void {
    for (const [client, database] of this.#pairs) {
      database.unpipe(client);
      database.pause();
    }
  }

  /** It arrives again, and what was held back with it. */
  resume(): void {
    for (const [client, database] of this.#pairs) database.pipe(client);
  }

  /** New connections are refused. */
  refuseNew(): void {
    this.#server.close();
  }

  cut(): void {
    for (const [client] of this.#pairs) client.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }
}
