import { appendFile } from "node:fs/promises";
import type { Format } from "../report/formats.js";
import type { Report } from "../run/report.js";

/** With `--format github`, the page of the run gets the report, too. */
export async function writeSummary(report: Report, format: Format): Promise<void> {
  const file = process.env["GITHUB_STEP_SUMMARY"];
  if (format !== "github" || !file) return;
  const { githubSummary } = await import("../report/github/summary.js");
  await appendFile(file, githubSummary(report));
}
