import * as v from "valibot";
import type { Finding } from "../../outcome.js";
import type { PostgresSession } from "../session/postgres-session.js";

const settings = v.object({
  isFsync: v.boolean(),
  isFullPage: v.boolean(),
  encryption: v.string(),
  canReadRules: v.boolean(),
});
const SETTINGS = `SELECT current_setting('fsync') = 'on' AS "isFsync", current_setting('full_page_writes') = 'on' AS "isFullPage",
  current_setting('password_encryption') AS encryption,
  has_table_privilege('pg_hba_file_rules', 'SELECT') AND has_function_privilege('pg_hba_file_rules()', 'EXECUTE') AS "canReadRules"`;

const rule = v.object({ line: v.number(), type: v.string(), isLocal: v.boolean() });
const TRUST = `SELECT line_number AS line, type, type = 'local' OR address IN ('localhost', '127.0.0.1', '::1', 'samehost') AS "isLocal"
FROM pg_hba_file_rules WHERE auth_method = 'trust' ORDER BY 1`;

const MAINTENANCE: ReadonlySet<string> = new Set(["postgres", "template1", "defaultdb"]);

export interface ServerDefaults {
  readonly evidence: string;
  readonly findings: readonly Finding[];
}

export async function serverDefaults({ row, rows, database }: PostgresSession): Promise<ServerDefaults> {
  const { isFsync, isFullPage, encryption, canReadRules } = await row(settings, SETTINGS);
  const rules = canReadRules ? await rows(rule, TRUST) : [];
  const findings: Finding[] = [
    ...(isFsync ? [] : [off("fsync")]),
    ...(isFullPage ? [] : [off("full_page_writes")]),
    ...rules.map(trust),
  ];
  if (encryption === "md5") {
    findings.push({
      subject: "password_encryption",
      seen: "password_encryption is md5",
      consequence: "who reads pg_authid, or a backup of it, can log in with what stands there",
      write: "ALTER SYSTEM SET password_encryption = 'scram-sha-256';  -- then set each password anew",
      level: "warning",
    });
  }
  if (MAINTENANCE.has(database)) {
    findings.push({
      subject: `database ${database}`,
      seen: `the application's tables are in ${database}, the database that tools connect to`,
      consequence: "every script that names no database changes it",
      write: "CREATE DATABASE shop;  -- and move the tables with pg_dump",
      level: "warning",
    });
  }
  const rulesSeen = canReadRules ? "the rules of pg_hba.conf" : "not pg_hba.conf, which the role may not read";
  return { evidence: `fsync, full_page_writes, password_encryption, the database's name; ${rulesSeen}`, findings };
}

function off(name: string): Finding {
  const consequence = "after a crash of the machine the database is damaged, without a way to see where";
  return { subject: name, seen: `${name} is off`, consequence, write: `ALTER SYSTEM SET ${name} = on;` };
}

function trust({ line, type, isLocal }: v.InferOutput<typeof rule>): Finding {
  return {
    subject: `pg_hba.conf line ${line}`,
    seen: `line ${line} of pg_hba.conf (${type}) lets in without a password: trust`,
    consequence: isLocal
      ? "every program on the server's machine can log in as any role, superusers too"
      : "whoever reaches the port can log in as any role, superusers too",
    write: "scram-sha-256 in place of trust, then SELECT pg_reload_conf();",
    level: isLocal ? "warning" : "error",
  };
}
