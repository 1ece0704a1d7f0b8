import { defineCheck } from "../../../check.js";
import { looked } from "../../../outcome.js";
import { ignoredIndexes } from "../../mysql/ignored-indexes.js";
import { onDatabase } from "../../on-database.js";
import { unusableIn } from "../../postgres/unusable.js";
import { counted } from "../../../wording.js";

export default defineCheck({
  id: "DB008",
  title: "Every index can be used, every constraint holds for every row",
  severity: "error",
  profiles: ["live"],
  needs: "database",
  run: onDatabase({
    reads: "the catalog of indexes and constraints",
    postgres: async (session) => {
      const { indexes, constraints, findings } = await unusableIn(session);
      return looked(`${counted(indexes, "index", "indexes")}, ${counted(constraints, "constraint")}`, findings);
    },
    mysql: async (session) => {
      const { all, findings } = await ignoredIndexes(session);
      return looked(counted(all, "index", "indexes"), findings);
    },
  }),
});
