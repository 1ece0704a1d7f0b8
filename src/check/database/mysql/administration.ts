import type { Finding } from "../../outcome.js";
import type { MysqlSession } from "../session/mysql-session.js";
import { listed, mysqlName } from "../wording.js";
import { quotedTarget } from "./ddl-findings.js";
import type { GrantLine } from "./parse-grant.js";

/** What an application does with rows and tables; every other privilege on `*.*` is for whoever runs the server. */
const OF_DATA: ReadonlySet<string> = new Set(
  `USAGE, SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, INDEX, ALTER, CREATE TEMPORARY TABLES, LOCK TABLES,
   CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EXECUTE, EVENT, TRIGGER, DELETE HISTORY, DELETE VERSIONING ROWS,
   SHOW DATABASES, SHOW CREATE ROUTINE`.split(/,\s+/),
);

/** The account as an administrator of the server. */
export function administration(session: MysqlSession, lines: readonly GrantLine[]): readonly Finding[] {
  const { account, database } = session;
  const own = `GRANT SELECT, INSERT, UPDATE, DELETE ON ${mysqlName(database)}.* TO ${account.quoted};`;
  const global = lines.filter(({ level }) => level === "global");
  const findings: Finding[] = [];
  for (const { privileges, to } of global) {
    const administrative = privileges.filter((privilege) => !OF_DATA.has(privilege));
    if (administrative.length > 0) {
      findings.push({
        subject: `${to} administers the server`,
        seen: `${to} has ${listed(administrative)} on *.*`,
        consequence: consequenceOf(administrative),
        write: `REVOKE ${administrative.join(", ")} ON *.* FROM ${account.quoted};\n${own}`,
      });
    }
    const ofData = privileges.filter((privilege) => OF_DATA.has(privilege) && privilege !== "USAGE");
    if (ofData.length > 0) {
      findings.push({
        subject: `${to} has every database`,
        seen: `${to} has ${listed(ofData)} on *.*`,
        consequence: "one injected statement reaches every database of the server, its accounts in `mysql` too",
        write: `REVOKE ${ofData.join(", ")} ON *.* FROM ${account.quoted};\n${own}`,
        level: "warning",
      });
    }
  }
  const grantable = lines.filter(({ canGrant }) => canGrant);
  return [
    ...findings,
    ...grantable.map(({ on, to }): Finding => ({
      subject: `${to} GRANT OPTION on ${on}`,
      seen: `${to} has GRANT OPTION on ${on}`,
      consequence: "one injected statement gives its rights to another account, which outlives every password change",
      write: `REVOKE GRANT OPTION ON ${quotedTarget(on)} FROM ${account.quoted};`,
    })),
  ];
}

function consequenceOf(privileges: readonly string[]): string {
  if (privileges.includes("ALL PRIVILEGES") || privileges.includes("SUPER")) {
    return "one injected statement reads and writes every database of the server, and its accounts";
  }
  if (privileges.includes("FILE")) return "one injected statement reads and writes files of the server";
  if (privileges.includes("PROCESS")) return "it sees the statements of every other account, with their values";
  return "one injected statement changes how the server runs";
}
