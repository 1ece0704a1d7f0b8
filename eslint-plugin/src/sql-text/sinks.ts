import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { prismaName } from "./sql-value.js";
import type { Argument } from "./tracing.js";

/** A call that sends the text of an argument to the database as SQL. */
export interface Sink {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  /** `$queryRawUnsafe`, `Prisma.raw`, … */
  readonly method: string;
  /** `unsafe`: takes text. `function`: a tag that is called with text. `strings`: a strings array made by hand. */
  readonly form: "unsafe" | "function" | "strings";
  readonly text: TSESTree.Node;
  /** What goes along as values. */
  readonly values: readonly Argument[];
}

const UNSAFE: ReadonlySet<string> = new Set(["$queryRawUnsafe", "$executeRawUnsafe"]);
const TAGS: ReadonlySet<string> = new Set(["$queryRaw", "$executeRaw"]);
const NAMES: ReadonlySet<string> = new Set(["raw", "sql", "Sql", "sqltag"]);

export function sinksOf(file: SourceFile): readonly Sink[] {
  const calls = file.nodes("CallExpression").flatMap((node) => sinkOf(file, node) ?? []);
  const news = file.nodes("NewExpression").flatMap((node) => newSinkOf(file, node) ?? []);
  return [...calls, ...news];
}

function sinkOf(file: SourceFile, node: TSESTree.CallExpression): Sink | undefined {
  const callee = unwrap(node.callee);
  const member = asMember(callee);
  const name = member ? memberName(member) : callee.type === "Identifier" ? callee.name : undefined;
  if (name === undefined) return undefined;
  const [first, ...values] = node.arguments;
  if (UNSAFE.has(name) && first) return { node, method: name, form: "unsafe", text: first, values };
  if (member && (name === "call" || name === "apply")) return borrowedSinkOf(node, member, name);
  if (TAGS.has(name)) return tagSinkOf(file, node, name);
  if (!NAMES.has(name) || !first) return undefined;
  const known = prismaName(file, callee);
  if (known === "raw") return { node, method: "Prisma.raw", form: "unsafe", text: first, values: [] };
  return known === "sql" ? tagSinkOf(file, node, "Prisma.sql") : undefined;
}

/** `prisma.$queryRawUnsafe.call(prisma, sql)`, `.apply(prisma, [sql, ...values])`. */
function borrowedSinkOf(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  name: "call" | "apply",
): Sink | undefined {
  const method = asMember(callee.object);
  const own = method && memberName(method);
  if (own === undefined || !UNSAFE.has(own)) return undefined;
  const [, second, ...values] = node.arguments;
  const list = name === "apply" && second ? unwrap(second) : undefined;
  const text = list?.type === "ArrayExpression" ? list.elements[0] : second;
  return text ? { node, method: own, form: "unsafe", text, values } : undefined;
}

function tagSinkOf(file: SourceFile, node: TSESTree.CallExpression, method: string): Sink | undefined {
  const [text, ...values] = node.arguments;
  if (!text) return undefined;
  if (isStringsArray(file, text)) return { node, method, form: "strings", text, values };
  return isText(file, text) ? { node, method, form: "function", text, values } : undefined;
}

function newSinkOf(file: SourceFile, node: TSESTree.NewExpression): Sink | undefined {
  const [text, ...values] = node.arguments;
  if (!text || prismaName(file, node.callee) !== "Sql" || !isStringsArray(file, text)) return undefined;
  return { node, method: "Prisma.Sql", form: "strings", text, values };
}

/** `[text]`, `Object.assign([text], { raw: [text] })`, `text as unknown as TemplateStringsArray`. */
function isStringsArray(file: SourceFile, node: TSESTree.Node): boolean {
  if (node.type === "TSAsExpression" || node.type === "TSTypeAssertion") {
    const isCast = file.textOf(node.typeAnnotation) === "TemplateStringsArray";
    if (isCast && node.expression.type.startsWith("TS")) return true;
  }
  const inner = unwrap(node);
  if (inner.type === "ArrayExpression") return true;
  if (inner.type === "Identifier") {
    const variable = file.variableOf(inner);
    const origin = variable && originOf(variable);
    return origin?.kind === "value" && unwrap(origin.value).type !== "Identifier" && isStringsArray(file, origin.value);
  }
  if (inner.type !== "CallExpression") return false;
  const member = asMember(inner.callee);
  const [first] = inner.arguments;
  return member !== undefined && memberName(member) === "assign" && first?.type === "ArrayExpression";
}

const TEXT_MAKERS: ReadonlySet<string> = new Set([
  ...["join", "trim", "toString", "toUpperCase", "toLowerCase", "replace", "replaceAll", "concat", "slice", "repeat"],
]);

/** Whether an expression is visibly a string, and so no `Sql`. */
export function isText(file: SourceFile, node: TSESTree.Node, depth = 0): boolean {
  const inner = unwrapAwait(node);
  if (depth > 6) return false;
  const again = (part: TSESTree.Node): boolean => isText(file, part, depth + 1);
  switch (inner.type) {
    case "TemplateLiteral":
      return true;
    case "Literal":
      return typeof inner.value === "string";
    case "BinaryExpression":
      return inner.operator === "+" && (again(inner.left) || again(inner.right));
    case "ConditionalExpression":
      return again(inner.consequent) && again(inner.alternate);
    case "LogicalExpression":
      return inner.operator === "&&" ? again(inner.right) : again(inner.left) || literalText(inner.right) !== undefined;
    case "CallExpression": {
      const member = asMember(inner.callee);
      const name = member && memberName(member);
      if (member && name !== undefined) {
        // `Prisma.join(…)` is none.
        if (name === "join") return prismaName(file, member) === undefined && inner.arguments.length < 2;
        return TEXT_MAKERS.has(name) && (name === "toString" || again(member.object));
      }
      return inner.callee.type === "Identifier" && inner.callee.name === "String";
    }
    case "Identifier":
      return isTextVariable(file, inner, again);
    default:
      return false;
  }
}

function isTextVariable(file: SourceFile, node: TSESTree.Identifier, again: (part: TSESTree.Node) => boolean): boolean {
  const [definition] = file.variableOf(node)?.defs ?? [];
  if (!definition) return false;
  const { name, node: owner } = definition;
  const type = name.type === "Identifier" ? name.typeAnnotation?.typeAnnotation.type : undefined;
  if (type !== undefined) return type === "TSStringKeyword";
  return (
    owner.type === "VariableDeclarator" && owner.id.type === "Identifier" && owner.init !== null && again(owner.init)
  );
}

const READS_A_REQUEST: ReadonlySet<string> = new Set(["json", "text", "formData", "parse", "body", "get", "query"]);

/**
 * Calls that answer with the text and with its values, `const { sql, values } = build(filter)`: what is built so has
 * placeholders.
 */
export function buildersOf(file: SourceFile, { values }: Sink): ReadonlySet<TSESTree.Node> {
  const found = new Set<TSESTree.Node>();
  for (const value of values) {
    const call = callBehind(file, value.type === "SpreadElement" ? value.argument : value);
    if (call) found.add(call);
  }
  return found;
}

function callBehind(file: SourceFile, node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const inner = unwrap(node);
  if (inner.type === "MemberExpression") {
    const object = unwrap(inner.object);
    const variable = object.type === "Identifier" ? file.variableOf(object) : undefined;
    const origin = variable && originOf(variable);
    return origin?.kind === "value" ? asBuilder(origin.value) : undefined;
  }
  if (inner.type !== "Identifier") return undefined;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  return origin?.kind === "part" ? asBuilder(origin.value) : undefined;
}

function asBuilder(value: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const call = unwrapAwait(value);
  if (call.type !== "CallExpression") return undefined;
  const member = asMember(call.callee);
  const name = member && memberName(member);
  return name !== undefined && READS_A_REQUEST.has(name) ? undefined : call;
}
