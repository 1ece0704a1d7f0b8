import type { Finding } from "../../outcome.js";

export const GENERATE = "npx prisma generate, and commit the files.";

/** What a generator has written cannot be compared with what it would write. */
export function notCompared(generator: string, reason: string): Finding {
  return {
    subject: `generator ${generator}`,
    seen: `what git tracks of the generator ${generator} cannot be compared: ${reason}`,
    consequence: "whether it is in step with the schema is not known",
    write:
      "In CI: npx prisma generate && git diff --exit-code; and name the files in repository.ignore of hardening.config.ts.",
    level: "unknown",
  };
}
