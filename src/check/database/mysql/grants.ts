import * as v from "valibot";
import type { MysqlSession } from "../session/mysql-session.js";
import { mysqlName } from "../wording.js";
import { parseGrant, type GrantLine } from "./parse-grant.js";

export interface Grants {
  /** Of the account, and of the roles that are in force. */
  readonly lines: readonly GrantLine[];
  /** Roles that the account can take, and whose privileges are not in force now. */
  readonly unseenRoles: readonly string[];
}

const line = v.pipe(
  v.record(v.string(), v.string()),
  v.transform((row) => Object.values(row)[0] ?? ""),
);
const role = v.object({
  name: v.string(),
  isInForce: v.pipe(
    v.number(),
    v.transform((value) => value > 0),
  ),
});

export async function grantsOf(session: MysqlSession): Promise<Grants> {
  const roles = await session.rows(
    role,
    `SELECT DISTINCT a.role_name AS name, EXISTS (
       SELECT 1 FROM information_schema.enabled_roles e WHERE e.role_name = a.role_name) AS isInForce
     FROM information_schema.applicable_roles a`,
  );
  // MySQL tells of any role that is named; MariaDB of those in force, if no account is named at all.
  const using = roles.length === 0 ? "" : ` USING ${roles.map(({ name }) => mysqlName(name)).join(", ")}`;
  const lines = await session.rows(line, session.isMariadb ? "SHOW GRANTS" : `SHOW GRANTS FOR CURRENT_USER${using}`);
  return {
    lines: lines.flatMap((text) => parseGrant(text) ?? []),
    unseenRoles: session.isMariadb ? roles.filter(({ isInForce }) => !isInForce).map(({ name }) => name) : [],
  };
}
