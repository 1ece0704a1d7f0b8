import * as v from "valibot";
import type { Finding } from "../../outcome.js";
import { codeOf } from "../session/connection-problem.js";
import type { MysqlSession } from "../session/mysql-session.js";

const settings = v.object({ mode: v.string(), flush: v.number() });
const openAccount = v.object({ user: v.string(), host: v.string() });

/** A locked account and a role let nobody in. The columns of this view have collations that a literal's may not agree with. */
const MARIADB_OPEN = `SELECT u.user AS user, u.host AS host FROM mysql.user u
WHERE LENGTH(u.authentication_string) = 0 AND BINARY u.plugin IN ('', 'mysql_native_password') AND BINARY u.is_role = 'N'
  AND NOT EXISTS (SELECT 1 FROM mysql.global_priv g WHERE BINARY g.user = BINARY u.user AND BINARY g.host = BINARY u.host
    AND JSON_CONTAINS(g.priv, 'true', '$.account_locked')) ORDER BY 1, 2`;
const MYSQL_OPEN = `SELECT user AS user, host AS host FROM mysql.user
WHERE authentication_string = '' AND plugin IN ('mysql_native_password', 'caching_sha2_password', 'sha256_password')
  AND account_locked = 'N' ORDER BY 1, 2`;

export interface ServerDefaults {
  readonly evidence: string;
  readonly findings: readonly Finding[];
}

export async function serverDefaults(session: MysqlSession): Promise<ServerDefaults> {
  const { mode, flush } = await session.row(
    settings,
    "SELECT @@sql_mode AS mode, @@innodb_flush_log_at_trx_commit AS flush",
  );
  const open = await openAccounts(session);
  const findings: Finding[] = [];
  if (!/\bSTRICT_(TRANS|ALL)_TABLES\b/.test(mode)) {
    findings.push({
      subject: "sql_mode",
      seen: "sql_mode is not strict",
      consequence: "text that is too long is cut and numbers that do not fit are changed, in silence",
      write: "sql_mode = STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO  # [mysqld] in my.cnf",
    });
  }
  if (flush !== 1) {
    findings.push({
      subject: "innodb_flush_log_at_trx_commit",
      seen: `innodb_flush_log_at_trx_commit is ${flush}`,
      consequence: "a crash loses transactions that were committed up to a second before",
      write: "innodb_flush_log_at_trx_commit = 1  # [mysqld] in my.cnf",
      level: "warning",
    });
  }
  for (const { user, host } of open ?? []) {
    findings.push({
      subject: `account ${user}@${host}`,
      seen: `${user === "" ? "the anonymous account" : user}@${host} has no password`,
      consequence: "whoever reaches the port from there can log in as it",
      write: user === "" ? `DROP USER ''@'${host}';` : `ALTER USER '${user}'@'${host}' IDENTIFIED BY '...';`,
    });
  }
  const accounts = open === undefined ? "not the accounts, which this one may not read" : "the accounts";
  return { evidence: `sql_mode, innodb_flush_log_at_trx_commit; ${accounts}`, findings };
}

type OpenAccount = v.InferOutput<typeof openAccount>;

async function openAccounts({ rows, isMariadb }: MysqlSession): Promise<readonly OpenAccount[] | undefined> {
  try {
    return await rows(openAccount, isMariadb ? MARIADB_OPEN : MYSQL_OPEN);
  } catch (error) {
    // An application's account should not see them.
    if (codeOf(error)?.endsWith("_DENIED_ERROR")) return undefined;
    throw error;
  }
}
