import { defineCheck } from "../../../check.js";
import { looked } from "../../../outcome.js";
import { serverDefaults as mysqlDefaults } from "../../mysql/server-defaults.js";
import { onDatabase } from "../../on-database.js";
import { serverDefaults } from "../../postgres/server-defaults.js";

export default defineCheck({
  id: "DB011",
  title: "The server keeps what it is told, and lets nobody in without a password",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "the settings of the server",
    postgres: async (session) => {
      const { evidence, findings } = await serverDefaults(session);
      return looked(evidence, findings);
    },
    mysql: async (session) => {
      const { evidence, findings } = await mysqlDefaults(session);
      return looked(evidence, findings);
    },
  }),
});
