import { defineCheck } from "../../../check.js";
import { looked, type Outcome } from "../../../outcome.js";
import { exhaustionFindings, fullest, type IdSource } from "../../exhaustion.js";
import { autoIncrementsOf } from "../../mysql/auto-increments.js";
import { onDatabase } from "../../on-database.js";
import { sequencesOf } from "../../postgres/sequences.js";
import { counted } from "../../../wording.js";

export default defineCheck({
  id: "DB010",
  title: "No id runs out",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "the sequences",
    postgres: async (session) => judge(await sequencesOf(session)),
    mysql: async (session) => judge(await autoIncrementsOf(session)),
  }),
});

function judge(sources: readonly IdSource[]): Outcome {
  return looked(
    `${counted(sources.length, "column")} that number rows${fullest(sources)}`,
    exhaustionFindings(sources),
  );
}
