import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { environmentNotGiven, isEnvironmentGiven } from "../../given.js";

export default defineCheck({
  id: "ENV010",
  title: "Every variable that the application needs is set",
  severity: "error",
  profiles: ["release", "live"],
  run: (context) => {
    const { environment, config } = context;
    const { required, secrets } = config.environment;
    const names = [...new Set([...required, ...secrets])];
    if (names.length === 0) return notApplicable("environment.required and environment.secrets name no variable");
    if (!isEnvironmentGiven(context)) return environmentNotGiven(names[0] ?? "");
    const findings = names
      .filter((name) => !environment.has(name))
      .map((name): Finding => ({
        subject: name,
        seen: `${name} is not set`,
        consequence: "the application does not start, or starts with what its code falls back to",
        write: secrets.includes(name) ? `${name}=$(openssl rand -hex 32)` : `${name}=...`,
      }));
    return looked(`${names.length} variables`, findings);
  },
});
