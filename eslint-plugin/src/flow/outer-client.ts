import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { memberOf } from "../prisma/class-members.js";
import { clientType, lastName } from "../prisma/client-type.js";
import { calledFunction } from "../syntax/called-function.js";
import { enclosingClass, isFunction } from "../syntax/functions.js";
import { asMember, keyName, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { isWrittenAgain, originOf, pathTo, type Variable } from "../syntax/variables.js";

const MAX_ALIASES = 4;
/** Where a caller hands in what a function is to work with, a transaction perhaps. */
const BAGS = /^(?:opts?|options?|args?|params?|input|data|props|payload)$/i;
/** A function that picks a client: of the transaction that it is handed, or that runs. */
const AMBIENT = /getStore|transaction|\b(?:tx|trx|cls|opts|options)\b/i;

/** Whether a client that is called like the outer one may be that of a transaction all the same. */
export function mayBeTransaction(file: SourceFile, client: TSESTree.Node, aliases = 0): boolean {
  const node = unwrapAwait(client);
  if (aliases > MAX_ALIASES) return true;
  switch (node.type) {
    case "Identifier": {
      const variable = file.variableOf(node);
      return variable !== undefined && variableMayBe(file, variable, aliases);
    }
    case "MemberExpression": {
      const object = unwrap(node.object);
      if (object.type === "ThisExpression") return memberMayBe(node, memberName(node));
      return object.type === "Identifier" && BAGS.test(object.name);
    }
    case "CallExpression": {
      const member = asMember(node.callee);
      if (member && memberName(member)?.startsWith("$")) return mayBeTransaction(file, member.object, aliases + 1);
      const called = calledFunction(file, node.callee);
      const taken = called ? [...node.arguments, called] : node.arguments;
      return taken.some((part) => AMBIENT.test(file.textOf(part)));
    }
    default:
      return false;
  }
}

/** In CommonJS the module's scope is a function's. */
export function isModuleVariable({ scope }: Variable): boolean {
  return scope.block.type === "Program";
}

function variableMayBe(file: SourceFile, variable: Variable, aliases: number): boolean {
  // What the module holds outlives any transaction.
  if (isModuleVariable(variable)) return false;
  if (isWrittenAgain(variable)) return true;
  const origin = originOf(variable);
  switch (origin.kind) {
    case "value":
      return mayBeTransaction(file, origin.value, aliases + 1);
    case "part": {
      const value = unwrap(origin.value);
      return value.type === "Identifier" && BAGS.test(value.name);
    }
    case "parameter":
      return parameterMayBe(file, origin.parameter, origin.function, variable.name);
    case "import":
    case "function":
    case "class":
    case "enum":
    case "other":
      return false;
  }
}

/** A parameter is the outer client only where its type, or its place in a handler's context, says so. */
function parameterMayBe(file: SourceFile, parameter: TSESTree.Parameter, owner: TSESTree.Node, name: string): boolean {
  const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const pattern = inner.type === "AssignmentPattern" ? inner.left : inner;
  const annotation = "typeAnnotation" in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined;
  if (pattern.type === "Identifier") {
    const type = annotation && clientType(annotation);
    return type === undefined || type === "no" || type.kind !== "outer";
  }
  if (pathTo(pattern, name)?.some((key) => /^(?:ctx|context)$/.test(key))) return false;
  if (annotation === undefined) return !isFunction(owner) || owner.params.indexOf(parameter) < 2;
  const text = file.textOf(annotation);
  return /Transaction|Tx(?![a-z])/.test(text) || !/PrismaClient|Context|Ctx/.test(text);
}

/** A getter may pick a client, and an alias such as `DbLike` may stand for either. */
function memberMayBe(node: TSESTree.Node, name: string | undefined): boolean {
  if (name === undefined) return true;
  const isGetter = (enclosingClass(node)?.body.body ?? []).some(
    (member) => member.type === "MethodDefinition" && member.kind === "get" && keyName(member) === name,
  );
  const type = memberOf(node, name)?.type;
  if (isGetter || type === undefined) return isGetter;
  const stated = clientType(type);
  if (stated !== undefined) return stated === "no" || stated.kind !== "outer";
  return type.type !== "TSTypeReference" || !/Service$|Prisma/.test(lastName(type.typeName));
}
