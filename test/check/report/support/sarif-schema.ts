/**
 * The part of SARIF 2.1.0 that the report uses, with what GitHub's code scanning asks of it beyond the standard. Nothing else is
 * allowed: `suppressions` and absolute paths fail by not being here.
 */
const text = { type: "string", minLength: 1 };
const message = only({ text }, ["text"]);
const level = { enum: ["error", "warning", "note"] };

const rule = only(
  {
    id: { type: "string", maxLength: 255 },
    shortDescription: only({ text: { type: "string", maxLength: 1024 } }, ["text"]),
    fullDescription: only({ text: { type: "string", maxLength: 1024 } }, ["text"]),
    help: only({ text, markdown: text }, ["text", "markdown"]),
    defaultConfiguration: only({ level }, ["level"]),
    properties: only(
      {
        tags: { type: "array", items: { type: "string" }, maxItems: 20, uniqueItems: true },
        "problem.severity": { enum: ["error", "warning", "recommendation"] },
      },
      ["tags"],
    ),
  },
  ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
);

const count = { type: "integer", minimum: 1 };
const location = only(
  {
    physicalLocation: only(
      {
        artifactLocation: only(
          {
            uri: { type: "string", format: "uri-reference", pattern: "^(?!/|\\.\\./|[A-Za-z]:)[^\\\\]+$" },
            uriBaseId: { const: "%SRCROOT%" },
          },
          ["uri", "uriBaseId"],
        ),
        region: only({ startLine: count, startColumn: count }, ["startLine"]),
      },
      ["artifactLocation", "region"],
    ),
  },
  ["physicalLocation"],
);

const result = only(
  {
    ruleId: { type: "string" },
    ruleIndex: { type: "integer", minimum: 0 },
    level,
    message,
    locations: { type: "array", items: location, minItems: 1, maxItems: 1 },
    partialFingerprints: only({ primaryLocationLineHash: text, "prismaHardening/v1": text }, [
      "primaryLocationLineHash",
    ]),
  },
  ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
);

const run = only(
  {
    tool: only(
      {
        driver: only({ name: text, version: text, semanticVersion: text, rules: list(rule) }, [
          "name",
          "semanticVersion",
          "rules",
        ]),
      },
      ["driver"],
    ),
    automationDetails: only({ id: text }, ["id"]),
    invocations: list(
      only({ executionSuccessful: { type: "boolean" }, startTimeUtc: { type: "string", format: "date-time" } }, [
        "executionSuccessful",
      ]),
    ),
    originalUriBaseIds: only({ "%SRCROOT%": only({ description: message }, ["description"]) }, ["%SRCROOT%"]),
    columnKind: { const: "utf16CodeUnits" },
    results: { ...list(result), maxItems: 25_000 },
  },
  ["tool", "results", "originalUriBaseIds"],
);

export const codeScanningSchema = only(
  {
    $schema: { type: "string", format: "uri" },
    version: { const: "2.1.0" },
    runs: { ...list(run), minItems: 1, maxItems: 1 },
  },
  ["$schema", "version", "runs"],
);

function only(properties: object, required: readonly string[]): object {
  return { type: "object", properties, required, additionalProperties: false };
}

function list(items: object): object {
  return { type: "array", items };
}
