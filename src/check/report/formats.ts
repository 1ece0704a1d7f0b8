import type { Report } from "../run/report.js";
import type { TextOptions } from "./text.js";

/** The options are those of a terminal; a file has the same content everywhere. */
export type Reporter = (report: Report, options: TextOptions) => string;

/** Each is loaded when it is asked for. */
export const FORMATS = {
  text: async () => (await import("./text.js")).textReport,
  json: async () => (await import("./json.js")).jsonReport,
  sarif: async () => (await import("./sarif/sarif.js")).sarifReport,
  github: async () => (await import("./github/annotations.js")).githubReport,
  html: async () => (await import("./html/html.js")).htmlReport,
  junit: async () => (await import("./junit.js")).junitReport,
} as const satisfies { readonly [name: string]: () => Promise<Reporter> };

export type Format = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];

/** The report of a run in one of the formats. */
export async function formatReport(
  format: Format,
  report: Report,
  options: TextOptions = { isColoured: false },
): Promise<string> {
  const reporter = await FORMATS[format]();
  return reporter(report, options);
}
