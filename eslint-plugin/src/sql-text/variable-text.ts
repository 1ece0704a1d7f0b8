import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingFunction, contains } from "../syntax/functions.js";
import { asMember, memberName } from "../syntax/property.js";
import { calledFunction } from "../syntax/called-function.js";
import { unwrap, wrapped } from "../syntax/unwrap.js";
import type { Variable } from "../syntax/variables.js";
import { isAllowListType } from "./declared-type.js";
import { traceParameter } from "./parameter-text.js";
import { patternPath } from "./pattern-path.js";
import {
  ANY,
  behind,
  callEnv,
  type Dynamic,
  type Env,
  firstOf,
  isConstantName,
  KEYS,
  type Path,
  type Tracer,
  WHOLE,
} from "./tracing.js";

const FIXED_GLOBALS: ReadonlySet<string> = new Set(["undefined", "NaN", "Infinity", "__dirname", "__filename"]);
/** An imported object with such a name holds what differs from one deployment, or one request, to the next. */
const NOT_FIXED = /^(?:env|config|settings?|options|ctx|context|state|store|session|request|req)$|Env$|Config$/i;

export function traceIdentifier(tracer: Tracer, node: TSESTree.Identifier, path: Path, env: Env): Dynamic | undefined {
  if (FIXED_GLOBALS.has(node.name)) return undefined;
  const variable = tracer.file.variableOf(node);
  if (!variable) return isConstantName(node.name) ? undefined : { node, cause: "value" };
  const writes = writesBefore(variable, node);
  const assigned = firstOf(writes.values, (write) => traceWrite(tracer, write, node, path, env));
  if (assigned) return assigned;
  const declared = writes.isReplaced
    ? undefined
    : firstOf(variable.defs, (definition) => traceDefinition(tracer, definition, node, path, env));
  return declared ?? traceChanges(tracer, variable, path, env);
}

function traceDefinition(
  tracer: Tracer,
  definition: Variable["defs"][number],
  use: TSESTree.Identifier,
  path: Path,
  env: Env,
): Dynamic | undefined {
  switch (definition.type as string) {
    case "Variable":
      return traceDeclarator(tracer, definition.node as TSESTree.VariableDeclarator, use, path, env);
    case "Parameter":
      return traceParameter(tracer, definition.node, use, path, env);
    case "ImportBinding":
      // A module's own value cannot follow a request; its settings follow the environment.
      return NOT_FIXED.test(use.name) && !isConstantName(path.at(-1) ?? use.name)
        ? { node: use, cause: "value" }
        : undefined;
    case "CatchClause":
      return { node: use, cause: "value" };
    default:
      // A function, a class, an enum.
      return undefined;
  }
}

function traceDeclarator(
  tracer: Tracer,
  declarator: TSESTree.VariableDeclarator,
  use: TSESTree.Identifier,
  path: Path,
  env: Env,
): Dynamic | undefined {
  const { id, init } = declarator;
  const place = patternPath(id, use.name);
  if (!place) return undefined;
  const full = [...place.path, ...path];
  if (id.typeAnnotation && isAllowListType(tracer.file, id.typeAnnotation.typeAnnotation, full)) return undefined;
  const standIn = firstOf(place.defaults, (value) => tracer.trace(value, path, env));
  if (standIn) return standIn;
  if (init) return tracer.trace(init, full, env);
  const loop = declarator.parent.parent;
  if (loop.type === "ForOfStatement") return tracer.trace(loop.right, [ANY, ...full], env);
  return loop.type === "ForInStatement" ? tracer.trace(loop.right, [KEYS], env) : undefined;
}

type Write = Variable["references"][number];

/** The writes that a use can see: not those behind it, and none before one that certainly came between. */
function writesBefore(variable: Variable, use: TSESTree.Identifier): { values: readonly Write[]; isReplaced: boolean } {
  const owner = enclosingFunction(use);
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
  if (writes.length === 0) return { values: writes, isReplaced: false };
  const isHere = ({ identifier }: Write): boolean => enclosingFunction(identifier) === owner;
  const isBehind = (write: Write): boolean =>
    isHere(write) && write.identifier.range[0] > use.range[0] && !haveLoop(write.identifier, use);
  const last = writes.findLast(
    (write) => isHere(write) && write.identifier.range[0] < use.range[0] && isCertain(write.identifier, use),
  );
  const from = last?.identifier.range[0] ?? -1;
  const values = writes.filter((write) => !isBehind(write) && (write.identifier.range[0] >= from || !isHere(write)));
  return { values, isReplaced: last !== undefined };
}

/** `x = value;` on every way to the use. */
function isCertain(identifier: TSESTree.Node, use: TSESTree.Node): boolean {
  const assignment = identifier.parent;
  if (assignment?.type !== "AssignmentExpression" || assignment.operator !== "=" || assignment.left !== identifier) {
    return false;
  }
  const statement = assignment.parent;
  if (statement.type !== "ExpressionStatement" || contains(statement, use)) return false;
  return ["BlockStatement", "Program"].includes(statement.parent.type) && contains(statement.parent, use);
}

function haveLoop(one: TSESTree.Node, other: TSESTree.Node): boolean {
  for (let outer = one.parent; outer; outer = outer.parent) {
    if (/^(?:For|While|DoWhile)\w*Statement$/.test(outer.type) && contains(outer, other)) return true;
  }
  return false;
}

function traceWrite(
  tracer: Tracer,
  { identifier }: Write,
  use: TSESTree.Identifier,
  path: Path,
  env: Env,
): Dynamic | undefined {
  let inner: TSESTree.Node = identifier;
  for (;;) {
    const outer: TSESTree.Node = inner.parent;
    switch (outer.type) {
      case "AssignmentExpression": {
        if (outer.left !== inner || !["=", "+=", "??=", "||=", "&&="].includes(outer.operator)) return undefined;
        const place = patternPath(outer.left, use.name);
        return place && tracer.trace(outer.right, [...place.path, ...path], env);
      }
      case "ForOfStatement":
        return outer.left === inner ? tracer.trace(outer.right, [ANY, ...path], env) : undefined;
      case "ObjectPattern":
      case "ArrayPattern":
      case "Property":
      case "RestElement":
      case "AssignmentPattern":
        inner = outer;
        break;
      default:
        return undefined;
    }
  }
}

const ADDERS: ReadonlySet<string> = new Set(["push", "unshift", "add", "set", "splice"]);

/** What is put into an array, an object, a map or a set after it was made. */
function traceChanges(tracer: Tracer, variable: Variable, path: Path, env: Env): Dynamic | undefined {
  return firstOf(variable.references, ({ identifier }) => {
    const keys: string[] = [];
    let current = wrapped(identifier);
    let member: TSESTree.MemberExpression | undefined;
    for (;;) {
      const outer = current.parent;
      if (outer?.type !== "MemberExpression" || outer.object !== current) break;
      member = outer;
      keys.push(memberName(outer) ?? ANY);
      current = wrapped(outer);
    }
    const outer = current.parent;
    if (outer?.type === "AssignmentExpression" && outer.left === current && member) {
      if (path[0] === KEYS)
        return keys.length === 1 && member.computed ? tracer.trace(member.property, WHOLE, env) : undefined;
      const rest = behind(path, keys);
      return rest && tracer.trace(outer.right, rest, env);
    }
    if (outer?.type !== "CallExpression") return undefined;
    if (outer.callee !== current)
      return keys.length === 0 ? traceHandedOn(tracer, outer, current, path, env) : undefined;
    const method = keys.pop();
    if (method === undefined || !ADDERS.has(method)) return undefined;
    const rest = behind(path, [...keys, ANY]);
    const added = outer.arguments.slice(method === "splice" ? 2 : method === "set" ? 1 : 0);
    return (
      rest &&
      firstOf(added, (argument) =>
        tracer.trace(
          argument.type === "SpreadElement" ? argument.argument : argument,
          argument.type === "SpreadElement" ? [ANY, ...rest] : rest,
          env,
        ),
      )
    );
  });
}

/** `Object.assign(variable, …)`, `addFilters(variable, …)` with a function of the file. */
function traceHandedOn(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  target: TSESTree.Node,
  path: Path,
  env: Env,
): Dynamic | undefined {
  const method = asMember(call.callee);
  const object = method && unwrap(method.object);
  if (method && object?.type === "Identifier" && object.name === "Object" && memberName(method) === "assign") {
    if (call.arguments[0] !== target) return undefined;
    return firstOf(call.arguments.slice(1), (argument) => tracer.trace(argument, path, env));
  }
  const own = env.depth < 4 ? calledFunction(tracer.file, call.callee) : undefined;
  const parameter = own?.params[call.arguments.findIndex((argument) => argument === target)];
  const variable = parameter?.type === "Identifier" ? tracer.file.variableOf(parameter) : undefined;
  return own && variable && traceChanges(tracer, variable, path, callEnv(own, call.arguments, env));
}
