import { defineCheck } from "../../../check.js";
import { attestationOutcome } from "../../attestation-outcome.js";

export default defineCheck({
  id: "ATT002",
  title: "A backup has been restored within the last quarter",
  severity: "error",
  profiles: ["release", "live"],
  run: attestationOutcome({
    id: "ATT002",
    what: "restore test",
    longestDays: 92,
    task: "Restore the newest backup into an empty database, count its rows and take the time",
    consequence: "whether the backups can be restored, and in how many hours, is found out during the outage",
    evidence: "docs/operations/restore-test.md",
  }),
});
