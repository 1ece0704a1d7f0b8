import type { Finding } from "../../outcome.js";
import type { MysqlSession } from "../session/mysql-session.js";
import { listed, mysqlName } from "../wording.js";
import type { GrantLine } from "./parse-grant.js";

const DDL: ReadonlySet<string> = new Set([
  "ALL PRIVILEGES",
  "CREATE",
  "ALTER",
  "DROP",
  "INDEX",
  "REFERENCES",
  "TRIGGER",
  "EVENT",
  "CREATE VIEW",
  "CREATE ROUTINE",
  "ALTER ROUTINE",
]);

export function ddlFindings({ account, database }: MysqlSession, lines: readonly GrantLine[]): readonly Finding[] {
  return lines.flatMap(({ privileges, on, to }): Finding[] => {
    const rights = privileges.filter((privilege) => DDL.has(privilege));
    if (rights.length === 0) return [];
    const own = mysqlName(database);
    return [
      {
        subject: `${to} DDL on ${on}`,
        seen: `${to} has ${listed(rights)} on ${on}`,
        consequence: "one injected statement can drop or change tables, and DDL of MySQL cannot be rolled back",
        write: [
          `CREATE USER 'migrator'@'%' IDENTIFIED BY '...';  -- for prisma migrate deploy`,
          `GRANT ALL PRIVILEGES ON ${own}.* TO 'migrator'@'%';`,
          `REVOKE ${rights.join(", ")} ON ${quotedTarget(on)} FROM ${to === account.shown ? account.quoted : mysqlName(to)};`,
          `GRANT SELECT, INSERT, UPDATE, DELETE ON ${own}.* TO ${account.quoted};`,
        ].join("\n"),
      },
    ];
  });
}

export function quotedTarget(on: string): string {
  const dot = on.indexOf(".");
  const part = (name: string): string => (name === "*" ? name : mysqlName(name));
  return `${part(on.slice(0, dot))}.${part(on.slice(dot + 1))}`;
}
