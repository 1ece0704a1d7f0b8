import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { githubReport } from "../../../src/check/report/github/annotations.js";
import { githubSummary } from "../../../src/check/report/github/summary.js";
import { htmlReport } from "../../../src/check/report/html/html.js";
import { jsonReport } from "../../../src/check/report/json.js";
import { junitReport } from "../../../src/check/report/junit.js";
import { sarifReport } from "../../../src/check/report/sarif/sarif.js";
import type { Report } from "../../../src/check/run/report.js";
import { hostileReport } from "./support/hostile.js";
import { codeScanningSchema } from "./support/sarif-schema.js";
import { elements, parsed } from "./support/well-formed.js";

/** What no text of a report may hold but where a format escapes it by itself, as JSON does. */
const HIDDEN = /[\p{Bidi_Control}\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u;

// A name comes from a schema, a migration, a file: from whoever opens the pull request.
function holds(name: string, property: (report: Report) => void): void {
  test(name, () => fc.assert(fc.property(hostileReport, property), { numRuns: 300 }));
}

holds("json is JSON, and the same report", (report) => {
  expect(JSON.parse(jsonReport(report))).toEqual({ version: 1, ...report });
});

const ajv = new Ajv({ allErrors: true, strict: true });
addFormats.default(ajv);
const isAccepted = ajv.compile(codeScanningSchema);

holds("sarif is what code scanning accepts", (report) => {
  isAccepted(JSON.parse(sarifReport(report)));
  expect(isAccepted.errors).toBeNull();
});

holds("junit is XML, with a case for each check", (report) => {
  const root = parsed(junitReport(report));
  expect(elements(root, "testcase")).toHaveLength(report.results.length);
});

const ELEMENTS = new Set(
  (
    "html head meta title style body svg defs symbol circle path rect use header main footer nav section article fieldset legend " +
    "label input details summary h1 h2 h3 p ul li dl div dt dd a b strong span time code pre"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "lang charset http-equiv content name width height class id viewBox cx cy r d x y preserveAspectRatio href aria-hidden aria-label " +
    "aria-labelledby type checked tabindex datetime"
  ).split(" "),
);

holds("html is well-formed, of elements and attributes that we write, and nothing of it hides", (report) => {
  const page = htmlReport(report);
  const all = elements(parsed(page));
  expect(all.filter(({ name }) => !ELEMENTS.has(name))).toEqual([]);
  expect(all.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
  expect(all.filter(({ attributes: { href = "#" } }) => !href.startsWith("#"))).toEqual([]);
  expect(all.filter(({ name }) => name === "article")).toHaveLength(
    report.results.filter(({ state }) => state !== "notApplicable").length,
  );
  expect(page).not.toMatch(HIDDEN);
});

holds("github has no command but ours", (report) => {
  const commands = githubReport(report)
    .split("\n")
    .filter((line) => !line.startsWith("| ") && line !== "");
  for (const command of commands) {
    expect(command).toMatch(/^::(?:(?:error|warning|notice) file=[^:,]+,line=\d+,title=[^:,]+::|group::|endgroup::$)/);
  }
  expect(githubReport(report)).not.toMatch(HIDDEN);
});

holds("the summary has no HTML but ours", (report) => {
  const text = githubSummary(report).replaceAll(/^(`{3,})\n.*?\n\1$/gms, "");
  expect(text).not.toMatch(/<(?!br>|code>|\/code>)/);
  expect(text).not.toMatch(HIDDEN);
});
