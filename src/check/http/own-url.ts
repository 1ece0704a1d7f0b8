import type { GateConfig } from "../config/gate-config.js";
import { GateError } from "../gate-error.js";

/**
 * Nothing is probed that is not one's own: a loopback address, or a host that stands in `http.ownHosts`, as it is written there.
 *
 * @throws GateError that says what to write.
 */
export function assertOwnUrl(url: URL, { http }: GateConfig): void {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new GateError(`--url takes an address that begins with http:// or https://, not ${url.protocol}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new GateError(
      "--url takes an address without a user and a password: others see them in the list of processes.",
    );
  }
  const { hostname, host } = url;
  if (isLoopback(url) || http.ownHosts.includes(hostname) || http.ownHosts.includes(host)) return;
  throw new GateError(
    `${hostname} is not named as one of your own hosts, and only those are probed. If it is yours, write in hardening.config.ts:\n` +
      `  http: { ownHosts: ["${hostname}"] }`,
  );
}

export function isLoopback({ hostname }: Pick<URL, "hostname">): boolean {
  return (
    hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || IPV4_LOOPBACK.test(hostname)
  );
}

/** `URL` has brought every way to write an address into this one. */
const IPV4_LOOPBACK = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
