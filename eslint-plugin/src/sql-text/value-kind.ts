import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { patternPath } from "./pattern-path.js";
import { prismaName } from "./sql-value.js";
import { isText } from "./sinks.js";

/** What an interpolated value visibly is. `sql`: part of the statement, not a value. */
export type ValueKind = "sql" | "text" | "number" | "array" | "unknown";

const MAKES_ARRAYS: ReadonlySet<string> = new Set(["map", "filter", "split", "flatMap", "concat", "sort"]);
const REQUEST_PARTS: ReadonlySet<string> = new Set(["query", "params", "body"]);

export function valueKind(file: SourceFile, node: TSESTree.Node, depth = 0): ValueKind {
  const inner = unwrapAwait(node);
  if (depth > 6) return "unknown";
  const again = (part: TSESTree.Node): ValueKind => valueKind(file, part, depth + 1);
  switch (inner.type) {
    case "TaggedTemplateExpression":
      return prismaName(file, inner.tag) === "sql" ? "sql" : "unknown";
    case "Literal":
      return typeof inner.value === "string" ? "text" : typeof inner.value === "number" ? "number" : "unknown";
    case "TemplateLiteral":
    case "BinaryExpression":
      return isText(file, inner) ? "text" : "unknown";
    case "ArrayExpression":
      return inner.elements.length > 0 && inner.elements.some((element) => element && again(element) === "sql")
        ? "unknown"
        : "array";
    case "ConditionalExpression":
      return together(again(inner.consequent), again(inner.alternate));
    case "LogicalExpression":
      if (inner.operator === "&&") return again(inner.right);
      return literalText(inner.right) === undefined ? together(again(inner.left), again(inner.right)) : "text";
    case "MemberExpression":
      return ofMember(file, inner);
    case "CallExpression":
      return ofCall(file, inner, again);
    case "Identifier":
      return ofVariable(file, inner, again);
    default:
      return "unknown";
  }
}

function together(one: ValueKind, other: ValueKind): ValueKind {
  if (one === "sql" || other === "sql") return "sql";
  return one === other ? one : "unknown";
}

function ofMember(file: SourceFile, node: TSESTree.MemberExpression): ValueKind {
  if (prismaName(file, node) !== undefined) return "sql";
  const object = asMember(node.object);
  const part = object && memberName(object);
  const owner = object && unwrap(object.object);
  if (
    part !== undefined &&
    REQUEST_PARTS.has(part) &&
    owner?.type === "Identifier" &&
    /^req(?:uest)?$|^ctx$/.test(owner.name)
  ) {
    return "text";
  }
  return "unknown";
}

function ofCall(file: SourceFile, node: TSESTree.CallExpression, again: (part: TSESTree.Node) => ValueKind): ValueKind {
  if (prismaName(file, node.callee) !== undefined) return "sql";
  const member = asMember(node.callee);
  if (!member) {
    const name = node.callee.type === "Identifier" ? node.callee.name : "";
    if (name === "String") return "text";
    return /^(?:Number|parseInt|parseFloat)$/.test(name) ? "number" : "unknown";
  }
  const name = memberName(member) ?? "";
  if (["toISOString", "toFixed"].includes(name)) return "text";
  if (name === "get" && file.textOf(member.object).endsWith("searchParams")) return "text";
  if (["trim", "toUpperCase", "toLowerCase"].includes(name)) return "text";
  const isSqlMaker = (callback: TSESTree.Node | undefined): boolean =>
    callback?.type === "ArrowFunctionExpression" &&
    callback.body.type !== "BlockStatement" &&
    again(callback.body) === "sql";
  if (MAKES_ARRAYS.has(name)) return isSqlMaker(node.arguments[0]) ? "unknown" : "array";
  return isText(file, node) ? "text" : "unknown";
}

function ofVariable(file: SourceFile, node: TSESTree.Identifier, again: (part: TSESTree.Node) => ValueKind): ValueKind {
  const variable = file.variableOf(node);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return "unknown";
  const annotation = definition.name.type === "Identifier" ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  if (annotation) return ofType(annotation);
  const origin = originOf(variable);
  if (origin.kind === "value") return again(origin.value);
  if (origin.kind === "part") return isRequestPart(origin.value, origin.path) ? "text" : "unknown";
  if (origin.kind === "parameter") return ofParameter(origin.parameter, node.name);
  const { node: owner } = definition;
  return owner.type === "VariableDeclarator" && isText(file, node) ? "text" : "unknown";
}

function isRequestPart(value: TSESTree.Expression, path: readonly string[]): boolean {
  const inner = unwrapAwait(value);
  if (inner.type === "Identifier")
    return /^req(?:uest)?$/.test(inner.name) && path.length > 1 && REQUEST_PARTS.has(path[0] ?? "");
  const member = asMember(inner);
  const object = member && unwrap(member.object);
  return (
    member !== undefined &&
    REQUEST_PARTS.has(memberName(member) ?? "") &&
    object?.type === "Identifier" &&
    /^req(?:uest)?$/.test(object.name)
  );
}

/** A property of a destructured parameter has its type in the pattern's. */
function ofParameter(parameter: TSESTree.Parameter, name: string): ValueKind {
  const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const pattern = inner.type === "AssignmentPattern" ? inner.left : inner;
  const [key] = patternPath(pattern, name)?.path ?? [];
  const type = pattern.typeAnnotation?.typeAnnotation;
  if (type?.type !== "TSTypeLiteral" || key === undefined) return "unknown";
  for (const member of type.members) {
    if (member.type !== "TSPropertySignature" || member.key.type !== "Identifier" || member.key.name !== key) continue;
    return member.typeAnnotation ? ofType(member.typeAnnotation.typeAnnotation) : "unknown";
  }
  return "unknown";
}

function ofType(type: TSESTree.TypeNode): ValueKind {
  switch (type.type) {
    case "TSStringKeyword":
      return "text";
    case "TSNumberKeyword":
      return "number";
    case "TSArrayType":
      return ofType(type.elementType) === "unknown" ? "unknown" : "array";
    case "TSLiteralType":
      return type.literal.type === "Literal" && typeof type.literal.value === "string" ? "text" : "unknown";
    case "TSUnionType": {
      const [first = "unknown", ...others] = type.types
        .filter(({ type: kind }) => kind !== "TSNullKeyword" && kind !== "TSUndefinedKeyword")
        .map(ofType);
      return others.every((kind) => kind === first) ? first : "unknown";
    }
    case "TSTypeReference":
      return type.typeName.type === "TSQualifiedName" && type.typeName.right.name === "Sql" ? "sql" : "unknown";
    default:
      return "unknown";
  }
}
