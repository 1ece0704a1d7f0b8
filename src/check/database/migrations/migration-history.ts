import { defineFact } from "../../context.js";
import { databaseSession } from "../session/database-session.js";
import { mysqlHistory, postgresHistory, type History } from "./history.js";

/** What the database of `--database` keeps of its migrations; `undefined` if there is no connection. */
export const migrationHistory = defineFact<History | undefined>({
  read: async (context) => {
    const session = await context.fact(databaseSession);
    if (session.kind === "none") return undefined;
    return session.kind === "postgres" ? postgresHistory(session) : mysqlHistory(session);
  },
});
