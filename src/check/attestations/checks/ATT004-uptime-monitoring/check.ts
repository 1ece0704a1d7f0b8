import { defineCheck } from "../../../check.js";
import { attestationOutcome } from "../../attestation-outcome.js";

export default defineCheck({
  id: "ATT004",
  title: "Somebody is called when the application is down",
  severity: "error",
  profiles: ["release", "live"],
  run: attestationOutcome({
    id: "ATT004",
    what: "uptime monitoring",
    longestDays: 183,
    task: "Make /health fail in a test environment, or pause the application, and see who is called and after how many minutes",
    consequence: "customers are the first who notice an outage, and nobody is called at night",
    evidence: "docs/operations/uptime-monitoring.md",
  }),
});
