import type { Report } from "../run/report.js";

/**
 * What `--format json` prints: the `Report` with the version of its shape, which grows when a field goes or changes its meaning,
 * not when one is added.
 */
export interface JsonReport extends Report {
  readonly version: 1;
}

export function jsonReport(report: Report): string {
  const written: JsonReport = { version: 1, ...report };
  return `${JSON.stringify(written, undefined, 2)}\n`;
}
