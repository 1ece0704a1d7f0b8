import type { TSESTree } from "@typescript-eslint/utils";
import { asFunction, enclosingClass, isFunction, type FunctionNode } from "./functions.js";
import { asMember, keyName, memberName } from "./property.js";
import { unwrap } from "./unwrap.js";
import { originOf, type Variable } from "./variables.js";

/** Whoever knows what an identifier means. */
interface Scopes {
  variableOf(identifier: TSESTree.Identifier): Variable | undefined;
}

/**
 * The function that an expression is, where this file has it: a literal, a variable that holds one, or `this.method` of the
 * class around.
 */
export function calledFunction(scopes: Scopes, expression: TSESTree.Node): FunctionNode | undefined {
  const inner = unwrap(expression);
  const literal = asFunction(inner);
  if (literal) return literal;
  if (inner.type === "Identifier") {
    const variable = scopes.variableOf(inner);
    const origin = variable && originOf(variable);
    if (origin?.kind === "function" && isFunction(origin.node)) return origin.node;
    return origin?.kind === "value" ? asFunction(origin.value) : undefined;
  }
  const member = asMember(inner);
  return member?.object.type === "ThisExpression" ? ownMethod(member, memberName(member)) : undefined;
}

function ownMethod(node: TSESTree.Node, name: string | undefined): FunctionNode | undefined {
  if (name === undefined) return undefined;
  for (const member of enclosingClass(node)?.body.body ?? []) {
    if (member.type === "MethodDefinition" && keyName(member) === name) return asFunction(member.value);
    if (member.type === "PropertyDefinition" && keyName(member) === name) return asFunction(member.value ?? undefined);
  }
  return undefined;
}
