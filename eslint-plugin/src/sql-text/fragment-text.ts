import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { valueKind } from "./value-kind.js";

const SQL_START =
  /^\s*(?:AND|OR|WHERE|ORDER\s+BY|GROUP\s+BY|LIMIT|OFFSET|HAVING|(?:LEFT|RIGHT|INNER|FULL|CROSS)?\s*(?:OUTER\s+)?JOIN|FOR\s+UPDATE|ASC|DESC|RETURNING|UNION)\b/i;

/** Whether an expression is visibly a string with SQL in it, such as `"AND x = 1"`. */
export function startsLikeSql(file: SourceFile, node: TSESTree.Node, depth = 0): boolean {
  const inner = unwrap(node);
  if (depth > 6) return false;
  const again = (part: TSESTree.Node): boolean => startsLikeSql(file, part, depth + 1);
  switch (inner.type) {
    case "Literal":
      return typeof inner.value === "string" && SQL_START.test(inner.value);
    case "TemplateLiteral":
      return SQL_START.test(inner.quasis[0]?.value.raw ?? "");
    case "ConditionalExpression":
      return again(inner.consequent) || again(inner.alternate);
    case "LogicalExpression":
      return inner.operator === "&&" ? again(inner.right) : again(inner.left) || again(inner.right);
    case "BinaryExpression":
      return inner.operator === "+" && again(inner.left);
    case "Identifier": {
      const variable = file.variableOf(inner);
      const origin = variable && originOf(variable);
      return origin?.kind === "value" && again(origin.value);
    }
    default:
      return false;
  }
}

const SQL_NAME = /sql|raw|fragment|clause|query|expr/i;

/**
 * Whether what stands inside quotes is a value: not if it may be an `Sql`, the result of a call nobody here knows or a name
 * that speaks of SQL.
 */
export function mayBeValue(file: SourceFile, node: TSESTree.Node): boolean {
  const kind = valueKind(file, node);
  if (kind !== "unknown") return kind !== "sql";
  const inner = unwrapAwait(node);
  switch (inner.type) {
    case "Identifier": {
      if (SQL_NAME.test(inner.name)) return false;
      const variable = file.variableOf(inner);
      const origin = variable && originOf(variable);
      switch (origin?.kind) {
        case "parameter":
        case "part":
          return true;
        case "value":
          return mayBeValue(file, origin.value);
        default:
          return false;
      }
    }
    case "MemberExpression":
      return !SQL_NAME.test(file.textOf(inner)) && memberName(inner) !== undefined;
    case "ConditionalExpression":
      return mayBeValue(file, inner.consequent) && mayBeValue(file, inner.alternate);
    case "LogicalExpression":
      return mayBeValue(file, inner.right);
    case "BinaryExpression":
    case "ArrayExpression":
      return true;
    case "CallExpression": {
      const member = asMember(inner.callee);
      return (
        member !== undefined &&
        ["toISOString", "toString", "toFixed", "format", "stringify"].includes(memberName(member) ?? "")
      );
    }
    default:
      return false;
  }
}
