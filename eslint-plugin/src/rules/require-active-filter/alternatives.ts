import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { asOperation } from "../../prisma/operations.js";
import { asMember, asObject, keyName, memberName } from "../../syntax/property.js";
import { unwrap, wrapped } from "../../syntax/unwrap.js";
import { originOf, type Variable } from "../../syntax/variables.js";

const DEEPEST = 8;

/** Keys that may be set later without changing what a rule asks of an object; by default none. */
export type IsHarmless = (key: string) => boolean;

/**
 * Every expression that the value may be, through conditions and constants; `undefined` if one of them is not in the file.
 * A condition that fails, as in `x && {}`, adds none.
 */
export function alternatives(
  file: SourceFile,
  expression: TSESTree.Node,
  isHarmless: IsHarmless = () => false,
  depth = 0,
): readonly TSESTree.Node[] | undefined {
  const inner = unwrap(expression);
  if (depth > DEEPEST) return undefined;
  const all = (...parts: readonly TSESTree.Node[]): readonly TSESTree.Node[] | undefined => {
    const found = parts.map((part) => alternatives(file, part, isHarmless, depth + 1));
    return found.every((list) => list !== undefined) ? found.flat() : undefined;
  };
  switch (inner.type) {
    case "ConditionalExpression":
      return all(inner.consequent, inner.alternate);
    case "LogicalExpression":
      return inner.operator === "&&" ? all(inner.right) : all(inner.left, inner.right);
    case "Identifier": {
      if (isUndefined(inner)) return [inner];
      const variable = file.variableOf(inner);
      const origin = variable && originOf(variable);
      if (!variable || origin?.kind !== "value" || isChanged(variable, isHarmless)) return undefined;
      return all(origin.value);
    }
    case "ObjectExpression":
    case "ArrayExpression":
    case "Literal":
    case "TemplateLiteral":
    case "NewExpression":
    case "UnaryExpression":
      return [inner];
    default:
      return undefined;
  }
}

/** `undefined` and `void 0`: absent for Prisma. */
export function isUndefined(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === "UnaryExpression") return inner.operator === "void";
  return inner.type === "Identifier" && inner.name === "undefined";
}

/** `undefined`, and `false` where a relation may be chosen. */
export function isNothing(node: TSESTree.Node): boolean {
  return isUndefined(node) || (node.type === "Literal" && (node.value === false || node.value === null));
}

/**
 * Every value that `key` may have in the object; `undefined` if something not in the file may set it; empty if nothing
 * does.
 */
export function valuesOf(
  file: SourceFile,
  object: TSESTree.ObjectExpression,
  key: string,
): readonly TSESTree.Node[] | undefined {
  const values: TSESTree.Node[] = [];
  for (const property of object.properties.toReversed()) {
    if (property.type === "Property") {
      const name = keyName(property);
      if (name === undefined) return undefined;
      if (name === key) return [...values, property.value];
      continue;
    }
    const spread = alternatives(file, property.argument);
    if (!spread) return undefined;
    for (const part of spread) {
      const inside = part.type === "ObjectExpression" ? valuesOf(file, part, key) : [];
      if (!inside) return undefined;
      values.push(...inside);
    }
  }
  return values;
}

/** The object literals that the values may be; `undefined` if one is not in the file. */
export function objectsOf(
  file: SourceFile,
  values: readonly TSESTree.Node[],
): readonly TSESTree.ObjectExpression[] | undefined {
  const found = values.map((value) => alternatives(file, value));
  return found.every((list) => list !== undefined) ? found.flat().flatMap((node) => asObject(node) ?? []) : undefined;
}

/** Whether anything but its declaration may change what the object of a variable says. */
function isChanged(variable: Variable, isHarmless: IsHarmless): boolean {
  return variable.references.some(({ identifier, init }) => {
    if (init || identifier.type !== "Identifier") return false;
    const use = wrapped(identifier);
    const { parent } = use;
    if (parent?.type === "CallExpression") return parent.callee !== use && !isQuery(parent);
    if (parent?.type === "NewExpression") return true;
    if (parent?.type !== "MemberExpression" || parent.object !== use) return false;
    return isWrite(parent) && !isHarmless(memberName(parent) ?? "");
  });
}

function isQuery({ callee }: TSESTree.CallExpression): boolean {
  const method = asMember(callee);
  return method !== undefined && asOperation(memberName(method)) !== undefined;
}

/** `where.x = …`, `where.AND.push(…)`, `delete where.x`. */
function isWrite(member: TSESTree.MemberExpression): boolean {
  for (let inner: TSESTree.Node = member; ;) {
    const outer: TSESTree.Node | undefined = wrapped(inner).parent;
    if (outer?.type === "AssignmentExpression") return outer.left === inner;
    if (outer?.type === "CallExpression") return outer.callee === wrapped(inner) && inner !== member;
    if (outer?.type === "UnaryExpression") return outer.operator === "delete";
    if (outer?.type !== "MemberExpression" || outer.object !== wrapped(inner)) return false;
    inner = outer;
  }
}
