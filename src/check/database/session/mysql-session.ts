import type { Connection } from "mariadb";
import type * as mariadb from "mariadb";
import * as v from "valibot";
import { connectionProblem } from "./connection-problem.js";
import { loadDriver } from "./driver.js";
import { none, type NoSession } from "./no-session.js";
import { OneAtATime } from "./one-at-a-time.js";
import type { RowSchema } from "./postgres-session.js";
import { CONNECT_TIMEOUT_MS, STATEMENT_TIMEOUT_MS } from "./time-limits.js";

export interface MysqlSession {
  readonly kind: "mysql";
  readonly isMariadb: boolean;
  /** `MariaDB` or `MySQL`. */
  readonly product: "MariaDB" | "MySQL";
  /** The account that the server has chosen: user and host. */
  readonly account: Account;
  readonly database: string;
  /** In a transaction of its own that cannot write. */
  readonly rows: <Row>(row: RowSchema<Row>, sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly row: <Row>(row: RowSchema<Row>, sql: string, values?: readonly unknown[]) => Promise<Row>;
  readonly close: () => Promise<void>;
}

export interface Account {
  /** As a statement names it: `'app'@'%'`. */
  readonly quoted: string;
  /** As a person does: `app@%`. */
  readonly shown: string;
}

const login = v.object({ account: v.string(), base: v.nullable(v.string()), version: v.string() });
const LOGIN = "SELECT CURRENT_USER() AS account, DATABASE() AS base, VERSION() AS version";

export async function connectMysql(root: string, url: string): Promise<MysqlSession | NoSession> {
  const driver = await loadDriver<typeof mariadb>(root, "mariadb");
  if (driver === undefined) return none("the driver `mariadb` is not installed", "npm install mariadb");
  let connection: Connection | undefined;
  try {
    connection = await driver.createConnection(withOurOptions(url));
    connection.on("error", () => undefined);
    const [answer] = await connection.query<unknown[]>(LOGIN);
    return sessionOf(connection, v.parse(login, answer));
  } catch (error) {
    connection?.destroy();
    const { seen, write } = connectionProblem(error);
    return none(seen, write);
  }
}

const OPTIONS = {
  connectTimeout: String(CONNECT_TIMEOUT_MS),
  socketTimeout: String(STATEMENT_TIMEOUT_MS),
  bigIntAsNumber: "true",
  decimalAsNumber: "true",
  checkNumberRange: "false",
  multipleStatements: "false",
};

/** The driver reads the URL, as it does for the application: with what it says of TLS and of session variables. */
function withOurOptions(url: string): string {
  const changed = url.replace(/^mysql:/i, "mariadb:");
  const own = new URLSearchParams(OPTIONS).toString();
  return `${changed}${changed.includes("?") ? "&" : "?"}${own}`;
}

function sessionOf(connection: Connection, { account, base, version }: v.InferOutput<typeof login>): MysqlSession {
  const isMariadb = version.includes("MariaDB");
  const queue = new OneAtATime();
  const rows: MysqlSession["rows"] = (row, sql, values = []) =>
    queue.run(async () => {
      await connection.query("START TRANSACTION READ ONLY");
      try {
        return v.parse(v.array(row), await connection.query<unknown[]>({ sql }, values));
      } finally {
        // What has gone wrong before says more.
        await connection.query("ROLLBACK").catch(() => undefined);
      }
    });
  return {
    kind: "mysql",
    isMariadb,
    product: isMariadb ? "MariaDB" : "MySQL",
    account: readAccount(account),
    database: base ?? "",
    rows,
    row: async (row, sql, values) => v.parse(row, (await rows(row, sql, values))[0]),
    close: () => connection.end(),
  };
}

/** A user's name may have an `@`, a host has none. */
function readAccount(text: string): Account {
  const at = text.lastIndexOf("@");
  return { quoted: `'${text.slice(0, at)}'@'${text.slice(at + 1)}'`, shown: text };
}
