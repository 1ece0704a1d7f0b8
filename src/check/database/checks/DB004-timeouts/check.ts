import { defineCheck } from "../../../check.js";
import { looked } from "../../../outcome.js";
import { limitsOf as mysqlLimits } from "../../mysql/limits.js";
import { onDatabase } from "../../on-database.js";
import { limitsOf } from "../../postgres/limits.js";

export default defineCheck({
  id: "DB004",
  title: "The server ends statements, waits for locks and idle transactions",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "the settings of the login",
    postgres: async (session) => {
      const { evidence, findings } = await limitsOf(session);
      return looked(evidence, findings);
    },
    mysql: async (session) => {
      const { evidence, findings } = await mysqlLimits(session);
      return looked(evidence, findings);
    },
  }),
});
