import { defineFact } from "../../context.js";
import { connectMysql, type MysqlSession } from "./mysql-session.js";
import { none, type NoSession } from "./no-session.js";
import { connectPostgres, type PostgresSession } from "./postgres-session.js";

/** The one connection of a run, or why there is none. */
export type DatabaseSession = PostgresSession | MysqlSession | NoSession;

const OTHERS: ReadonlySet<string> = new Set([
  "file",
  "sqlite",
  "libsql",
  "sqlserver",
  "mongodb",
  "mongodb+srv",
  "prisma",
  "prisma+postgres",
]);

export const databaseSession = defineFact<DatabaseSession>({
  read: async ({ root, databaseUrl }) => {
    if (databaseUrl === undefined)
      return none("no database is named", "npx prisma-hardening check --database DATABASE_URL");
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(databaseUrl)?.[1]?.toLowerCase() ?? "";
    if (scheme === "postgres" || scheme === "postgresql") return connectPostgres(root, databaseUrl);
    if (scheme === "mysql" || scheme === "mariadb") return connectMysql(root, databaseUrl);
    const shown = OTHERS.has(scheme) ? ` of ${scheme}:` : "";
    return none(
      `the database is named by a URL${shown} that is neither of PostgreSQL nor of MySQL or MariaDB`,
      WRITE_URL,
    );
  },
  close: async (session) => {
    if (session.kind !== "none") await session.close();
  },
});

const WRITE_URL = "Name one of postgresql://, mysql:// or mariadb://; these checks are not for other databases.";
