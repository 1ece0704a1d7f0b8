import type { TSESTree } from "@typescript-eslint/utils";
import { asFunction, enclosingClass, type FunctionNode } from "../syntax/functions.js";
import { asMember, keyName, memberName } from "../syntax/property.js";
import { unwrapAwait } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { callersOf } from "./callers.js";
import { isAllowListType } from "./declared-type.js";
import { patternPath } from "./pattern-path.js";
import { traceArgument } from "./parameter-text.js";
import { returnsOf } from "./returns.js";
import { isPrisma } from "./sql-value.js";
import { ANY, behind, type Dynamic, type Env, firstOf, type Path, outerEnv, type Tracer } from "./tracing.js";

/** Prisma's own description of the schema: names of tables and columns. */
const SCHEMA_NAMES: ReadonlySet<string> = new Set(["dmmf", "_baseDmmf", "_runtimeDataModel", "ModelName"]);

export function traceMember(
  tracer: Tracer,
  node: TSESTree.MemberExpression,
  path: Path,
  env: Env,
): Dynamic | undefined {
  const name = memberName(node) ?? indexOf(node);
  if (name === "length" || name === "size") return undefined;
  if (name !== undefined && SCHEMA_NAMES.has(name)) return undefined;
  if (isPrisma(tracer.file, node.object)) return undefined;
  const object = unwrapAwait(node.object);
  if (object.type === "MetaProperty") return undefined;
  if (isProcessEnv(object)) return { node, cause: "environment" };
  if (name !== undefined) {
    const owner = object.type === "ThisExpression" ? enclosingClass(node) : classOf(tracer, object);
    if (owner) return traceClassMember(tracer, owner, name, node, path, env);
  }
  const found = tracer.trace(object, [name ?? ANY, ...path], env);
  // `input.sort` says more than `input`.
  return found?.node === object && found.cause !== "rows" ? { node, cause: found.cause, path } : found;
}

/** `x[0]`. */
function indexOf({ computed, property }: TSESTree.MemberExpression): string | undefined {
  return computed && property.type === "Literal" && typeof property.value === "number"
    ? String(property.value)
    : undefined;
}

function isProcessEnv(node: TSESTree.Node): boolean {
  const member = asMember(node);
  if (!member || memberName(member) !== "env") return false;
  return (
    (member.object.type === "Identifier" && member.object.name === "process") || member.object.type === "MetaProperty"
  );
}

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

function classOf(tracer: Tracer, node: TSESTree.Node): ClassNode | undefined {
  if (node.type !== "Identifier") return undefined;
  const variable = tracer.file.variableOf(node);
  const origin = variable && originOf(variable);
  return origin?.kind === "class" ? origin.node : undefined;
}

function traceClassMember(
  tracer: Tracer,
  owner: ClassNode,
  name: string,
  use: TSESTree.MemberExpression,
  path: Path,
  env: Env,
): Dynamic | undefined {
  for (const member of owner.body.body) {
    if (member.type === "PropertyDefinition" && keyName(member) === name) {
      if (isAllowListType(tracer.file, member.typeAnnotation?.typeAnnotation, path)) return undefined;
      const initial = member.value && tracer.trace(member.value, path, outerEnv(env));
      return initial ?? traceAssignments(tracer, owner, name, path, env);
    }
    if (member.type !== "MethodDefinition") continue;
    if (member.kind === "get" && keyName(member) === name) {
      const getter = asFunction(member.value);
      return getter && firstOf(returnsOf(tracer.file, getter), (value) => tracer.trace(value, path, env));
    }
    if (member.kind !== "constructor") continue;
    const index = member.value.params.findIndex((parameter) => isProperty(parameter, name));
    const parameter = member.value.params[index];
    if (parameter?.type === "TSParameterProperty") {
      return traceParameterProperty(tracer, asFunction(member.value), { parameter, index }, use, path, outerEnv(env));
    }
  }
  // Inherited, or set by a subclass: a text that a developer wrote, as far as anybody can tell here.
  return traceAssignments(tracer, owner, name, path, env);
}

function isProperty(parameter: TSESTree.Parameter, name: string): boolean {
  return parameter.type === "TSParameterProperty" && patternPath(parameter, name) !== undefined;
}

function traceParameterProperty(
  tracer: Tracer,
  constructor: FunctionNode | undefined,
  { parameter, index }: { readonly parameter: TSESTree.TSParameterProperty; readonly index: number },
  use: TSESTree.MemberExpression,
  path: Path,
  env: Env,
): Dynamic | undefined {
  const inner = parameter.parameter;
  const annotated = inner.type === "AssignmentPattern" ? inner.left : inner;
  if (isAllowListType(tracer.file, annotated.typeAnnotation?.typeAnnotation, path)) return undefined;
  const callers = constructor && callersOf(tracer.file, constructor);
  if (!callers) return { node: use, cause: "parameter" };
  return firstOf(callers, (call) => traceArgument(tracer, call.arguments, { index, isRest: false }, path, env));
}

/** `this.name = …`, `this.name += …`, `this.name.push(…)` anywhere in the class. */
function traceAssignments(tracer: Tracer, owner: ClassNode, name: string, path: Path, env: Env): Dynamic | undefined {
  const uses = tracer.file
    .nodes("MemberExpression")
    .filter((use) => use.object.type === "ThisExpression" && memberName(use) === name && enclosingClass(use) === owner);
  return firstOf(uses, (use) => {
    const { parent } = use;
    if (
      parent.type === "AssignmentExpression" &&
      parent.left === use &&
      ["=", "+=", "??=", "||="].includes(parent.operator)
    ) {
      return tracer.trace(parent.right, path, env);
    }
    const method = parent.type === "MemberExpression" && parent.object === use ? memberName(parent) : undefined;
    if (method !== "push" || parent.parent?.type !== "CallExpression" || parent.parent.callee !== parent)
      return undefined;
    const rest = behind(path, [ANY]);
    return rest && firstOf(parent.parent.arguments, (argument) => tracer.trace(argument, rest, env));
  });
}
