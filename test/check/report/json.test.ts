import { expect, test } from "vitest";
import { jsonReport } from "../../../src/check/report/json.js";
import { closedShop } from "./support/shop.js";

test("it is the report with the version of its shape", () => {
  expect(JSON.parse(jsonReport(closedShop))).toEqual({ version: 1, ...closedShop });
});

// Programs of others read these names.
test("its names stay", () => {
  const report = JSON.parse(jsonReport(closedShop)) as { readonly results: readonly { readonly id: string }[] };
  const result = (id: string) => report.results.find((one) => one.id === id);
  expect(Object.keys(report)).toEqual([
    ...["version", "tool", "project", "profile", "isStrict", "startedAt", "durationMs", "isPassed", "configFile"],
    ...["counts", "results"],
  ]);
  expect(result("ENV002")).toMatchInlineSnapshot(`
    {
      "durationMs": 12,
      "evidence": "JWT_SECRET of .env.production",
      "family": "ENV",
      "findings": [
        {
          "consequence": "whoever has one token finds the secret offline and signs tokens as any user",
          "level": "error",
          "seen": "\`JWT_SECRET\` has 12 bytes and is guessed in under a second",
          "subject": "JWT_SECRET",
          "write": "JWT_SECRET=$(openssl rand -base64 48)",
        },
      ],
      "id": "ENV002",
      "severity": "error",
      "state": "fail",
      "title": "JWT_SECRET is long and strong",
      "waived": [],
    }
  `);
  expect(result("REPO003")).toMatchInlineSnapshot(`
    {
      "durationMs": 12,
      "evidence": "612 packages, 1 advisory",
      "family": "REPO",
      "findings": [],
      "id": "REPO003",
      "severity": "error",
      "state": "waived",
      "title": "No dependency has a known vulnerability",
      "waived": [
        {
          "consequence": "a query string can stop the server",
          "level": "error",
          "place": {
            "file": "package-lock.json",
            "line": 4127,
          },
          "seen": "\`qs\` 6.11.0 has a known vulnerability of high severity",
          "subject": "GHSA-aaaa-bbbb-cccc",
          "waiver": {
            "expires": "2026-12-31",
            "id": "REPO003",
            "owner": "Ada",
            "reason": "Only the build uses it; the update needs webpack 6.",
            "scope": "GHSA-aaaa-bbbb-cccc",
          },
          "write": "npm install qs@6.14.0",
        },
      ],
    }
  `);
});

test("it ends with a newline, as a file does", () => expect(jsonReport(closedShop)).toMatch(/[^\n]\n$/));
