import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import type { Sink } from "./sinks.js";
import { isText } from "./sinks.js";
import { positionsOf } from "./template-positions.js";

export interface Replacement {
  readonly range: readonly [number, number];
  readonly text: string;
}

const TAKES_PARAMETERS = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|REPLACE)\b/i;

/**
 * The call as a tagged template, which sends the interpolations as values; `undefined` where that is another statement: an
 * interpolation that is no value, one that may hold more SQL, or values that go along already.
 */
export function asTaggedTemplate(file: SourceFile, { node, text, method, form }: Sink): Replacement | undefined {
  if (node.type !== "CallExpression" || node.arguments.length !== 1 || text.type !== "TemplateLiteral")
    return undefined;
  if (form === "strings" || !method.startsWith("$") || node.optional) return undefined;
  const { callee } = node;
  // A template behind `?.` is a syntax error.
  if (callee.type === "MemberExpression" && (callee.computed || file.textOf(callee).includes("?."))) return undefined;
  if (callee.type !== "MemberExpression" && callee.type !== "Identifier") return undefined;
  if (callee.type === "MemberExpression" && memberName(callee) !== method) return undefined;
  if (!TAKES_PARAMETERS.test(text.quasis[0]?.value.raw ?? "")) return undefined;
  const template = valuesOnly(file, text);
  if (template === undefined) return undefined;
  const types = node.typeArguments ? file.textOf(node.typeArguments) : "";
  const receiver = callee.type === "MemberExpression" ? callee.property : callee;
  return {
    range: [receiver.range[0], node.range[1]],
    text: `${method.replace(/Unsafe$/, "")}${types}${template}`,
  };
}

/** The template with every literal that is nothing but one interpolation laid bare. */
function valuesOnly(file: SourceFile, template: TSESTree.TemplateLiteral): string | undefined {
  const positions = positionsOf(file, template);
  if (positions.length !== template.expressions.length) return undefined;
  const [start, end] = template.range;
  let made = "";
  let from = start;
  for (const { kind, index, literal } of positions) {
    const expression = template.expressions[index];
    if (!expression || !isOneValue(file, expression)) return undefined;
    if (kind === "value") continue;
    if (kind !== "quoted" || literal?.text !== "'" || literal.slots.length !== 1) return undefined;
    const content = file.text.slice(literal.start + 1, literal.end - 1);
    if (!/^\$\{[^]*\}$/.test(content) || content.length > expression.range[1] - expression.range[0] + 8)
      return undefined;
    made += file.text.slice(from, literal.start) + content;
    from = literal.end;
  }
  return made + file.text.slice(from, end);
}

/** A name or a property: no text that is put together, none of a list, nothing that may be SQL by itself. */
function isOneValue(file: SourceFile, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case "Identifier": {
      const variable = file.variableOf(inner);
      if (!variable) return false;
      const origin = originOf(variable);
      if (
        /sql|clause|where|filter|condition|order|sort|column|table|field|list|expr|quer(?:y|ies)$|ids$|s$/i.test(
          inner.name,
        )
      )
        return false;
      return origin.kind !== "other" && (origin.kind !== "value" || !isBuilt(file, origin.value));
    }
    case "MemberExpression":
      return (
        !inner.computed && !/sql|clause|where|condition|order|sort|column|table|ids$/i.test(memberName(inner) ?? "sql")
      );
    case "CallExpression":
      return (
        inner.callee.type === "Identifier" && /^(?:Number|parseInt|parseFloat|String|BigInt)$/.test(inner.callee.name)
      );
    default:
      return false;
  }
}

function isBuilt(file: SourceFile, value: TSESTree.Expression): boolean {
  const inner = unwrap(value);
  if (inner.type === "ConditionalExpression" || inner.type === "LogicalExpression") return true;
  if (inner.type === "CallExpression" && inner.callee.type === "Identifier" && inner.callee.name === "String")
    return false;
  return isText(file, inner);
}
