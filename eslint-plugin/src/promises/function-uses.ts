import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { enclosingClass, type FunctionNode } from "../syntax/functions.js";
import { asMember, keyName, memberName } from "../syntax/property.js";
import { wrapped } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";

/**
 * The expressions of this file that mean the function: itself where it is a literal, and each place where the variable or
 * the method that holds it is read.
 */
export function usesOfFunction(file: SourceFile, node: FunctionNode): readonly TSESTree.Node[] {
  if (node.type === "FunctionDeclaration") return node.id ? readsOf(file, node.id) : [];
  const outer = wrapped(node);
  const { parent } = outer;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? readsOf(file, parent.id) : [];
    case "MethodDefinition":
    case "PropertyDefinition":
      return usesOfMember(file, parent);
    default:
      return [outer];
  }
}

/** Nothing, where the variable may also hold another function. */
function readsOf(file: SourceFile, name: TSESTree.Identifier): readonly TSESTree.Node[] {
  const variable = file.variableOf(name);
  const origin = variable && originOf(variable);
  if (origin?.kind !== "function" && origin?.kind !== "value") return [];
  return (variable?.references ?? []).flatMap((reference) =>
    reference.isRead() ? [reference.identifier as TSESTree.Node] : [],
  );
}

/** `this.<name>` of the same class. A decorator may put another function in the place of the method. */
function usesOfMember(
  file: SourceFile,
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): readonly TSESTree.Node[] {
  const name = keyName(member);
  const isPlain = member.type === "PropertyDefinition" || member.kind === "method";
  // Not every parser knows decorators.
  const { decorators = [] } = member as { readonly decorators?: readonly TSESTree.Decorator[] };
  if (name === undefined || !isPlain || member.static || decorators.length > 0) return [];
  const owner = enclosingClass(member);
  return file
    .nodes("MemberExpression")
    .filter(
      (use) =>
        asMember(use)?.object.type === "ThisExpression" && memberName(use) === name && enclosingClass(use) === owner,
    );
}
