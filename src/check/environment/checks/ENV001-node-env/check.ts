import { defineCheck } from "../../../check.js";
import { looked } from "../../../outcome.js";
import { environmentNotGiven, isEnvironmentGiven, placeOf } from "../../given.js";

const NAME = "NODE_ENV";

export default defineCheck({
  id: "ENV001",
  title: "NODE_ENV is production",
  severity: "error",
  profiles: ["release", "live"],
  run: (context) => {
    const { environment } = context;
    if (!isEnvironmentGiven(context)) return environmentNotGiven(NAME);
    const value = environment.get(NAME);
    if (value === "production") return looked(`${NAME} of ${environment.source}`);
    const finding = {
      subject: NAME,
      seen: value === undefined ? "NODE_ENV is not set" : `NODE_ENV is ${nameOf(value)}, not exactly "production"`,
      consequence:
        "Express answers errors with their stack, and libraries run in the mode that is slower and says more",
      write: "NODE_ENV=production",
      ...placeOf(environment, NAME),
    };
    return looked(`${NAME} of ${environment.source}`, [finding]);
  },
});

const USUAL = new Set(["development", "dev", "test", "testing", "staging", "prod", "local", "preview"]);

/** Only a word that is known is shown: somebody may have mixed up two lines. */
function nameOf(value: string): string {
  const word = value.trim().toLowerCase();
  if (word === "production") return "written otherwise";
  return USUAL.has(word) ? `"${word}"` : "something else";
}
