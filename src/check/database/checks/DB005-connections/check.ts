import { defineCheck } from "../../../check.js";
import { unknown } from "../../../outcome.js";
import { fits } from "../../connections.js";
import { roomOf as mysqlRoom } from "../../mysql/room.js";
import { onDatabase } from "../../on-database.js";
import { roomOf } from "../../postgres/room.js";

export default defineCheck({
  id: "DB005",
  title: "There is a connection for every process of the application",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "the limits of connections",
    postgres: async (session, { config }) => {
      if (session.isPooled) {
        const seen = "a pooler answers, and its limits cannot be seen";
        return unknown(
          "max_connections",
          seen,
          "Run it once with the URL of the server itself, and compare the pooler's max_client_conn.",
        );
      }
      return fits(await roomOf(session), config.database, (max) => `new PrismaPg({ connectionString, max: ${max} })`);
    },
    mysql: async (session, { config }) =>
      fits(
        await mysqlRoom(session),
        config.database,
        (max) => `new PrismaMariaDb({ ...connection, connectionLimit: ${max} })`,
      ),
  }),
});
