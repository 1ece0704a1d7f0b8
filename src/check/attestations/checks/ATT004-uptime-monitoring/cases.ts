import type { CheckCases } from "../../../check-cases.js";
import { attestationCases } from "../../attestation-cases.js";

export const cases: CheckCases = attestationCases({ id: "ATT004", what: "uptime monitoring", lastDay: "2026-12-01" });
