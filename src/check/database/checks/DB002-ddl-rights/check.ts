import { defineCheck } from "../../../check.js";
import { looked } from "../../../outcome.js";
import { ddlFindings as mysqlFindings } from "../../mysql/ddl-findings.js";
import { grantsOf } from "../../mysql/grants.js";
import { unseenRoles } from "../../mysql/unseen-roles.js";
import { onDatabase } from "../../on-database.js";
import { applicationRole } from "../../postgres/application-role.js";
import { ddlFindings } from "../../postgres/ddl-findings.js";
import { ddlRightsOf } from "../../postgres/ddl-rights.js";
import { counted } from "../../../wording.js";

export default defineCheck({
  id: "DB002",
  title: "The application's role cannot change tables",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "the catalog of tables and schemas",
    postgres: async (session) => {
      const { role, isSuperuser } = session;
      if (isSuperuser) {
        const seen = `${role} is a superuser: no right can be taken from it`;
        const consequence = "one injected statement can DROP TABLE or ALTER TABLE";
        return looked(`the role ${role}`, [
          { subject: `${role} SUPERUSER`, seen, consequence, write: applicationRole(session) },
        ]);
      }
      const rights = await ddlRightsOf(session);
      const evidence = `the rights of ${role} on the database ${session.database}, its schemas and ${counted(rights.tables, "table")}`;
      return looked(evidence, ddlFindings(session, rights));
    },
    mysql: async (session) => {
      const grants = await grantsOf(session);
      return looked(`${counted(grants.lines.length, "grant")} of ${session.account.shown}`, [
        ...mysqlFindings(session, grants.lines),
        ...unseenRoles(session, grants),
      ]);
    },
  }),
});
