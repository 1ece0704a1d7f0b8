import type { Check } from "../check.js";
import type { CheckContext } from "../context.js";
import { unknown, type Outcome } from "../outcome.js";
import { codeOf } from "./session/connection-problem.js";
import { databaseSession } from "./session/database-session.js";
import type { MysqlSession } from "./session/mysql-session.js";
import type { PostgresSession } from "./session/postgres-session.js";

/** How a check looks at each kind of database. */
export interface Looks {
  /** What is read, for the case that it may not be: "pg_stat_archiver". */
  readonly reads: string;
  readonly postgres: (session: PostgresSession, context: CheckContext) => Outcome | Promise<Outcome>;
  readonly mysql: (session: MysqlSession, context: CheckContext) => Outcome | Promise<Outcome>;
}

/** `run` of a check that needs the database. */
export function onDatabase({ reads, postgres, mysql }: Looks): Check["run"] {
  return async (context) => {
    const session = await context.fact(databaseSession);
    if (session.kind === "none") return session.outcome;
    try {
      return await (session.kind === "postgres" ? postgres(session, context) : mysql(session, context));
    } catch (error) {
      const problem = PROBLEMS[codeOf(error) ?? ""];
      if (problem === undefined) throw error;
      const [seen, write] = problem(reads);
      return unknown(reads, `${seen} (${codeOf(error) ?? ""})`, write);
    }
  };
}

type Problem = (reads: string) => readonly [seen: string, write: string];

const denied: Problem = (reads) => [
  `the role may not read ${reads}`,
  `GRANT SELECT ON ... : ${reads} has to be readable for the login of --database.`,
];
const slow: Problem = (reads) => [
  `${reads} did not answer within 10 seconds`,
  "Run it again when the database has less to do.",
];
const gone: Problem = (reads) => [`the connection broke while ${reads} was read`, "Run it again."];

const PROBLEMS: { readonly [code: string]: Problem } = {
  "42501": denied,
  ER_TABLEACCESS_DENIED_ERROR: denied,
  ER_COLUMNACCESS_DENIED_ERROR: denied,
  ER_SPECIFIC_ACCESS_DENIED_ERROR: denied,
  ER_DBACCESS_DENIED_ERROR: denied,
  "57014": slow,
  "55P03": slow,
  ER_SOCKET_TIMEOUT: slow,
  "57P01": gone,
  "57P02": gone,
  "57P03": gone,
  ECONNRESET: gone,
  EPIPE: gone,
  ER_SOCKET_UNEXPECTED_CLOSE: gone,
  ER_CMD_CONNECTION_CLOSED: gone,
};
