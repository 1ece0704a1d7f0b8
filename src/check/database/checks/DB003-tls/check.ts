import * as v from "valibot";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { onDatabase } from "../../on-database.js";
import { transportOf } from "../../postgres/transport.js";
import { noTls, oldProtocol } from "../../tls-findings.js";

const POSTGRES_URL = "Add to DATABASE_URL: sslmode=verify-full&sslrootcert=/path/to/ca.pem";
const MYSQL_URL = "Add to DATABASE_URL: ssl=true";

const mysqlStatus = v.object({ name: v.string(), value: v.string() });
const client = v.object({ user: v.string() });

export default defineCheck({
  id: "DB003",
  title: "The connection uses TLS",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "pg_stat_ssl",
    postgres: async (session) => {
      const { hasTls, protocol, cipher, isSocket, isLoopback, canTls, isReachable } = await transportOf(session);
      const findings: Finding[] = [];
      if (session.isPooled && !session.hasTls) {
        findings.push(noTls("to the pooler", "the connection to the pooler has no TLS", POSTGRES_URL));
      }
      if (hasTls) {
        const how = `${protocol ?? "TLS"}, ${cipher ?? "an unnamed cipher"}`;
        const write = "ALTER SYSTEM SET ssl_min_protocol_version = 'TLSv1.2';";
        return looked(session.isPooled ? `${how} from the pooler to the server` : how, [...findings, ...oldProtocol(protocol, write)]);
      }
      if (isSocket) return looked("a Unix socket: nothing passes the network", findings);
      if (isLoopback && !isReachable) return looked("a loopback connection: the server listens to its own machine only", findings);
      const write = canTls ? POSTGRES_URL : "ALTER SYSTEM SET ssl = on;  -- with ssl_cert_file and ssl_key_file";
      if (isLoopback) {
        const finding = noTls("the loopback connection", `the connection has no TLS, and the server listens ${canTls ? "" : "without TLS "}to other machines, too`, write);
        return looked("a loopback connection", [...findings, { ...finding, level: "warning" }]);
      }
      const subject = session.isPooled ? "from the pooler" : "the connection";
      const from = session.isPooled ? " from the pooler to the server" : "";
      return looked("the connection as the server sees it", [...findings, noTls(subject, `the connection${from} has no TLS`, write)]);
    },
    mysql: async (session) => {
      const status = await session.rows(
        mysqlStatus,
        `SELECT LOWER(variable_name) AS name, variable_value AS value FROM ${session.isMariadb ? "information_schema" : "performance_schema"}.session_status
         WHERE variable_name IN ('Ssl_cipher', 'Ssl_version')`,
      );
      const valueOf = (name: string): string => status.find((one) => one.name === name)?.value ?? "";
      const { user } = await session.row(client, "SELECT USER() AS user");
      const cipher = valueOf("ssl_cipher");
      const protocol = valueOf("ssl_version");
      if (cipher !== "") {
        return looked(`${protocol}, ${cipher}`, oldProtocol(protocol, "tls_version = TLSv1.2,TLSv1.3  # [mysqld] in my.cnf"));
      }
      if (LOCAL.has(user.slice(user.lastIndexOf("@") + 1))) return looked("a connection within the server's machine");
      return looked("the connection as the server sees it", [noTls("the connection", "the connection has no TLS", MYSQL_URL)]);
    },
  }),
});

const LOCAL: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "::1"]);
