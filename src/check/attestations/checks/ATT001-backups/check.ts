import { defineCheck } from "../../../check.js";
import { attestationOutcome } from "../../attestation-outcome.js";

export default defineCheck({
  id: "ATT001",
  title: "The database is backed up, where it cannot be deleted with it",
  severity: "error",
  profiles: ["release", "live"],
  run: attestationOutcome({
    id: "ATT001",
    what: "backup plan",
    longestDays: 183,
    task: "Look whether last night's backup is there, how far back one can go, and whether it lies in another account than the database",
    consequence: "a dropped table, or a deleted account, is the end of the data",
    evidence: "docs/operations/backups.md",
  }),
});
