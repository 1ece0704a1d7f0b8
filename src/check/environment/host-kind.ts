import { BlockList, isIP } from "node:net";

/**
 * - `loopback`: this machine.
 * - `private`: a network of one's own, by its address or by a name that no public server answers.
 * - `address`: a public one, in digits.
 */
export type HostKind = "loopback" | "private" | "address" | "name";

const LOOPBACK = blockList(["127.0.0.0/8", "0.0.0.0/32", "::1/128", "::/128"]);
/** RFC 1918, 3927, 4193, 4291 and 6598. */
const PRIVATE = blockList([
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "100.64.0.0/10",
  "fc00::/7",
  "fe80::/10",
]);
/** RFC 2606, 6762 and 9476, and what home routers and clusters use. */
const PRIVATE_NAME = /\.(?:local|internal|lan|home|intranet|corp|test|invalid|home\.arpa)$/;

/** @param host - as in `URL.hostname`; IPv6 with or without its brackets. */
export function hostKind(host: string): HostKind {
  const bare = host
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "")
    .toLowerCase();
  const version = isIP(bare);
  if (version === 0) {
    if (bare === "localhost" || bare.endsWith(".localhost")) return "loopback";
    return PRIVATE_NAME.test(bare) || !bare.includes(".") ? "private" : "name";
  }
  const family = version === 4 ? "ipv4" : "ipv6";
  if (LOOPBACK.check(bare, family)) return "loopback";
  return PRIVATE.check(bare, family) ? "private" : "address";
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    list.addSubnet(address, Number(prefix), address.includes(":") ? "ipv6" : "ipv4");
  }
  return list;
}
