import type { CheckCases } from "../../../check-cases.js";
import { attestationCases } from "../../attestation-cases.js";

export const cases: CheckCases = attestationCases({ id: "ATT002", what: "restore test", lastDay: "2026-09-01" });
