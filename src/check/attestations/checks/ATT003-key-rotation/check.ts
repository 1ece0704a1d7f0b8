import { defineCheck } from "../../../check.js";
import { attestationOutcome } from "../../attestation-outcome.js";

export default defineCheck({
  id: "ATT003",
  title: "Keys and passwords have been replaced within a year",
  severity: "error",
  profiles: ["release", "live"],
  run: attestationOutcome({
    id: "ATT003",
    what: "key rotation",
    longestDays: 365,
    task: "Replace the key of the tokens, the database's password and the keys of other services, and switch the old ones off",
    consequence: "a key that leaked with a laptop, a log or a former colleague still opens everything",
    evidence: "docs/operations/key-rotation.md",
  }),
});
