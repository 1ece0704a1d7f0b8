import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { literalText, memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";

const IS_PRODUCTION = /^_*(?:is_?)?(?:in_?)?prod(?:uction)?(?:_?(?:env|mode))?_*$/i;
const IS_ELSEWHERE =
  /^_*(?:is_?)?(?:in_?)?(?:dev|develop|development|test|testing|local|localhost)(?:_?(?:env|mode))?_*$/i;

/** What a test is in production, where it is about the environment and the file says so; `undefined`: unknown. */
export function inProduction(file: SourceFile, test: TSESTree.Node): boolean | undefined {
  const inner = unwrap(test);
  switch (inner.type) {
    case "UnaryExpression": {
      const answer = inner.operator === "!" ? inProduction(file, inner.argument) : undefined;
      return answer === undefined ? undefined : !answer;
    }
    case "LogicalExpression": {
      if (inner.operator === "??") return undefined;
      const [left, right] = [inProduction(file, inner.left), inProduction(file, inner.right)];
      const decisive = inner.operator === "||";
      if (left === decisive || right === decisive) return decisive;
      return left === undefined || right === undefined ? undefined : !decisive;
    }
    case "BinaryExpression":
      return comparisonInProduction(file, inner);
    case "Identifier":
      return ofName(inner.name) ?? ofConstant(file, inner);
    case "MemberExpression":
      return ofName(memberName(inner) ?? "");
    case "Literal":
      return typeof inner.value === "boolean" ? inner.value : undefined;
    default:
      return undefined;
  }
}

/** `process.env.NODE_ENV === "production"`, `env.NODE_ENV !== "development"`. */
function comparisonInProduction(file: SourceFile, node: TSESTree.BinaryExpression): boolean | undefined {
  const isEqual = node.operator === "===" || node.operator === "==";
  if (!isEqual && node.operator !== "!==" && node.operator !== "!=") return undefined;
  const [text, other] =
    literalText(node.right) === undefined ? [literalText(node.left), node.right] : [literalText(node.right), node.left];
  if (text === undefined || !/env|stage|mode/i.test(file.textOf(other))) return undefined;
  return /^prod(?:uction)?$/i.test(text) === isEqual;
}

function ofName(name: string): boolean | undefined {
  if (IS_PRODUCTION.test(name)) return true;
  return IS_ELSEWHERE.test(name) ? false : undefined;
}

function ofConstant(file: SourceFile, identifier: TSESTree.Identifier): boolean | undefined {
  const value = constantOf(file, identifier);
  return value && unwrap(value).type !== "Identifier" ? inProduction(file, value) : undefined;
}

/** What a variable of the file was set to, once and for all. */
function constantOf(file: SourceFile, identifier: TSESTree.Identifier): TSESTree.Node | undefined {
  const variable = file.variableOf(identifier);
  const origin = variable && originOf(variable);
  return origin?.kind === "value" ? origin.value : undefined;
}

/**
 * The expression that is taken in production, through constants and through conditions about the environment; `undefined`
 * where another condition decides.
 */
export function chosenInProduction(file: SourceFile, expression: TSESTree.Node, depth = 0): TSESTree.Node | undefined {
  const inner = unwrap(expression);
  if (depth > 8) return undefined;
  switch (inner.type) {
    case "Identifier": {
      const value = constantOf(file, inner);
      return value && chosenInProduction(file, value, depth + 1);
    }
    case "ConditionalExpression": {
      const answer = inProduction(file, inner.test);
      if (answer === undefined) return undefined;
      return chosenInProduction(file, answer ? inner.consequent : inner.alternate, depth + 1);
    }
    case "LogicalExpression":
      if (inner.operator !== "&&" || inProduction(file, inner.left) !== true) return undefined;
      return chosenInProduction(file, inner.right, depth + 1);
    default:
      return inner;
  }
}
