import * as v from "valibot";
import { looked, type Outcome } from "../../outcome.js";
import type { MysqlSession } from "../session/mysql-session.js";
import { noTls, oldProtocol } from "../tls-findings.js";

export interface Transport {
  /** Empty: no TLS. */
  readonly cipher: string;
  readonly protocol: string;
  /** The host that the server sees the connection come from. */
  readonly from: string;
}

const variable = v.object({ name: v.string(), value: v.string() });
const client = v.object({ user: v.string() });
const LOCAL: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "::1"]);

export async function transportOf({ rows, row, isMariadb }: MysqlSession): Promise<Transport> {
  const schema = isMariadb ? "information_schema" : "performance_schema";
  const status = await rows(
    variable,
    `SELECT LOWER(variable_name) AS name, variable_value AS value FROM ${schema}.session_status
     WHERE variable_name IN ('Ssl_cipher', 'Ssl_version')`,
  );
  const valueOf = (name: string): string => status.find((one) => one.name === name)?.value ?? "";
  const { user } = await row(client, "SELECT USER() AS user");
  return {
    cipher: valueOf("ssl_cipher"),
    protocol: valueOf("ssl_version"),
    from: user.slice(user.lastIndexOf("@") + 1),
  };
}

export function judgeTransport({ cipher, protocol, from }: Transport): Outcome {
  if (cipher !== "") {
    return looked(
      `${protocol}, ${cipher}`,
      oldProtocol(protocol, "tls_version = TLSv1.2,TLSv1.3  # [mysqld] in my.cnf"),
    );
  }
  if (LOCAL.has(from)) return looked("a connection within the server's machine");
  const write = "Add to DATABASE_URL: ssl=true  # and require_secure_transport = ON in my.cnf, [mysqld]";
  return looked("the connection as the server sees it", [noTls("the connection", "the connection has no TLS", write)]);
}
