import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { earlierSchema } from "../../earlier-schema.js";
import { renamedIn, type Renamed } from "../../judge/renamed.js";
import { onNewMigrations } from "../../on-new-migrations.js";

export default defineCheck({
  id: "MIG003",
  title: "No migration renames what running code uses",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const earlier = await context.fact(earlierSchema);
    return onNewMigrations(context, (_, words) => ({
      look: (migration) => renamedIn(migration, earlier, words).map(finding),
    }));
  },
});

function finding({ subject, what, old, next, instead, place }: Renamed): Finding {
  return {
    subject,
    seen: `${what} ${old} is renamed to ${next}`,
    consequence:
      "from this moment on the code that still runs asks for the old name and fails, and a rollback of the code fails, too",
    write: instead,
    place,
  };
}
