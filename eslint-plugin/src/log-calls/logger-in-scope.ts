import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { enclosingClass, isFunction } from "../syntax/functions.js";
import { keyName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf, type Variable } from "../syntax/variables.js";
import { isLoggerName } from "./log-call.js";

/** A logger that code at a place may use. */
export interface Logger {
  /** How it is written there: `logger`, `this.logger`, `req.log`. */
  readonly text: string;
  /** `pino`: also Bunyan and Fastify. `nest`: has `log` for `info`. `unknown`: made in another file. */
  readonly kind: "pino" | "winston" | "nest" | "unknown";
}

/** Packages that export a maker of loggers, or a middleware, by the name of a logger. */
const NOT_LOGGERS =
  /^(?:winston|bunyan|pino(?:-http)?|debug|morgan|koa-logger|redux-logger|hono\/logger|express-[\w-]+)$/;

/** The nearest logger: a variable, a field of the class around, or what the framework hangs on a parameter. */
export function loggerInScope(file: SourceFile, node: TSESTree.Node): Logger | undefined {
  return memberLogger(file, node) ?? variableLogger(file, node) ?? frameworkLogger(file, node);
}

function variableLogger(file: SourceFile, node: TSESTree.Node): Logger | undefined {
  for (let scope: ReturnType<typeof file.code.getScope> | null = file.code.getScope(node); scope; scope = scope.upper) {
    for (const [name, variable] of scope.set) {
      if (!isLoggerName(name) || !/^[a-z_$]/.test(name)) continue;
      const kind = kindOfVariable(file, variable, node);
      if (kind !== undefined) return { text: name, kind };
    }
  }
  return undefined;
}

/** `undefined`: it is no logger object, or not there yet where it would be used. */
function kindOfVariable(file: SourceFile, variable: Variable, node: TSESTree.Node): Logger["kind"] | undefined {
  const origin = originOf(variable);
  switch (origin.kind) {
    case "import":
      return NOT_LOGGERS.test(origin.source) ? undefined : "unknown";
    case "parameter":
      return "unknown";
    case "value": {
      const isBefore = origin.declarator.range[1] <= node.range[0];
      const value = unwrap(origin.value);
      if (!isBefore || (value.type !== "CallExpression" && value.type !== "NewExpression")) return undefined;
      return kindOfMaker(file, value);
    }
    case "part":
    case "function":
    case "class":
    case "enum":
    case "other":
      return undefined;
  }
}

function kindOfMaker(
  file: SourceFile,
  made: TSESTree.CallExpression | TSESTree.NewExpression,
): Logger["kind"] | undefined {
  const callee = file.textOf(made.callee);
  if (/^(?:debug|morgan|require|tryRequire)$|createDebug|require\(["']debug/.test(callee)) return undefined;
  if (/^pino\b|^bunyan\b/i.test(callee)) return "pino";
  if (/^winston\b/.test(callee) || (callee === "createLogger" && /["']winston["']/.test(file.text))) return "winston";
  if (callee === "Logger" && file.text.includes("@nestjs/common")) return "nest";
  return "unknown";
}

/** `this.logger`, where `this` is still that of a method of the class. */
function memberLogger(file: SourceFile, node: TSESTree.Node): Logger | undefined {
  const owner = enclosingClass(node);
  if (owner === undefined || !isThisOf(owner, node)) return undefined;
  for (const member of owner.body.body) {
    if (member.type === "PropertyDefinition" && !member.static) {
      const name = keyName(member) ?? "";
      if (isLoggerName(name)) return { text: `this.${name}`, kind: kindOfMember(file, member) };
    }
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== "TSParameterProperty") continue;
      const inner = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
      if (!isLoggerName(inner.name)) continue;
      return { text: `this.${inner.name}`, kind: kindOfMember(file, inner) };
    }
  }
  return undefined;
}

function kindOfMember(file: SourceFile, member: TSESTree.Node): Logger["kind"] {
  const text = file.textOf(member);
  if (/PinoLogger|\bpino\(|BaseLogger|FastifyBaseLogger/.test(text)) return "pino";
  if (/["'](?:nest-)?winston["']/.test(file.text)) return "winston";
  return file.text.includes("@nestjs/") ? "nest" : "unknown";
}

function isThisOf(owner: TSESTree.Node, node: TSESTree.Node): boolean {
  for (let outer = node.parent; outer && outer !== owner; outer = outer.parent) {
    if (isFunction(outer) && outer.type !== "ArrowFunctionExpression") {
      return outer.parent.type === "MethodDefinition" && !outer.parent.static && outer.parent.parent.parent === owner;
    }
  }
  return false;
}

/** `req.log` and `fastify.log`, in a file that uses them already. */
function frameworkLogger(file: SourceFile, node: TSESTree.Node): Logger | undefined {
  for (let scope: ReturnType<typeof file.code.getScope> | null = file.code.getScope(node); scope; scope = scope.upper) {
    for (const name of ["req", "request", "fastify", "app", "server"]) {
      if (scope.set.has(name) && new RegExp(String.raw`\b${name}\.log\.\w+\(`).test(file.text)) {
        return { text: `${name}.log`, kind: "pino" };
      }
    }
  }
  return undefined;
}
