import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "./unwrap.js";

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression"
  );
}

/** The function literal that an expression is. */
export function asFunction(node: TSESTree.Node | undefined): FunctionNode | undefined {
  const inner = node && unwrap(node);
  return inner && isFunction(inner) ? inner : undefined;
}

/** The innermost function whose body or parameters hold the node, the node itself not counted. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) if (isFunction(outer)) return outer;
  return undefined;
}

/** The innermost class around the node. */
export function enclosingClass(node: TSESTree.Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === "ClassDeclaration" || outer.type === "ClassExpression") return outer;
  }
  return undefined;
}

/** Whether `outer` is the node or stands around it. */
export function contains(outer: TSESTree.Node, node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current === outer) return true;
  }
  return false;
}

/** The name a function has in the source: its own, that of the variable, property or method that holds it. */
export function functionName(node: FunctionNode): string | undefined {
  if (node.type !== "ArrowFunctionExpression" && node.id) return node.id.name;
  const { parent } = node;
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent.type === "AssignmentExpression" && parent.left.type === "Identifier") return parent.left.name;
  if (parent.type === "Property" || parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") {
    if (parent.key.type === "PrivateIdentifier") return `#${parent.key.name}`;
    return !parent.computed && parent.key.type === "Identifier" ? parent.key.name : undefined;
  }
  return undefined;
}
