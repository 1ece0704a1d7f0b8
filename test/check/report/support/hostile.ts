import fc from "fast-check";
import { STATES, type CheckResult, type Report, type WaivedFinding } from "../../../../src/check/run/report.js";
import { aReport, type AFinding } from "./a-report.js";

/** What a name from a stranger's pull request can be. */
export const HOSTILE = [
  "<script>alert(1)</script>",
  "</style></title></textarea><script>alert(1)</script>",
  '"><img src="x" onerror="alert(1)"/>',
  "' onmouseover='alert(1)",
  "&lt;b&gt; &amp; &#0;",
  "]]> <![CDATA[ <!-- -->",
  "javascript:alert(1)",
  "a\u0000b\u0001c\u001b[31md\u007f\u0085e",
  "\ud800 half a pair \udfff",
  "\ufffe\uffff\u2028\u2029\ufeff",
  "\u202egnp.exe\u202c \u2066x\u2069",
  "one\r\ntwo\rthree\nfour",
  "::error file=a::b\n::stop-commands::x\n  ::add-mask::y\n##[error]z\n| ##[add-path]w",
  "100% of a, b: c",
  "| cell | ```\n# heading\n```` [link](http://x.test) ![image](x) @ada #1 **b** <br>",
  "C:\\Users\\Ada\\..\\secret.txt",
  "/etc/passwd",
  "../../outside.ts",
  "`unbalanced",
  "``",
  "",
];

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
const place = fc.record({ file: text, line: fc.integer({ min: -1, max: 9999 }) }, { requiredKeys: ["file", "line"] });

const finding: fc.Arbitrary<AFinding> = fc.record(
  {
    subject: text,
    seen: text,
    consequence: text,
    write: text,
    level: fc.constantFrom("error", "warning", "unknown"),
    place,
  },
  { requiredKeys: ["subject", "seen", "consequence", "write", "level"] },
);

const waived: fc.Arbitrary<WaivedFinding> = fc
  .tuple(finding, fc.record({ id: text, scope: text, reason: text, owner: text, expires: text }))
  .map(([found, waiver]) => ({ ...found, waiver }));

const result: fc.Arbitrary<CheckResult> = fc.record(
  {
    id: text,
    title: text,
    family: text,
    severity: fc.constantFrom("error", "warning"),
    state: fc.constantFrom(...STATES),
    evidence: text,
    findings: fc.array(finding, { maxLength: 12 }),
    waived: fc.array(waived, { maxLength: 2 }),
    attestation: fc.record({ owner: text, expires: text }),
    durationMs: fc.nat(100_000),
  },
  {
    requiredKeys: ["id", "title", "family", "severity", "state", "evidence", "findings", "waived", "durationMs"],
  },
);

export const hostileReport: fc.Arbitrary<Report> = fc
  .tuple(fc.array(result, { maxLength: 5 }), text, text, text, fc.boolean())
  .map(([results, project, configFile, folder, isStrict]) =>
    aReport(results, { project, configFile, folder, isStrict }),
  );
