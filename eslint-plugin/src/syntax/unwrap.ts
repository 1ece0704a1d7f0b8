import type { TSESTree } from "@typescript-eslint/utils";

/**
 * The expression without what stands around it and changes no value: `(x)`, `x!`, `x as T`, `x satisfies T`, `<T>x`,
 * `x?.y` and `f<T>`.
 */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  for (;;) {
    switch (inner.type as string) {
      case "ChainExpression":
      case "TSNonNullExpression":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "TSInstantiationExpression":
      case "ParenthesizedExpression":
        inner = (inner as TSESTree.TSAsExpression).expression;
        break;
      default:
        return inner;
    }
  }
}

/** As `unwrap`, and without `await`. */
export function unwrapAwait(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === "AwaitExpression" ? unwrapAwait(inner.argument) : inner;
}

/** The outermost node that is the same expression as this one: what `unwrap` undoes. */
export function wrapped(node: TSESTree.Node): TSESTree.Node {
  let outer = node;
  while (outer.parent && outer.parent.type !== "Program" && unwrap(outer.parent) === unwrap(outer))
    outer = outer.parent;
  return outer;
}
