import type { TSESTree } from "@typescript-eslint/utils";

/** A test that has come out in one way wherever a node is reached. */
export type Condition =
  | { readonly kind: "test"; readonly test: TSESTree.Expression; readonly holds: boolean }
  /** `case test:` of `switch (value)`. */
  | { readonly kind: "case"; readonly value: TSESTree.Expression; readonly test: TSESTree.Expression | null };

/**
 * What is known to be true or false at a node, innermost first: the tests of `if`, `?:`, `&&` and `||` around it, and of each
 * `if` before it that left the block. `boundary`: the node in which to look; by default the whole file.
 */
export function conditionsAt(node: TSESTree.Node, boundary?: TSESTree.Node): readonly Condition[] {
  const conditions: Condition[] = [];
  for (let inner = node; inner.parent && inner !== boundary; inner = inner.parent) {
    const outer = inner.parent;
    switch (outer.type) {
      case "IfStatement":
      case "ConditionalExpression":
        if (inner !== outer.test)
          conditions.push({ kind: "test", test: outer.test, holds: inner === outer.consequent });
        break;
      case "LogicalExpression":
        if (inner === outer.right && outer.operator !== "??") {
          conditions.push({ kind: "test", test: outer.left, holds: outer.operator === "&&" });
        }
        break;
      case "SwitchCase":
        if (inner !== outer.test) {
          conditions.push({ kind: "case", value: outer.parent.discriminant, test: outer.test });
        }
        break;
      case "BlockStatement":
      case "Program":
        conditions.push(...leftBefore(outer.body, inner));
        break;
      default:
        break;
    }
  }
  return conditions;
}

function leftBefore(statements: readonly TSESTree.Node[], node: TSESTree.Node): readonly Condition[] {
  const conditions: Condition[] = [];
  for (const statement of statements) {
    if (statement === node) break;
    if (statement.type !== "IfStatement" || !isExit(statement.consequent)) continue;
    conditions.push({ kind: "test", test: statement.test, holds: false });
  }
  return conditions;
}

function isExit(statement: TSESTree.Statement | undefined): boolean {
  switch (statement?.type) {
    case "ReturnStatement":
    case "ThrowStatement":
    case "ContinueStatement":
    case "BreakStatement":
      return true;
    case "BlockStatement":
      return isExit(statement.body.at(-1));
    case "IfStatement":
      return isExit(statement.consequent) && isExit(statement.alternate ?? undefined);
    default:
      return false;
  }
}
