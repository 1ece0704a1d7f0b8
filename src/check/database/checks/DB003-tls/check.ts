import { defineCheck } from "../../../check.js";
import { judgeTransport as judgeMysql, transportOf as mysqlTransport } from "../../mysql/transport.js";
import { onDatabase } from "../../on-database.js";
import { transportOf } from "../../postgres/transport.js";
import { judgeTransport } from "../../postgres/transport-outcome.js";

export default defineCheck({
  id: "DB003",
  title: "The connection uses TLS",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "how the server sees the connection",
    postgres: async (session) => judgeTransport(await transportOf(session), session),
    mysql: async (session) => judgeMysql(await mysqlTransport(session)),
  }),
});
