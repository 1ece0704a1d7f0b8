import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";

/** A call that writes its arguments to a log. */
export interface LogCall {
  readonly node: TSESTree.CallExpression;
  readonly logger: "console" | "logger";
  readonly method: string;
}

const METHODS: ReadonlySet<string> = new Set([
  ...["trace", "debug", "info", "warn", "error", "fatal", "log", "dir", "table"],
  ...["verbose", "silly", "http", "notice", "warning", "critical", "alert", "emerg", "success", "child"],
]);

/** `log`, `logger`, `_logger`, `requestLogger`, `MY_LOGGER`; not `blog`, `dialog` or `catalog`. */
const LOGGER_NAME = /^(?:log|logger|consola|winston|bunyan|pino|signale|\w*Logger|\w*_logger|\w*LOGGER)$/i;
const NOT_LOGGER_NAME = /^\w*[a-z]logger$/;

/** The call as one of a logger or the console; `undefined` if it is none. */
export function asLogCall(file: SourceFile, node: TSESTree.CallExpression): LogCall | undefined {
  const member = asMember(node.callee);
  if (member === undefined)
    return isDebugFunction(file, node.callee) ? { node, logger: "logger", method: "debug" } : undefined;
  const method = memberName(member);
  if (method === undefined || !METHODS.has(method)) return undefined;
  if (isConsole(file, member.object)) return { node, logger: "console", method };
  return isLogger(member.object) ? { node, logger: "logger", method } : undefined;
}

/** The global console, also as `globalThis.console`. */
export function isConsole(file: SourceFile, expression: TSESTree.Node): boolean {
  const inner = unwrap(expression);
  if (inner.type === "Identifier") return inner.name === "console" && file.variableOf(inner) === undefined;
  const member = asMember(inner);
  const object = member && unwrap(member.object);
  return (
    member !== undefined &&
    memberName(member) === "console" &&
    object?.type === "Identifier" &&
    /^(?:globalThis|global|window)$/.test(object.name)
  );
}

export function isLoggerName(name: string): boolean {
  const bare = name.replace(/^[#_$]+/, "");
  return LOGGER_NAME.test(bare) && !NOT_LOGGER_NAME.test(bare);
}

/** `logger`, `this.#logger`, `req.log`, `getLogger()`, `logger.child({ … })`. */
function isLogger(expression: TSESTree.Node): boolean {
  const inner = unwrap(expression);
  if (inner.type === "Identifier") return isLoggerName(inner.name);
  const called = inner.type === "CallExpression" ? inner.callee : undefined;
  const member = asMember(called ?? inner);
  if (called === undefined) return member !== undefined && isLoggerName(memberName(member) ?? "");
  if (member && memberName(member) === "child") return isLogger(member.object);
  const name = member
    ? memberName(member)
    : unwrap(called).type === "Identifier"
      ? (unwrap(called) as TSESTree.Identifier).name
      : "";
  return /^(?:get|use|create)\w*Logger$/.test(name ?? "");
}

/** `const log = debug("app")` of the package `debug`. */
function isDebugFunction(file: SourceFile, callee: TSESTree.Node): boolean {
  const inner = unwrap(callee);
  if (inner.type !== "Identifier" || !/^(?:log|debug)|(?:Log|Debug)$/.test(inner.name)) return false;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  const value = origin?.kind === "value" ? unwrap(origin.value) : undefined;
  if (value?.type !== "CallExpression") return false;
  const maker = unwrap(value.callee);
  if (maker.type === "Identifier") return /^(?:debug|createDebug|Debug|debugFactory)$/.test(maker.name);
  if (maker.type !== "CallExpression") return false;
  const [source] = maker.arguments;
  return source?.type === "Literal" && source.value === "debug";
}
