import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts } from "../../define-rule.js";
import { matchesAny, SCRIPT_FILES, SEED_FILES, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { literalText, propertyOf } from "../../syntax/property.js";
import { clientOptions } from "./client-options.js";
import { isGuarded } from "./guards.js";
import { loggedParameters } from "./listeners.js";
import { chosenInProduction } from "./production.js";

/** One entry of `log` that holds in production. */
interface Level {
  readonly node: TSESTree.Node;
  readonly level: string;
  readonly emit: "stdout" | "event";
}

export default defineRule({
  id: "no-query-log-in-production",
  description: "disallow Prisma's query log and its pretty errors where nothing keeps them out of production",
  recommended: "error",
  type: "problem",
  options: {
    ignore: texts("Globs of files that never run in production, from the working directory."),
  },
  defaults: { ignore: [...TEST_FILES, ...SEED_FILES, ...SCRIPT_FILES] },
  messages: {
    queries:
      '`log: ["query"]` prints the SQL of every query to standard output in production as well, past your logger and its levels, with the values that raw SQL holds. Log queries only where `process.env.NODE_ENV` says "development".',
    info: '`log: ["info"]` prints Prisma\'s own messages, such as the size of its pool, to standard output in production as well, past your logger and its levels. Leave `"info"` to development.',
    pretty:
      '`errorFormat: "pretty"` holds in production as well, where Prisma would choose "minimal": the message of every failed call then has the values of its arguments and lines of your source in it. Leave it out, or choose by `process.env.NODE_ENV`.',
    parameters:
      "`{{ logged }}` has the parameters of every query: what users typed, their e-mail addresses and hashes of passwords go into the production log. Log `{{ event }}.query` and `{{ event }}.duration` only.",
  },
  mentions: ["PrismaClient"],
  check(file, report, { ignore }) {
    if (matchesAny(file.relativePath, ignore)) return;
    let hasQueryEvents = false;
    for (const options of clientOptions(file)) {
      if (isGuarded(file, options)) continue;
      const levels = levelsIn(file, options);
      hasQueryEvents ||= levels.some(({ level, emit }) => level === "query" && emit === "event");
      const printed = levels.filter(({ emit }) => emit === "stdout");
      const found = printed.find(({ level }) => level === "query") ?? printed.find(({ level }) => level === "info");
      if (found) report({ node: found.node, messageId: found.level === "query" ? "queries" : "info" });
      const format = propertyOf(options, "errorFormat")?.value;
      const chosen = format && chosenInProduction(file, format);
      if (format && chosen && literalText(chosen) === "pretty") report({ node: format, messageId: "pretty" });
    }
    if (!hasQueryEvents) return;
    for (const node of loggedParameters(file)) {
      const logged = file.textOf(node);
      const [event = ""] = logged.split(/[.?[]/);
      report({ node, messageId: "parameters", data: { logged, event: event === "params" ? "event" : event } });
    }
  },
});

function levelsIn(file: SourceFile, options: TSESTree.ObjectExpression): readonly Level[] {
  const log = propertyOf(options, "log")?.value;
  return log ? entriesIn(file, log) : [];
}

function entriesIn(file: SourceFile, list: TSESTree.Node): readonly Level[] {
  const chosen = chosenInProduction(file, list);
  if (chosen?.type !== "ArrayExpression") return [];
  return chosen.elements.flatMap((element) => {
    if (element === null) return [];
    if (element.type === "SpreadElement") return entriesIn(file, element.argument);
    const entry = chosenInProduction(file, element);
    const level = entry && asLevel(entry);
    return level ? [{ ...level, node: element }] : [];
  });
}

/** `"query"`, `{ level: "query", emit: "stdout" }`. */
function asLevel(entry: TSESTree.Node): Omit<Level, "node"> | undefined {
  const text = literalText(entry);
  if (text !== undefined) return { level: text, emit: "stdout" };
  if (entry.type !== "ObjectExpression") return undefined;
  const level = propertyOf(entry, "level")?.value;
  const emit = propertyOf(entry, "emit")?.value;
  const [levelText, emitText] = [level && literalText(level), emit && literalText(emit)];
  if (levelText === undefined || (emitText !== "stdout" && emitText !== "event")) return undefined;
  return { level: levelText, emit: emitText };
}
