import type { Finding } from "../outcome.js";

const CONSEQUENCE = "passwords and rows pass the network in the clear, for anybody on the way to read and to change";
const OLD: ReadonlySet<string> = new Set(["TLSv1", "TLSv1.1"]);

export function noTls(subject: string, seen: string, write: string): Finding {
  return { subject, seen, consequence: CONSEQUENCE, write };
}

/** TLS 1.0 and 1.1 are no longer to be used (RFC 8996). */
export function oldProtocol(protocol: string | null, write: string): readonly Finding[] {
  if (protocol === null || !OLD.has(protocol)) return [];
  const consequence = "it can be broken: RFC 8996 has withdrawn it";
  return [{ subject: protocol, seen: `the connection uses ${protocol}`, consequence, write, level: "warning" }];
}
