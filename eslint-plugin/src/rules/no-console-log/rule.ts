import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts, type Suggestion } from "../../define-rule.js";
import { matchesAny, SCRIPT_FILES, SEED_FILES, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { isEnvironmentGuarded } from "../../log-calls/development-guard.js";
import { isConsole } from "../../log-calls/log-call.js";
import { loggerInScope } from "../../log-calls/logger-in-scope.js";
import { enclosingFunction, functionName } from "../../syntax/functions.js";
import { asMember, memberName } from "../../syntax/property.js";
import { argumentsFor } from "./logger-arguments.js";
import { isServerCode } from "./server-code.js";

const METHODS: ReadonlySet<string> = new Set(["log", "debug", "info", "trace", "dir", "table"]);

/** Files that are no server's, or whose business the console is. */
const IGNORED = [
  ...[...TEST_FILES, ...SEED_FILES, ...SCRIPT_FILES],
  ...["**/{logger,loggers,logging,log}.*", "**/{logger,loggers,logging}/**", "**/{gulpfile,gruntfile}.*"],
  ...["**/{components,hooks,composables,stores,client,frontend,public,static,docs,examples,templates}/**"],
  ...["**/{migrations,commands,generators,.storybook,testing,__fixtures__,mocks}/**", "**/*.{mock,command}.*"],
];

interface Options {
  readonly files: readonly string[];
  readonly ignore: readonly string[];
  readonly allow: readonly string[];
}

export default defineRule<"console" | "useLogger", Options>({
  id: "no-console-log",
  description: "disallow `console.log` and its like in server code",
  recommended: "error",
  type: "problem",
  hasSuggestions: true,
  options: {
    files: texts("Globs of files that are server code whatever stands in them."),
    ignore: texts("Globs of files that are left alone; what is written here takes the place of the default."),
    allow: {
      type: "array",
      items: { type: "string", enum: [...METHODS] },
      description: "Methods of the console that may be called.",
    },
  },
  defaults: { files: [], ignore: IGNORED, allow: [] },
  messages: {
    console:
      "`console.{{ method }}` writes a line without level, time or request, that nobody can search, silence or redact. Use a logger: `logger.{{ level }}(…)`.",
    useLogger: "Call `{{ logger }}.{{ level }}` instead.",
  },
  mentions: ["console"],
  check(file, report, { files, ignore, allow }) {
    if (matchesAny(file.relativePath, ignore)) return;
    const isStated = matchesAny(file.relativePath, files);
    for (const node of file.nodes("CallExpression")) {
      const method = consoleMethod(file, node);
      if (method === undefined || allow.includes(method)) continue;
      if (!isStated && !isServerCode(file, node)) continue;
      if (isDecided(file, node) || isLoggersOwn(node) || isEnvironmentGuarded(file, node)) continue;
      const level = method === "debug" || method === "trace" ? method : "info";
      report({ node, messageId: "console", data: { method, level }, suggest: suggestions(file, node, method) });
    }
  },
});

function consoleMethod(file: SourceFile, node: TSESTree.CallExpression): string | undefined {
  const member = asMember(node.callee);
  const method = member && memberName(member);
  return member && method !== undefined && METHODS.has(method) && isConsole(file, member.object) ? method : undefined;
}

/** A line or a file for which ESLint's own `no-console` was switched off: somebody meant it. */
function isDecided({ text }: SourceFile, { range }: TSESTree.Node): boolean {
  const end = text.indexOf("\n", range[0]);
  const before = text.lastIndexOf("\n", text.lastIndexOf("\n", range[0] - 1) - 1);
  if (text.slice(before + 1, end < 0 ? undefined : end).includes("no-console")) return true;
  return /\/\*\s*eslint(?:-disable)?\s[^*]*\bno-console\b/.test(text);
}

/** `info(…args) { console.info(…args) }`: what a logger is made of. */
function isLoggersOwn(node: TSESTree.Node): boolean {
  const around = enclosingFunction(node);
  return around !== undefined && /^(?:log|debug|info|trace|warn|error|verbose|print)$/.test(functionName(around) ?? "");
}

function suggestions(
  file: SourceFile,
  node: TSESTree.CallExpression,
  method: string,
): readonly Suggestion<"useLogger">[] {
  if (!/^(?:log|info|debug)$/.test(method)) return [];
  const logger = loggerInScope(file, node);
  const args = logger && argumentsFor(file, logger, node.arguments);
  if (logger === undefined || args === undefined) return [];
  const level = method === "debug" ? "debug" : logger.kind === "nest" ? "log" : "info";
  return [
    {
      messageId: "useLogger",
      data: { logger: logger.text, level },
      fix: (fixer) => fixer.replaceText(node, `${logger.text}.${level}(${args})`),
    },
  ];
}
