import { defineCheck } from "../../../check.js";
import { attestationOutcome } from "../../attestation-outcome.js";

export default defineCheck({
  id: "ATT006",
  title: "Somebody runs the database: a managed service, or people on call",
  severity: "error",
  profiles: ["release", "live"],
  run: attestationOutcome({
    id: "ATT006",
    what: "database operation",
    longestDays: 365,
    task: "Look in the contract or the console: who installs security updates, who takes over when the machine fails, until when the version is supported",
    consequence: "the database runs without security updates, and stays down when its machine does",
    evidence: "docs/operations/database.md",
  }),
});
