import net from "node:net";
import { Connection, type Backend } from "./backend.js";

/**
 * Asks the server to cancel what `backend` is doing, on a connection of its own: the same server, the same TLS, or the
 * key of the backend would travel in the clear. Resolves when the server has closed that connection: the signal has
 * been sent by then, so the cancel can no longer hit a later statement. `false`: it could not be asked in time.
 *
 * Nothing may be sent or closed after the request: a half-close makes PgBouncer 1.18 crash (measured).
 *
 * @param stream - `stream` of the pool's options: how its connections are made, if not as usual.
 */
export function sendCancelRequest(backend: Backend, stream: unknown, milliseconds: number): Promise<boolean> {
  const { host, port, processID, secretKey, ssl } = backend;
  if (processID === null || secretKey === null) return Promise.resolve(false);
  const sslNegotiation = backend.sslNegotiation ?? "postgres";
  return new Promise<boolean>((resolve) => {
    const connection = new Connection({ stream: stream ?? pinned(backend), ssl, sslNegotiation });
    let isSent = false;
    const settle = (isDone: boolean): void => {
      clearTimeout(timer);
      resolve(isDone);
      connection.stream.destroy();
    };
    const timer = setTimeout(() => settle(false), milliseconds).unref();
    const send = (): void => {
      isSent = true;
      connection.cancel(processID, secretKey);
    };
    connection.on("connect", () => {
      if (!isEncrypted(ssl)) send();
      else if (sslNegotiation !== "direct") connection.requestSsl();
    });
    connection.on("sslconnect", send);
    connection.on("error", () => settle(false));
    connection.on("end", () => settle(isSent));
    if (host.startsWith("/")) connection.connect(`${host}/.s.PGSQL.${String(port)}`);
    else connection.connect(port, host);
  }).catch(() => false); // `stream` is the application's, and can throw
}

function isEncrypted(ssl: unknown): boolean {
  return ssl !== undefined && ssl !== null && ssl !== false;
}

/** A name can have several addresses: only the server that the backend is on can cancel it. */
function pinned({ host, connection: { stream } }: Backend): net.Socket {
  const { remoteAddress } = stream;
  const socket = new net.Socket();
  if (remoteAddress === undefined || host.startsWith("/")) return socket;
  const connect = socket.connect.bind(socket);
  // pg calls it with the name, which it needs for the certificate.
  Object.assign(socket, { connect: (port: number) => connect(port, remoteAddress) });
  return socket;
}
