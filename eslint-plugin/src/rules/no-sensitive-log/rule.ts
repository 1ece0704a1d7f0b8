import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts } from "../../define-rule.js";
import { matchesAny, SCRIPT_FILES, SEED_FILES, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { isEnvironmentGuarded } from "../../log-calls/development-guard.js";
import { asLogCall } from "../../log-calls/log-call.js";
import { loggedValues } from "./logged-values.js";
import { leakOf, type Leak } from "./sensitive-value.js";

const IGNORED = [...TEST_FILES, ...SEED_FILES, ...SCRIPT_FILES, "**/{docs,examples,mocks,testing}/**"];

export default defineRule<
  "secret" | "request" | "environment" | "marked" | "row",
  { readonly ignore: readonly string[] }
>({
  id: "no-sensitive-log",
  description: "disallow passwords, tokens, whole requests and other sensitive values as arguments of a logger",
  recommended: "error",
  type: "problem",
  options: {
    ignore: texts("Globs of files that are left alone; what is written here takes the place of the default."),
  },
  defaults: { ignore: IGNORED },
  messages: {
    secret:
      "`{{ value }}` goes into the log as it is, and with it to everybody who reads logs and to every copy of them. Log that it is there (`{{ value }} !== undefined`) or an id.",
    request:
      "The {{ part }} of a request, whole, hold what the user sent: passwords, tokens, cookies. Log the fields that you need by name.",
    environment: "`process.env` holds every secret of the process. Log the variables that you need by name.",
    marked: "The schema marks `{{ field }}` with `@hardening.sensitive`, and the log shows it. Log an id instead.",
    row: "`{{ value }}` is a whole row of `{{ model }}`, with its `{{ field }}`. Log its id, or leave the field out of the query: `omit: { {{ field }}: true }`.",
  },
  mentions: ["console.", "logger", "Logger", "LOGGER", ".log", "log.", "consola", "winston", "debug"],
  check(file, report, { ignore }) {
    if (matchesAny(file.relativePath, ignore) || file.text.startsWith("#!")) return;
    for (const node of file.nodes("CallExpression")) {
      const call = asLogCall(file, node);
      if (call === undefined) continue;
      const found = node.arguments.flatMap((argument) => leaksIn(file, argument));
      if (found.length === 0 || isEnvironmentGuarded(file, node)) continue;
      for (const { at, leak } of found) report({ node: at, messageId: leak.kind, data: dataFor(file, at, leak) });
    }
  },
});

interface Found {
  readonly at: TSESTree.Node;
  readonly leak: Leak;
}

function leaksIn(file: SourceFile, argument: TSESTree.Node): readonly Found[] {
  return loggedValues(argument).flatMap((value): Found[] => {
    const leak = leakOf(file, value);
    return leak ? [{ at: value.node, leak }] : [];
  });
}

function dataFor(file: SourceFile, at: TSESTree.Node, leak: Leak): Record<string, string> {
  const { kind: _, ...details } = leak;
  return { value: file.textOf(at), ...details };
}
