import type { Report, ReportedFinding } from "../run/report.js";

/** As code scanning and annotations weigh it. What could not be seen is a note, and a warning where it fails. */
export type NoticeLevel = "error" | "warning" | "note";

export function noticeLevel({ level }: ReportedFinding, { isStrict }: Report): NoticeLevel {
  if (level !== "unknown") return level;
  return isStrict ? "warning" : "note";
}
