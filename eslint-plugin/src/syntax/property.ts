import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "./unwrap.js";

/** `x.y`, `x?.y`, `x["y"]`, `x[y]`, `x.#y`. */
export function asMember(node: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const inner = unwrap(node);
  return inner.type === "MemberExpression" ? inner : undefined;
}

/** The name in `x.name`, `x["name"]`, ``x[`name`]`` and `x.#name` (there `#name`); `undefined` if it is computed. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  const { property } = node;
  if (property.type === "PrivateIdentifier") return `#${property.name}`;
  if (!node.computed) return property.type === "Identifier" ? property.name : undefined;
  return literalText(property);
}

/** The key of `{ key: … }`, `{ "key": … }`, `{ key() {} }`; `undefined` if it is computed. */
export function keyName(
  node: TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): string | undefined {
  const { key } = node;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (!node.computed && key.type === "Identifier") return key.name;
  return literalText(key);
}

/** The value of `key` in an object literal: the last one written counts. A method counts as a value, too. */
export function propertyOf(object: TSESTree.ObjectExpression, key: string): TSESTree.Property | undefined {
  return object.properties.findLast(
    (property): property is TSESTree.Property => property.type === "Property" && keyName(property) === key,
  );
}

/** Whether an object literal has a `...spread` or a computed key, so that its keys are not all known. */
export function isOpen(object: TSESTree.ObjectExpression): boolean {
  return object.properties.some((property) => property.type === "SpreadElement" || keyName(property) === undefined);
}

/** The object literal that an expression is. */
export function asObject(node: TSESTree.Node | undefined): TSESTree.ObjectExpression | undefined {
  const inner = node && unwrap(node);
  return inner?.type === "ObjectExpression" ? inner : undefined;
}

/** The text of `"text"` and of a template without `${}`. */
export function literalText(node: TSESTree.Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === "Literal") return typeof inner.value === "string" ? inner.value : undefined;
  if (inner.type !== "TemplateLiteral" || inner.expressions.length > 0) return undefined;
  return inner.quasis[0]?.value.cooked ?? undefined;
}
