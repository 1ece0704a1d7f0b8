import type { TSESTree } from "@typescript-eslint/utils";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import type { Tracer } from "./tracing.js";

/** Functions that quote a name or a value as SQL. An entry with a dot names the object as well. */
export const DEFAULT_SANITIZERS = [
  ...["escapeIdentifier", "escapeLiteral", "escapeId", "escapeSql", "escapeSqlIdentifier", "escapeSqlLiteral"],
  ...["quoteIdentifier", "quoteIdent", "quote_ident", "quoteLiteral", "quoteSqlIdentifier", "pgFormat", "pgEscape"],
  ...["sqlstring.escape", "sqlstring.format", "SqlString.escape", "SqlString.format", "mysql.escape", "mysql.format"],
] as const;

const MODULES = /^(?:pg-format|node-pg-format|sqlstring|sqlstring-sqlite|pg-escape)$/;

/** Whether what is called makes its arguments safe to stand in SQL. */
export function isSanitizer(tracer: Tracer, callee: TSESTree.Node): boolean {
  const inner = unwrap(callee);
  if (inner.type === "Identifier") return tracer.sanitizers.has(inner.name) || isOfModule(tracer, inner);
  const member = asMember(inner);
  const name = member && memberName(member);
  if (name === undefined) return false;
  if (tracer.sanitizers.has(name)) return true;
  const object = unwrap(member?.object ?? inner);
  if (object.type === "ThisExpression") return tracer.sanitizers.has(`this.${name}`);
  if (object.type !== "Identifier") return false;
  return tracer.sanitizers.has(`${object.name}.${name}`) || isOfModule(tracer, object);
}

/** `"${name.replaceAll('"', '""')}"`: a quoted name, as the standard has it. With a literal it would depend on the database. */
export function isQuotedName({ quasis, expressions }: TSESTree.TemplateLiteral, index: number): boolean {
  return doublesMarks(quasis[index]?.value.raw ?? "", expressions[index], quasis[index + 1]?.value.raw ?? "");
}

/** The same, put together with `+`: what stands before the name. */
export function beforeQuotedName({ left, right }: TSESTree.BinaryExpression): TSESTree.Expression | undefined {
  if (left.type !== "BinaryExpression" || left.operator !== "+") return undefined;
  const first = unwrap(left.left);
  const before = literalText(first.type === "BinaryExpression" ? first.right : first);
  return doublesMarks(before ?? "", left.right, literalText(right) ?? "") ? left.left : undefined;
}

function doublesMarks(before: string, name: TSESTree.Expression | undefined, after: string): boolean {
  const mark = before.at(-1);
  if ((mark !== '"' && mark !== "`") || !after.replace(/^\\/, "").startsWith(mark)) return false;
  const call = name && unwrap(name);
  const method = call?.type === "CallExpression" ? asMember(call.callee) : undefined;
  if (call?.type !== "CallExpression" || !method || !/^replace(?:All)?$/.test(memberName(method) ?? "")) return false;
  const [pattern, replacement] = call.arguments;
  if (pattern?.type !== "Literal" || replacement?.type !== "Literal" || replacement.value !== mark + mark) return false;
  if ("regex" in pattern) return pattern.regex.pattern === mark && pattern.regex.flags.includes("g");
  return pattern.value === mark && memberName(method) === "replaceAll";
}

function isOfModule(tracer: Tracer, identifier: TSESTree.Identifier): boolean {
  const variable = tracer.file.variableOf(identifier);
  const origin = variable && originOf(variable);
  if (origin?.kind === "import") return MODULES.test(origin.source);
  const call = origin?.kind === "value" || origin?.kind === "part" ? unwrap(origin.value) : undefined;
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier" || call.callee.name !== "require")
    return false;
  const [source] = call.arguments;
  return source?.type === "Literal" && typeof source.value === "string" && MODULES.test(source.value);
}
