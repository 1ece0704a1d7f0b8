import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { administration } from "../../mysql/administration.js";
import { grantsOf } from "../../mysql/grants.js";
import { unseenRoles } from "../../mysql/unseen-roles.js";
import { onDatabase } from "../../on-database.js";
import { applicationRole } from "../../postgres/application-role.js";
import { powersOf, type Power } from "../../postgres/powers.js";
import type { PostgresSession } from "../../session/postgres-session.js";
import { counted } from "../../../wording.js";
import { postgresName } from "../../wording.js";

export default defineCheck({
  id: "DB001",
  title: "The application's role is no superuser",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "the roles of the server",
    postgres: async (session) => {
      const powers = await powersOf(session);
      return looked(
        `the role ${session.role}, and what it is a member of`,
        powers.map((power) => findingOf(power, session)),
      );
    },
    mysql: async (session) => {
      const grants = await grantsOf(session);
      return looked(`${counted(grants.lines.length, "grant")} of ${session.account.shown}`, [
        ...administration(session, grants.lines),
        ...unseenRoles(session, grants),
      ]);
    },
  }),
});

function findingOf({ name, from, isMembership, weight, consequence }: Power, session: PostgresSession): Finding {
  const { role } = session;
  const own = postgresName(role);
  const isAttribute = name !== from;
  const seen = isMembership
    ? `${role} is a member of ${from}${isAttribute ? `, which has ${name}` : ""}`
    : `${role} has ${name}`;
  const write = isMembership ? `REVOKE ${postgresName(from)} FROM ${own};` : `ALTER ROLE ${own} NO${name};`;
  return {
    subject: isMembership ? `${role} ${from}${isAttribute ? ` ${name}` : ""}` : `${role} ${name}`,
    seen,
    consequence,
    // The role that owns the server cannot lose it, and what it owns needs it: the application gets one of its own.
    write: name === "SUPERUSER" && !isMembership ? applicationRole(session) : write,
    level: weight,
  };
}
