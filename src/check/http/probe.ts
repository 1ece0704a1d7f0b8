import { randomBytes } from "node:crypto";
import { defineFact } from "../context.js";
import { GateError } from "../gate-error.js";
import type { Ask, Exchange, Silence } from "./exchange.js";
import type { Framing, Overfilled } from "./overfill.js";
import { assertOwnUrl, isLoopback } from "./own-url.js";

/** Requests of a run, beside the logins that the configuration asks for, twice. */
const MOST_REQUESTS = 120;
/** Requests in a row without an answer in time, after which no more are sent. */
const MOST_TIMEOUTS = 3;

/** What the checks of this family ask the application, and how much of it. */
export interface Probe {
  /** Without a path. */
  readonly origin: URL;
  readonly isLoopback: boolean;
  /** A GET without credentials; asked once in a run. */
  get(path: string): Promise<Exchange>;
  ask(ask: Ask): Promise<Exchange>;
  overfill(path: string, limit: number, framing: Framing): Promise<Overfilled>;
}

export const httpProbe = defineFact<Probe>({
  read: async ({ url, config }) => {
    if (url === undefined) throw new GateError("The checks of the running application need its address: --url http://127.0.0.1:3000");
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
  let timeouts = 0;
  const refusal = (): Silence | undefined => {
    if (timeouts >= MOST_TIMEOUTS) return { isAnswered: false, code: "GIVEN_UP" };
    return sent++ < most ? undefined : { isAnswered: false, code: "ENOUGH" };
  };
  const counted = <Result extends Exchange | Overfilled>(result: Result): Result => {
    timeouts = !result.isAnswered && result.code === "TIMEOUT" ? timeouts + 1 : 0;
    return result;
  };

  const ask = async (one: Ask): Promise<Exchange> =>
    refusal() ?? counted(await exchange(origin, { ...one, path: base + one.path }));
  return {
    origin,
    isLoopback: isLoopback(origin),
    ask,
    get(path) {
      const known = got.get(path) ?? ask({ method: "GET", path });
      got.set(path, known);
      return known;
    },
    async overfill(path, limit, framing) {
      const refused = refusal();
      if (refused !== undefined) return { ...refused, isCut: false };
      return counted(await overfill(origin, base + path, limit, framing));
    },
  };
}

/** A word that nobody has used: for paths, hosts, users and passwords that do not exist. */
export function randomWord(): string {
  return `h${randomBytes(9).toString("hex")}`;
}
