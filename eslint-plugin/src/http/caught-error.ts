import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { enclosingClass, isFunction, type FunctionNode } from "../syntax/functions.js";
import { asMember, keyName, memberName } from "../syntax/property.js";
import { unwrap, wrapped } from "../syntax/unwrap.js";
import { isWrittenAgain, originOf, pathTo, type Variable } from "../syntax/variables.js";

/** An error that the file has caught: whatever was thrown, nobody knows what its text says. */
export interface CaughtError {
  /**
   * `catch`: of a `try`. `rejection`: `.catch((e) => …)`. `callback`: `(err, rows) => …`. `handler`: the one place where an
   * application answers all its errors.
   */
  readonly by: "catch" | "rejection" | "callback" | "handler";
  /** The clause or the function whose parameter it is. */
  readonly owner: TSESTree.Node;
  /** What has failed, where the file shows it: the block of the `try`, the promise, the call with the callback. */
  readonly attempt: TSESTree.Node | undefined;
  /** What was taken out of it by destructuring: `["message"]`; nothing for the error itself. */
  readonly path: readonly string[];
}

const ERROR_NAME = /^_?(?:e|er|err|error|ex|exc|exception|cause|reason)$|(?:Err|Error|Exception)$/;
const RESPONSE_NAME = /^_?(?:res|response|resp|reply|rep)$/;
const REQUEST_NAME = /^_*(?:req|request)$|^_+$/;
/** Their callbacks get elements or hand-made results, not errors. */
const NO_CALLBACKS: ReadonlySet<string | undefined> = new Set([
  ...["map", "forEach", "filter", "find", "some", "every", "flatMap", "reduce", "match", "fold", "mapErr", "mapError"],
]);

/** The caught error that an identifier holds, also by another name or type: `const e = error as Error`. */
export function caughtErrorOf(file: SourceFile, identifier: TSESTree.Identifier, depth = 0): CaughtError | undefined {
  const variable = depth < 4 ? file.variableOf(identifier) : undefined;
  const definition = variable?.defs[0];
  if (!variable || !definition || isWrittenAgain(variable)) return undefined;
  if ((definition.type as string) === "CatchClause") {
    return ofClause(definition.node as TSESTree.CatchClause, variable);
  }
  const origin = originOf(variable);
  switch (origin.kind) {
    case "parameter":
      return isFunction(origin.function) ? ofParameter(origin.function, origin.parameter, variable) : undefined;
    case "value":
      return ofAlias(file, origin.value, depth + 1);
    case "part": {
      const whole = ofAlias(file, origin.value, depth + 1);
      return whole && { ...whole, path: [...whole.path, ...origin.path] };
    }
    default:
      return undefined;
  }
}

function ofClause(clause: TSESTree.CatchClause, variable: Variable): CaughtError | undefined {
  const path = clause.param && pathTo(clause.param, variable.name);
  if (!path) return undefined;
  return { by: "catch", owner: clause, attempt: clause.parent.block, path };
}

/** `error as Error`, `error instanceof Error ? error : new Error(…)`, `{ ...error }`. */
function ofAlias(file: SourceFile, value: TSESTree.Node, depth: number): CaughtError | undefined {
  const inner = unwrap(value);
  switch (inner.type) {
    case "Identifier":
      return caughtErrorOf(file, inner, depth);
    case "ConditionalExpression":
      return ofAlias(file, inner.consequent, depth) ?? ofAlias(file, inner.alternate, depth);
    case "ObjectExpression": {
      const [only] = inner.properties;
      return only?.type === "SpreadElement" ? ofAlias(file, only.argument, depth) : undefined;
    }
    default:
      return undefined;
  }
}

function ofParameter(owner: FunctionNode, parameter: TSESTree.Parameter, variable: Variable): CaughtError | undefined {
  const path = parameter.type === "TSParameterProperty" ? undefined : pathTo(parameter, variable.name);
  if (path === undefined) return undefined;
  const index = owner.params.indexOf(parameter);
  return asArgument(owner, index, path) ?? asHandler(owner, index, path);
}

/** Of a function that was handed to something that calls it with an error. */
function asArgument(owner: FunctionNode, index: number, path: readonly string[]): CaughtError | undefined {
  const outer = wrapped(owner);
  const call = outer.parent;
  if (index !== 0 || call?.type !== "CallExpression") return undefined;
  const position = call.arguments.findIndex((argument) => argument === outer);
  const method = asMember(call.callee);
  const name = method && memberName(method);
  if ((name === "catch" && position === 0) || (name === "then" && position === 1)) {
    return { by: "rejection", owner, attempt: method?.object, path };
  }
  if ((name === "setErrorHandler" || name === "onError") && position === 0) {
    return { by: "handler", owner, attempt: undefined, path };
  }
  const isLast = position === call.arguments.length - 1;
  const isEvent = name === "on" || name === "once";
  if (!isLast || NO_CALLBACKS.has(name) || !isErrorName(owner.params[0])) return undefined;
  if (isEvent || owner.params.length === 2 || (owner.params.length === 3 && !isNamed(owner.params[2], RESPONSE_NAME))) {
    return { by: "callback", owner, attempt: call, path };
  }
  return undefined;
}

/** `(err, req, res, next)`, `(error, request, reply)`, `(err, c)`, and `catch(exception, host)` of a Nest filter for everything. */
function asHandler(owner: FunctionNode, index: number, path: readonly string[]): CaughtError | undefined {
  const { params } = owner;
  const found: CaughtError = { by: "handler", owner, attempt: undefined, path };
  if (index !== 0) return undefined;
  if (isExceptionFilter(owner)) return found;
  if (!isErrorName(params[0])) return undefined;
  if (params.length === 4 || params.length === 3) {
    return isNamed(params[1], REQUEST_NAME) && (isNamed(params[2], RESPONSE_NAME) || params.length === 4)
      ? found
      : undefined;
  }
  return params.length === 2 && isNamed(params[1], /^c$/) ? found : undefined;
}

/** `@Catch()`, `@Catch(Error)` and those of Prisma; the others catch what the application throws on purpose. */
function isExceptionFilter(owner: FunctionNode): boolean {
  const { parent } = owner;
  if (parent.type !== "MethodDefinition" || keyName(parent) !== "catch") return false;
  const decorators = enclosingClass(owner)?.decorators ?? [];
  return decorators.some(({ expression }) => {
    if (expression.type !== "CallExpression" || expression.callee.type !== "Identifier") return false;
    const { callee } = expression;
    return callee.name === "Catch" && expression.arguments.every(isAnyError);
  });
}

function isAnyError(type: TSESTree.Node): boolean {
  const member = asMember(type);
  const name = type.type === "Identifier" ? type.name : member && memberName(member);
  return name !== undefined && isUnplannedErrorClass(name);
}

/** A class whose messages nobody wrote for a client: `Error` itself, and those of databases. */
export function isUnplannedErrorClass(name: string): boolean {
  return /^(?:Error|Object)$|Prisma|^(?:QueryFailed|Database|Mongo\w*|Sequelize\w*)Error$/.test(name);
}

function isErrorName(parameter: TSESTree.Parameter | undefined): boolean {
  return isNamed(parameter, ERROR_NAME);
}

function isNamed(parameter: TSESTree.Parameter | undefined, name: RegExp): boolean {
  const inner = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  return inner?.type === "Identifier" && name.test(inner.name);
}
