import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { isFunction } from "../syntax/functions.js";

/** What stands in a condition that asks for the kind of installation, or for a wish to see more. */
const ASKS_ENVIRONMENT =
  /NODE_ENV|VERCEL_ENV|APP_ENV|\bDEBUG|_DEBUG\b|\bdebug\b|\bverbose\b|\b(?:is|in|IS_)_?-?(?:dev|prod|local|debug|verbose)|__DEV__|\b(?:dev|development)\b|(?:D|d)ebug(?:Mode|Enabled)|environment/i;

/** Whether the code runs only where a condition on `NODE_ENV`, `DEBUG` or the like holds. */
export function isEnvironmentGuarded(file: SourceFile, node: TSESTree.Node): boolean {
  let inner = node;
  for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
    const test = conditionAround(outer, inner);
    if (test && ASKS_ENVIRONMENT.test(file.textOf(test))) return true;
    if (outer.type === "BlockStatement" && hasGuardBefore(file, outer.body, inner)) return true;
    if (
      outer.type === "SwitchStatement" &&
      inner !== outer.discriminant &&
      ASKS_ENVIRONMENT.test(file.textOf(outer.discriminant))
    ) {
      return true;
    }
  }
  return false;
}

function conditionAround(outer: TSESTree.Node, inner: TSESTree.Node): TSESTree.Node | undefined {
  switch (outer.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return inner === outer.test ? undefined : outer.test;
    case "LogicalExpression":
      return inner === outer.right && outer.operator === "&&" ? outer.left : undefined;
    default:
      return undefined;
  }
}

/** `if (process.env.NODE_ENV === "production") return;` further up. */
function hasGuardBefore(file: SourceFile, statements: readonly TSESTree.Statement[], inner: TSESTree.Node): boolean {
  if (!isFunction(inner) && statements.length === 1) return false;
  for (const statement of statements) {
    if (statement === inner) return false;
    if (statement.type !== "IfStatement" || !isExit(statement.consequent)) continue;
    if (ASKS_ENVIRONMENT.test(file.textOf(statement.test))) return true;
  }
  return false;
}

function isExit(statement: TSESTree.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement" || last?.type === "ContinueStatement";
}
