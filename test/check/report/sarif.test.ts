import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { pageOf } from "../../../src/check/pages.js";
import { sarifReport } from "../../../src/check/report/sarif/sarif.js";
import type { Report } from "../../../src/check/run/report.js";
import { checkFolders } from "../support/check-folders.js";
import { aFinding, aReport, aResult } from "./support/a-report.js";
import { codeScanningSchema } from "./support/sarif-schema.js";
import { closedShop, openShop } from "./support/shop.js";

const isAccepted = compiled(new Ajv({ allErrors: true, strict: true }), codeScanningSchema);

/** The schema of OASIS, if SARIF_SCHEMA names the file. */
const official = process.env["SARIF_SCHEMA"];

const log = (report: Report): Log => JSON.parse(sarifReport(report)) as Log;
const results = (report: Report) => log(report).runs[0]?.results ?? [];
const places = (report: Report) =>
  results(report).map(({ locations = [] }) => {
    const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
    return `${artifactLocation?.uri}:${region?.startLine}`;
  });

describe.each([
  ["with findings", closedShop],
  ["without findings", openShop],
  ["without checks", aReport([])],
])("a report %s", (_, report) => {
  test("is what code scanning accepts", () => {
    isAccepted(log(report));
    expect(isAccepted.errors).toBeNull();
  });

  test.skipIf(official === undefined)("is valid by the schema of OASIS (SARIF_SCHEMA)", () => {
    const schema = JSON.parse(readFileSync(official ?? "", "utf8")) as { readonly $schema: string };
    const Validator = schema.$schema.includes("2020-12") ? Ajv2020 : Ajv;
    const isValid = compiled(new Validator({ allErrors: true, strict: false }), schema);
    isValid(log(report));
    expect(isValid.errors).toBeNull();
  });
});

test("only findings become results, what fails first", () => {
  expect(results(closedShop).map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
    ...["error ATT002", "error ENV002", "error MIG001", "error MIG001"],
    ...Array<string>(10).fill("warning MIG007"),
    "note ENV005",
  ]);
});

test("what could not be seen is a warning where it fails", () => {
  const unknown = results({ ...closedShop, isStrict: true }).find(({ ruleId }) => ruleId === "ENV005");
  expect(unknown?.level).toBe("warning");
});

test("each result names its rule, by id and by index", () => {
  const [run] = log(closedShop).runs;
  const named = run?.results?.map(({ ruleIndex }) => run.tool.driver.rules?.[ruleIndex ?? -1]?.id);
  expect(named).toEqual(run?.results?.map(({ ruleId }) => ruleId));
});

test("a rule's help is the page of its check", () => {
  const id = checkFolders().find((folder) => pageOf(folder.id) !== undefined)?.id ?? "";
  const [rule] = log(aReport([aResult({ id, findings: [aFinding()] })])).runs[0]?.tool.driver.rules ?? [];
  expect(rule?.help?.markdown).toMatch(new RegExp(`^# ${id}: .*\n[^]*^## Why$`, "m"));
  expect(rule?.fullDescription?.text).not.toContain("\n");
});

describe("the place", () => {
  const report = (file: string, given: Partial<Report> = {}) =>
    aReport([aResult({ state: "fail", findings: [aFinding({ place: { file, line: 3 } })] })], given);

  test("of what stands in no file is the configuration", () => {
    const { place: _, ...finding } = aFinding();
    const environment = aReport([aResult({ findings: [finding] })]);
    expect(places(environment)).toEqual(["hardening.config.ts:1"]);
    expect(places({ ...environment, configFile: "package.json" })).toEqual(["package.json:1"]);
  });

  test("is relative to the repository, also from a package below its root", () => {
    expect(places(report("src/app.ts", { folder: "packages/api" }))).toEqual(["packages/api/src/app.ts:3"]);
    expect(places(report("../../package-lock.json", { folder: "packages/api" }))).toEqual(["package-lock.json:3"]);
  });

  test.each(["/etc/passwd", "C:\\work\\shop\\a.ts", "c:/work/a.ts", "../outside.ts", "\\\\server\\share\\a.ts"])(
    "is never outside: %s",
    (file) => expect(places(report(file))).toEqual(["hardening.config.ts:1"]),
  );

  test("is a URI", () => {
    const names = ["a b.ts", "50%.ts", "ä#?.ts", "windows\\a.ts"];
    expect(names.flatMap((name) => places(report(name)))).toEqual([
      ...["a%20b.ts:3", "50%25.ts:3", "%C3%A4%23%3F.ts:3", "windows/a.ts:3"],
    ]);
  });
});

describe("the fingerprint", () => {
  const prints = (findings: Parameters<typeof aFinding>[0][]) =>
    results(aReport([aResult({ findings: findings.map(aFinding) })])).map(
      ({ partialFingerprints }) => partialFingerprints?.["primaryLocationLineHash"],
    );

  test("stays when the line moves and the words change", () => {
    const [before] = prints([{}]);
    expect(prints([{ place: { file: "b.sql", line: 99 }, seen: "other words", level: "warning" }])).toEqual([before]);
  });

  test("differs from subject to subject, and among findings of one subject", () => {
    const all = prints([{}, {}, { subject: "User.name" }]);
    expect(new Set(all).size).toBe(3);
  });

  test("is the same from release to release", () => {
    expect(prints([{}])).toEqual(["f635c653ebd06fabf8c0c3fb32f2350e:1"]);
  });
});

function compiled(ajv: Ajv | Ajv2020, schema: object): ValidateFunction {
  addFormats.default(ajv);
  return ajv.compile(schema);
}
