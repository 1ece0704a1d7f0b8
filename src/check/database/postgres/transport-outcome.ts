import { looked, type Finding, type Outcome } from "../../outcome.js";
import type { PostgresSession } from "../session/postgres-session.js";
import { noTls, oldProtocol } from "../tls-findings.js";
import type { Transport } from "./transport.js";

const IN_URL = "Add to DATABASE_URL: sslmode=verify-full&sslrootcert=/path/to/ca.pem";
const SWITCH_ON =
  "ALTER SYSTEM SET ssl = on;  -- with ssl_cert_file and ssl_key_file, then sslmode=verify-full in DATABASE_URL";

/** With a pooler there are two ways: from here to it, which only this end sees, and from it to the server. */
export function judgeTransport(
  transport: Transport,
  { isPooled, hasTls }: Pick<PostgresSession, "isPooled" | "hasTls">,
): Outcome {
  const { protocol, cipher, isSocket, isLoopback, canTls, isReachable } = transport;
  const findings: Finding[] = [];
  if (isPooled && !hasTls) findings.push(noTls("to the pooler", "the connection to the pooler has no TLS", IN_URL));
  const write = canTls ? IN_URL : SWITCH_ON;
  if (transport.hasTls) {
    const how = `${protocol ?? "TLS"}, ${cipher ?? "an unnamed cipher"}`;
    findings.push(...oldProtocol(protocol, "ALTER SYSTEM SET ssl_min_protocol_version = 'TLSv1.2';"));
    return looked(isPooled ? `${how} from the pooler to the server` : how, findings);
  }
  if (isSocket) return looked("a Unix socket: nothing passes the network", findings);
  if (isLoopback && !isReachable)
    return looked("a loopback connection; the server listens to its own machine only", findings);
  if (isLoopback) {
    const seen = `the connection has no TLS${canTls ? "" : ", the server has none"}, and other machines can connect, too`;
    findings.push({ ...noTls("the loopback connection", seen, write), level: "warning" });
    return looked("a loopback connection", findings);
  }
  const subject = isPooled ? "from the pooler" : "the connection";
  const seen = `the connection${isPooled ? " from the pooler to the server" : ""} has no TLS${canTls ? "" : ", the server has none"}`;
  return looked("the connection as the server sees it", [...findings, noTls(subject, seen, write)]);
}
