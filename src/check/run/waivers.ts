import type { Waiver } from "../config/waiver.js";
import { looked, type Finding, type Outcome } from "../outcome.js";
import type { CheckResult } from "./report.js";

/** The waiver that accepts a finding. */
export function waiverFor(id: string, finding: Finding, waivers: readonly Waiver[]): Waiver | undefined {
  return waivers.find((waiver) => waiver.id === id && isInScope(finding, waiver.scope));
}

function isInScope({ subject, place }: Finding, scope: string): boolean {
  const form = new RegExp(`^${scope.split("*").map(escaped).join(".*")}$`, "s");
  return form.test(subject) || (place !== undefined && form.test(place.file));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** The last day of a waiver is its own, wherever on earth the program runs. */
export function hasExpired(expires: string, now: Date): boolean {
  return now.getTime() > Date.parse(`${expires}T23:59:59.999-12:00`);
}

/** What GATE001 says: of waivers that have expired, and of those that waive nothing any more. */
export function waiverOutcome(
  waivers: readonly Waiver[],
  results: readonly CheckResult[],
  now: Date,
  configFile: string,
): Outcome {
  const findings = waivers.flatMap((waiver): Finding[] => {
    const { id, scope, owner, expires } = waiver;
    const subject = scope === "*" ? id : `${id} ${scope}`;
    const place = { file: configFile, line: 1 };
    if (hasExpired(expires, now)) {
      const seen = `the waiver of ${subject} (${owner}) has expired on ${expires}`;
      const write = "Mend what it was for and delete it; or decide again, with a new day and the reason of today.";
      return [{ subject, seen, consequence: "what it accepted for a time counts again", write, place }];
    }
    const result = results.find((one) => one.id === id);
    const isUsed = result === undefined || result.waived.some((waived) => waived.waiver === waiver);
    // What was not looked at may well still be there.
    if (isUsed || result.state === "unknown" || result.state === "notApplicable") return [];
    const seen = `the waiver of ${subject} (${owner}) waives nothing`;
    const write = `Delete it from ${configFile}.`;
    return [{ subject, seen, consequence: "it would hide the next finding that fits", write, place, level: "warning" }];
  });
  return looked(waivers.length === 1 ? "1 waiver" : `${waivers.length} waivers`, findings);
}
