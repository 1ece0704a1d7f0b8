import type { Finding } from "../../outcome.js";
import { mysqlName } from "../wording.js";
import type { MysqlSession } from "../session/mysql-session.js";
import type { Grants } from "./grants.js";

export function unseenRoles({ account }: MysqlSession, { unseenRoles: roles }: Grants): readonly Finding[] {
  return roles.map((name) => ({
    subject: `role ${name}`,
    seen: `${account.shown} can take the role ${name}, whose privileges it cannot see`,
    consequence: "what the account may do is not known",
    write: `REVOKE ${mysqlName(name)} FROM ${account.quoted};  -- or SET DEFAULT ROLE ${mysqlName(name)} FOR ${account.quoted}`,
    level: "unknown",
  }));
}
