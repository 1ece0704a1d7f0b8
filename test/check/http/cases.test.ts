import { afterAll, describe, expect, test } from "vitest";
import type { Check } from "../../../src/check/check.js";
import type { ExpectedFinding } from "../../../src/check/check-cases.js";
import { listenerOf, type HttpCases, type SilentHttpCase } from "../../../src/check/http/http-cases.js";
import type { Finding, Outcome } from "../../../src/check/outcome.js";
import { checkFolders, loadCases, loadCheck } from "../support/check-folders.js";
import { runAt } from "./run-http-case.js";
import { makeCertificate, ownAddress, serve } from "./serve.js";

const certificate = makeCertificate(ownAddress ?? "127.0.0.1");
let notRun = 0;

for (const folder of checkFolders().filter(({ family }) => family === "http")) {
  const check = await loadCheck(folder);
  const { silent, found } = await loadCases<HttpCases>(folder);

  describe(`${folder.id}: ${check.title}`, () => {
    test.each(silent)("is silent: $why", async (one) => {
      if (!canServe(one)) return;
      const { outcome } = await run(check, one);
      expect(outcome.kind).toBe(one.isNotApplicable ? "notApplicable" : "looked");
      expect(outcome.kind === "looked" ? outcome.findings : []).toEqual([]);
    });

    test.each(found)("finds: $why", async (one) => {
      if (!canServe(one)) return;
      const { outcome, host } = await run(check, one);
      if (outcome.kind !== "looked") throw new Error(`It does not apply: ${outcome.reason}`);
      const { severity } = check;
      const expected = one.findings.map((finding) => ({
        level: severity,
        ...finding,
        subject: finding.subject.replace("{host}", host),
      }));
      const seen = outcome.findings.map((finding, index) => shown(finding, one.findings[index], severity));
      expect(seen).toEqual(expected);
      for (const finding of outcome.findings) expectSentences(finding);
    });
  });
}

// The one place that leaves something out, and says so.
afterAll(() => {
  if (notRun > 0) console.warn(`${notRun} cases NOT RUN: this machine has no openssl, or loopback addresses only.`);
});

function canServe({ at = "http" }: SilentHttpCase): boolean {
  const isLeftOut =
    (at.startsWith("own") && ownAddress === undefined) || (at.endsWith("https") && certificate === undefined);
  if (isLeftOut) notRun++;
  return !isLeftOut;
}

async function run(check: Check, one: SilentHttpCase): Promise<{ readonly outcome: Outcome; readonly host: string }> {
  const { at = "http", env, environment } = one;
  const address = at.startsWith("own") ? (ownAddress ?? "") : "127.0.0.1";
  const server = await serve(listenerOf(one), address, at.endsWith("https") ? certificate : undefined);
  if (at === "nowhere") await server.stop();
  try {
    const http = { ownHosts: [address], ...one.http };
    const [outcome] = await runAt(server.url, [check], { http, environment, env });
    if (outcome === undefined) throw new Error("The check has said nothing.");
    return { outcome, host: server.url.host };
  } finally {
    if (at !== "nowhere") await server.stop();
  }
}

/** A finding with what is expected of it: its whole text where the expected part is missing in it. */
function shown(finding: Finding, expected: ExpectedFinding | undefined, severity: Check["severity"]): ExpectedFinding {
  const partOf = (text: string, part: string): string => (text.includes(part) ? part : text);
  return {
    subject: finding.subject,
    level: finding.level ?? severity,
    ...(expected?.seen === undefined ? {} : { seen: partOf(finding.seen, expected.seen) }),
    ...(expected?.write === undefined ? {} : { write: partOf(finding.write, expected.write) }),
  };
}

/** Clauses that a report can put together. */
function expectSentences({ subject, seen, consequence, write }: Finding): void {
  for (const text of [subject, seen, consequence, write]) expect(text.trim()).not.toBe("");
  for (const clause of [seen, consequence]) expect(clause).not.toMatch(/[.!]$|\n/);
}
