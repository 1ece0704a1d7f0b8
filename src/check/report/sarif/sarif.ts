import type { Log, Run } from "sarif";
import type { Report } from "../../run/report.js";
import { resultsOf } from "./results.js";
import { ruleOf } from "./rules.js";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** GitHub refuses a file with more: https://docs.github.com/en/code-security/reference/code-scanning/sarif-support */
const MOST_RESULTS = 25_000;

/**
 * SARIF 2.1.0 as code scanning accepts it: each finding is a result with a place in the repository. What is waived is none, since GitHub
 * has no `suppressions`.
 */
export function sarifReport(report: Report): string {
  const log: Log = { $schema: SCHEMA, version: "2.1.0", runs: [runOf(report)] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function runOf(report: Report): Run {
  const { tool, profile, results, startedAt } = report;
  return {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        rules: results.map(ruleOf),
      },
    },
    // Runs of different profiles stand side by side in one repository.
    automationDetails: { id: `${tool.name}/${profile}/` },
    invocations: [{ executionSuccessful: true, startTimeUtc: startedAt }],
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
    columnKind: "utf16CodeUnits",
    results: resultsOf(report).slice(0, MOST_RESULTS),
  };
}
