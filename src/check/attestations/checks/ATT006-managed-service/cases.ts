import type { CheckCases } from "../../../check-cases.js";
import { attestationCases } from "../../attestation-cases.js";

export const cases: CheckCases = attestationCases({ id: "ATT006", what: "database operation", lastDay: "2027-06-01" });
