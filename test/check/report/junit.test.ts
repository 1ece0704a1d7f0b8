import { expect, test } from "vitest";
import { junitReport } from "../../../src/check/report/junit.js";
import type { Report } from "../../../src/check/run/report.js";
import { aFinding, aReport, aResult } from "./support/a-report.js";
import { closedShop } from "./support/shop.js";
import { elements, parsed, type Element } from "./support/well-formed.js";

const root = (report: Report): Element => parsed(junitReport(report));
const cases = (report: Report) => elements(root(report), "testcase");
const outcome = ({ children }: Element): string => children.map(({ name }) => name).join(" ");

test("a suite for each family, a case for each check", () => {
  const suites = elements(root(closedShop), "testsuite").map(({ attributes, children }) => [
    attributes["name"],
    children.length,
  ]);
  expect(suites).toEqual([
    ...[
      ["Environment", 3],
      ["Schema", 1],
      ["Migrations", 4],
      ["Repository", 2],
    ],
    ...[
      ["Running application", 1],
      ["Attestations", 2],
    ],
  ]);
});

test.each([
  ["fail", false, "failure system-out"],
  ["unknown", false, "skipped system-out"],
  ["unknown", true, "failure system-out"],
  ["notApplicable", false, "skipped system-out"],
  ["warn", true, "system-out"],
  ["waived", false, "system-out"],
  ["attested", false, "system-out"],
  ["pass", false, "system-out"],
] as const)("%s, strict %s: %s", (state, isStrict, expected) => {
  expect(cases(aReport([aResult({ state, findings: [aFinding()] })], { isStrict })).map(outcome)).toEqual([expected]);
});

test("the totals are those of the cases", () => {
  const all = root(closedShop);
  const numbers = (element: Element) =>
    ["tests", "failures", "skipped", "errors"].map((name) => Number(element.attributes[name]));
  const sum = elements(all, "testsuite")
    .map(numbers)
    .reduce((a, b) => a.map((number, index) => number + (b[index] ?? 0)));
  expect(numbers(all)).toEqual([13, 3, 2, 0]);
  expect(sum).toEqual(numbers(all));
});

test("a failure says where, what, what of it, and what to write", () => {
  const [failure] = elements(root(closedShop), "failure").filter(
    ({ attributes }) => attributes["message"] === "2 findings",
  );
  expect(failure?.text).toContain(
    "prisma/migrations/20261120_drop_email/migration.sql:3: error: `User.email` is dropped: the servers",
  );
  expect(failure?.text).toContain('  ALTER TABLE "Order" ADD COLUMN "state" TEXT;\n  UPDATE "Order"');
});

test("a waiver and an attestation say who answers, and until when", () => {
  const output = elements(root(closedShop), "system-out").map(({ text }) => text);
  expect(output).toContainEqual(expect.stringContaining("waived until 2026-12-31 by Ada (Only the build uses it"));
  expect(output).toContainEqual(expect.stringContaining("attested by Ada until 2027-02-28"));
});

test("control characters, which XML 1.0 forbids, stand there as their code points", () => {
  const [only] = cases(aReport([aResult({ title: "a\u0000b\u001bc\ud800d" })]));
  expect(only?.attributes["name"]).toBe("MIG001 a\\u{0000}b\\u{001b}c\\u{d800}d");
});
