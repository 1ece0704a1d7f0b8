import { randomBytes } from "node:crypto";
import { defineFact } from "../context.js";
import { GateError } from "../gate-error.js";
import type { Ask, Exchange, Silence } from "./exchange.js";
import type { Framing, Overfilled } from "./overfill.js";
import { assertOwnUrl, isLoopback } from "./own-url.js";

/** Requests of a run, beside the logins that the configuration asks for, twice. */
const MOST_REQUESTS = 120;
/** How long it is waited in all for answers that do not come, before no more requests are sent. */
const PATIENCE_MS = 12_000;
/** How long all requests may take. */
const MOST_MS = 120_000;

/** What the checks of this family ask the application, and how much of it. */
export interface Probe {
  /** Without a path. */
  readonly origin: URL;
  readonly isLoopback: boolean;
  /** A GET without credentials; asked once in a run. */
  get(path: string): Promise<Exchange>;
  /** The same without TLS, at port 80 of the same host; `undefined` where the address has a port of its own. */
  getPlain(path: string): Promise<Exchange | undefined>;
  ask(ask: Ask): Promise<Exchange>;
  overfill(path: string, limit: number, framing: Framing): Promise<Overfilled>;
}

export const httpProbe = defineFact<Probe>({
  read: async ({ url, config }) => {
    if (url === undefined)
      throw new GateError("The checks of the running application need its address: --url http://127.0.0.1:3000");
    assertOwnUrl(url, config);
    const [{ exchange }, { overfill }] = await Promise.all([import("./exchange.js"), import("./overfill.js")]);
    return openProbe(url, MOST_REQUESTS + 2 * config.http.loginAttempts, exchange, overfill);
  },
});

function openProbe(
  url: URL,
  most: number,
  exchange: (origin: URL, ask: Ask) => Promise<Exchange>,
  overfill: (origin: URL, path: string, limit: number, framing: Framing) => Promise<Overfilled>,
): Probe {
  const origin = new URL(url.origin);
  const base = url.pathname.replace(/\/$/, "");
  const got = new Map<string, Promise<Exchange>>();
  let sent = 0;
  let totalMs = 0;
  let waitedMs = 0;
  const limited = async <Result extends Exchange | Overfilled>(
    send: () => Promise<Result>,
  ): Promise<Result | Silence> => {
    if (waitedMs > PATIENCE_MS) return { isAnswered: false, code: "GIVEN_UP" };
    if (sent++ >= most || totalMs > MOST_MS) return { isAnswered: false, code: "ENOUGH" };
    const start = performance.now();
    const result = await send();
    const durationMs = performance.now() - start;
    totalMs += durationMs;
    if (!result.isAnswered) waitedMs += durationMs;
    return result;
  };

  const askAt = (place: URL, one: Ask): Promise<Exchange> =>
    limited(() => exchange(place, { ...one, path: base + one.path }));
  const ask = (one: Ask): Promise<Exchange> => askAt(origin, one);
  return {
    origin,
    isLoopback: isLoopback(origin),
    ask,
    get(path) {
      const known = got.get(path) ?? ask({ method: "GET", path });
      got.set(path, known);
      return known;
    },
    async getPlain(path) {
      if (origin.port !== "") return undefined;
      return askAt(new URL(`http://${origin.host}`), { method: "GET", path });
    },
    overfill: (path, limit, framing) => limited(() => overfill(origin, base + path, limit, framing)),
  };
}

/** A word that nobody has used: for paths, hosts, users and passwords that do not exist. */
export function randomWord(): string {
  return `h${randomBytes(9).toString("hex")}`;
}
