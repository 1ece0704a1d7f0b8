import type { CheckCases } from "../../../check-cases.js";
import { attestationCases } from "../../attestation-cases.js";

export const cases: CheckCases = attestationCases({ id: "ATT005", what: "log monitoring", lastDay: "2026-12-01" });
