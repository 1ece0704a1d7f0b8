import type { TSESTree } from "@typescript-eslint/utils";
import { asMember, keyName, memberName } from "../../syntax/property.js";
import { unwrapAwait } from "../../syntax/unwrap.js";

/** A value that a log call writes out, and the key that stands in front of it in an object literal. */
export interface LoggedValue {
  readonly node: TSESTree.Node;
  readonly key: TSESTree.Property | undefined;
}

/** Calls that hand on all of their argument. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "JSON.stringify",
  "util.inspect",
  "inspect",
  "String",
  "util.format",
]);
/** Methods that hand on all of what they are called on. */
const SAME_VALUE: ReadonlySet<string> = new Set(["toString", "trim", "valueOf", "toLowerCase", "toUpperCase"]);

/** Every value that is written out as it is: in templates, joined by `+`, in objects and lists, as either side of `??`. */
export function loggedValues(argument: TSESTree.Node): readonly LoggedValue[] {
  const values: LoggedValue[] = [];
  collect(argument, undefined, values);
  return values;
}

function collect(expression: TSESTree.Node, key: TSESTree.Property | undefined, values: LoggedValue[]): void {
  const node = unwrapAwait(expression);
  switch (node.type) {
    case "TemplateLiteral":
      for (const part of node.expressions) collect(part, key, values);
      break;
    case "BinaryExpression":
      if (node.operator !== "+") break;
      collect(node.left, key, values);
      collect(node.right, key, values);
      break;
    case "LogicalExpression":
      if (node.operator !== "&&") collect(node.left, key, values);
      collect(node.right, key, values);
      break;
    case "ConditionalExpression":
      collect(node.consequent, key, values);
      collect(node.alternate, key, values);
      break;
    case "ObjectExpression":
      for (const property of node.properties) {
        if (property.type === "SpreadElement") collect(property.argument, undefined, values);
        else if (keyName(property) === undefined) collect(property.value, undefined, values);
        else collect(property.value, property, values);
      }
      break;
    case "ArrayExpression":
      for (const element of node.elements) {
        if (element) collect(element.type === "SpreadElement" ? element.argument : element, key, values);
      }
      break;
    case "SpreadElement":
      collect(node.argument, key, values);
      break;
    case "CallExpression":
      collectCall(node, key, values);
      break;
    case "Identifier":
    case "MemberExpression":
      values.push({ node, key });
      break;
    default:
      break;
  }
}

function collectCall(node: TSESTree.CallExpression, key: TSESTree.Property | undefined, values: LoggedValue[]): void {
  const member = asMember(node.callee);
  const method = member && memberName(member);
  if (member && method !== undefined && SAME_VALUE.has(method)) {
    collect(member.object, key, values);
    return;
  }
  const [argument, replacer] = node.arguments;
  // With a replacer, a part may be left out.
  const isWhole = replacer === undefined || replacer.type === "Literal" || method !== "stringify";
  if (argument && isWhole && TRANSPARENT.has(calleeName(node.callee))) {
    collect(argument, key, values);
    return;
  }
  values.push({ node, key });
}

function calleeName(callee: TSESTree.Node): string {
  if (callee.type === "Identifier") return callee.name;
  const member = asMember(callee);
  return member?.object.type === "Identifier" ? `${member.object.name}.${memberName(member) ?? ""}` : "";
}
