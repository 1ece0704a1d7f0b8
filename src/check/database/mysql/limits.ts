import * as v from "valibot";
import type { Finding } from "../../outcome.js";
import type { MysqlSession } from "../session/mysql-session.js";

/** Seconds. An hour of waiting for a table, or with a transaction open, is no limit. */
const LONGEST_TABLE_WAIT = 300;
const LONGEST_IDLE = 3_600;
const LONGEST_ROW_WAIT = 60;

const limits = v.object({
  statement: v.number(),
  row: v.number(),
  table: v.number(),
  wait: v.number(),
  idle: v.number(),
});

/** In seconds, of this session: the server's, the account's and what the URL sets. */
const MARIADB = `SELECT @@max_statement_time AS statement, @@innodb_lock_wait_timeout AS \`row\`, @@lock_wait_timeout AS \`table\`,
  @@wait_timeout AS wait, @@idle_transaction_timeout AS idle`;
const MYSQL = `SELECT @@max_execution_time / 1000 AS statement, @@innodb_lock_wait_timeout AS \`row\`, @@lock_wait_timeout AS \`table\`,
  @@wait_timeout AS wait, 0 AS idle`;

export interface Limits {
  readonly evidence: string;
  readonly findings: readonly Finding[];
}

export async function limitsOf({ row, isMariadb, account }: MysqlSession): Promise<Limits> {
  const seen = await row(limits, isMariadb ? MARIADB : MYSQL);
  const name = isMariadb ? "max_statement_time" : "max_execution_time";
  const findings: Finding[] = [];
  if (seen.statement === 0) {
    findings.push({
      subject: name,
      seen: `${name} is 0 for ${account.shown}`,
      consequence:
        "a statement whose process has died runs on and keeps its locks; " +
        "the 60 s that prisma-hardening/adapter-mariadb sets hold on its own connections only",
      write: isMariadb
        ? `ALTER USER ${account.quoted} WITH MAX_STATEMENT_TIME 30;`
        : "SET PERSIST max_execution_time = 30000;  -- of SELECT; MySQL has none for other statements",
    });
  }
  const idle = seen.idle === 0 ? seen.wait : Math.min(seen.idle, seen.wait);
  if (idle > LONGEST_IDLE) {
    const subject = isMariadb ? "idle_transaction_timeout" : "wait_timeout";
    findings.push({
      subject,
      seen: isMariadb
        ? `idle_transaction_timeout is ${seen.idle} and wait_timeout ${seen.wait} s`
        : `wait_timeout is ${seen.wait} s`,
      consequence: `a transaction that nobody ends keeps its locks for ${hours(idle)}`,
      write: `SET GLOBAL ${subject} = ${isMariadb ? 60 : 600};  -- and in my.cnf, [mysqld]`,
    });
  }
  findings.push(
    ...tooLong(
      "innodb_lock_wait_timeout",
      seen.row,
      LONGEST_ROW_WAIT,
      "a statement that waits for a row holds its connection for so long",
    ),
    ...tooLong(
      "lock_wait_timeout",
      seen.table,
      LONGEST_TABLE_WAIT,
      "while one ALTER TABLE waits for the table, all that come after it wait behind it",
    ),
  );
  const evidence = `${name} ${seen.statement} s, innodb_lock_wait_timeout ${seen.row} s, lock_wait_timeout ${seen.table} s, wait_timeout ${seen.wait} s`;
  return { evidence: isMariadb ? `${evidence}, idle_transaction_timeout ${seen.idle} s` : evidence, findings };
}

function tooLong(name: string, seconds: number, longest: number, consequence: string): readonly Finding[] {
  if (seconds <= longest) return [];
  const write = `SET GLOBAL ${name} = 10;  -- and in my.cnf, [mysqld]`;
  return [{ subject: name, seen: `${name} is ${seconds} s`, consequence, write, level: "warning" }];
}

function hours(seconds: number): string {
  return `${Math.round(seconds / 360) / 10} hours`;
}
