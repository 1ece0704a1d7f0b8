import { createHash } from "node:crypto";
import type { Location, Result } from "sarif";
import type { Report, ReportedFinding } from "../../run/report.js";
import { noticeLevel } from "../level.js";
import { placeInRepository } from "../place.js";

/** By weight, so that a host that shows the first ones only shows what fails. */
const WEIGHTS = { error: 0, warning: 1, note: 2 } as const;

export function resultsOf(report: Report): readonly Result[] {
  return report.results
    .flatMap(({ id, findings }, ruleIndex) => {
      const fingerprint = fingerprints(id);
      return findings.map((finding) => ({
        ruleId: id,
        ruleIndex,
        level: noticeLevel(finding, report),
        message: { text: messageOf(finding) },
        locations: [locationOf(finding, report)],
        partialFingerprints: fingerprint(finding.subject),
      }));
    })
    .sort((a, b) => WEIGHTS[a.level] - WEIGHTS[b.level]);
}

function messageOf({ seen, consequence, write }: ReportedFinding): string {
  return `${seen}: ${consequence}.\n\n${write}`;
}

function locationOf({ place }: ReportedFinding, report: Report): Location {
  const { file, line, column } = placeInRepository(place, report);
  // Half a surrogate pair has no encoding.
  const uri = file
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
      region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
    },
  };
}

/**
 * The identity of a finding from run to run: its check and subject, and a number if there are several. GitHub reads
 * `primaryLocationLineHash` only, and would make it of the line: findings of the environment all point at the same one.
 */
function fingerprints(id: string): (subject: string) => Record<string, string> {
  const seen = new Map<string, number>();
  return (subject) => {
    const count = (seen.get(subject) ?? 0) + 1;
    seen.set(subject, count);
    const hash = createHash("sha256").update(`${id}\0${subject}`).digest("hex").slice(0, 32);
    return { primaryLocationLineHash: `${hash}:${count}`, "prismaHardening/v1": `${hash}:${count}` };
  };
}
