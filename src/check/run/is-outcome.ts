import * as v from "valibot";
import type { Outcome } from "../outcome.js";

const finding = v.object({
  subject: v.string(),
  seen: v.string(),
  consequence: v.string(),
  write: v.string(),
  place: v.optional(v.object({ file: v.string(), line: v.number(), column: v.optional(v.number()) })),
  level: v.optional(v.picklist(["error", "warning", "unknown"])),
});

const outcome = v.variant("kind", [
  v.object({
    kind: v.literal("looked"),
    evidence: v.string(),
    findings: v.array(finding),
    attestation: v.optional(v.object({ owner: v.string(), expires: v.string() })),
  }),
  v.object({ kind: v.literal("notApplicable"), reason: v.string() }),
]);

/** A check of one's own in JavaScript may return anything, and what is no outcome is no pass. */
export function isOutcome(value: unknown): value is Outcome {
  return v.is(outcome, value);
}
