import { defineCheck } from "../../../check.js";
import { attestationOutcome } from "../../attestation-outcome.js";

export default defineCheck({
  id: "ATT005",
  title: "Somebody is told when the log has errors",
  severity: "error",
  profiles: ["release", "live"],
  run: attestationOutcome({
    id: "ATT005",
    what: "log monitoring",
    longestDays: 183,
    task: "Let a test environment log an error, find it in the log store by its request, and see who is told",
    consequence:
      "errors that do not stop the process, failed logins and slow queries go on for weeks before anybody looks",
    evidence: "docs/operations/log-monitoring.md",
  }),
});
