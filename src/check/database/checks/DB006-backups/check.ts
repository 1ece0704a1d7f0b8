import * as v from "valibot";
import { defineCheck } from "../../../check.js";
import { looked, unknown } from "../../../outcome.js";
import { onDatabase } from "../../on-database.js";
import { archivingOf, ATTEST, judge } from "../../postgres/archiving.js";
import { serviceOf } from "../../postgres/service.js";

const binlog = v.object({ isOn: v.number(), days: v.number() });

export default defineCheck({
  id: "DB006",
  title: "What is written is archived",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "pg_stat_archiver",
    postgres: async (session, { config, now }) => {
      const service = await serviceOf(session);
      if (service !== undefined) {
        return unknown("backups", `${service} makes the backups, and SQL cannot see them`, ATTEST);
      }
      return judge(await archivingOf(session), now, config.database.backupHours);
    },
    mysql: async (session) => {
      const expiry = session.isMariadb ? "@@expire_logs_days" : "@@binlog_expire_logs_seconds / 86400";
      const { isOn, days } = await session.row(binlog, `SELECT @@log_bin AS isOn, ${expiry} AS days`);
      if (isOn === 0) {
        return looked("log_bin off", [
          {
            subject: "log_bin",
            seen: "log_bin is off: there is no binary log",
            consequence: "all that was written since the last dump is lost with the disk, if there is a dump",
            write: `log_bin = /var/log/mysql/binlog  # [mysqld] in my.cnf, and restart\n# A backup of another kind: ${ATTEST}`,
          },
        ]);
      }
      const seen = `the binary log is on (kept ${days === 0 ? "for ever" : `${days} days`}); dumps of it and copies elsewhere cannot be seen`;
      return unknown("backups", seen, ATTEST);
    },
  }),
});
