import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asFunction } from "../syntax/functions.js";
import { asMember, isOpen, literalText, memberName, propertyOf } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { constantObject, constantOf } from "./constant.js";

/** How a configuration lets every site in: `any`: by `*`. `reflected`: by sending back whatever `Origin` came. */
export type OpenOrigin = "any" | "reflected";

/** The options of a CORS middleware as an open door; `undefined` if they are none, or not all to be seen. */
export function openOptions(file: SourceFile, options: TSESTree.Node | undefined): OpenOrigin | undefined {
  if (options === undefined) return "any";
  const object = constantObject(file, options);
  if (!object) return undefined;
  const origin = propertyOf(object, "origin");
  if (!origin) return isOpen(object) ? undefined : "any";
  return openOrigin(file, origin.value);
}

/** The value of `origin:`. An array, a regular expression, a name from the environment and a choice are lists of somebody's. */
export function openOrigin(file: SourceFile, value: TSESTree.Node): OpenOrigin | undefined {
  const inner = constantOf(file, value);
  if (literalText(inner) === "*") return "any";
  if (inner.type === "Literal") return inner.value === true ? "reflected" : undefined;
  const callback = asFunction(inner);
  return callback && isYes(callback) ? "reflected" : undefined;
}

/** `(origin, callback) => callback(null, true)`, `(origin) => origin`, `() => true`, with nothing else in it. */
function isYes({ body, params }: NonNullable<ReturnType<typeof asFunction>>): boolean {
  const statements = body.type === "BlockStatement" ? body.body : [body];
  const [only] = statements;
  if (!only || statements.length > 1) return false;
  const said =
    only.type === "ReturnStatement" ? only.argument : only.type === "ExpressionStatement" ? only.expression : only;
  if (!said) return false;
  const answer = unwrap(said);
  const [origin, callback] = params;
  if (answer.type === "CallExpression") {
    const [error, allowed] = answer.arguments;
    const isCallback = isSame(callback, answer.callee) && error !== undefined && allowed !== undefined;
    return isCallback && (isTrue(allowed) || isSame(origin, allowed) || literalText(allowed) === "*");
  }
  return isTrue(answer) || isSame(origin, answer) || literalText(answer) === "*";
}

/** `req.headers.origin`, `req.get("Origin")`, `request.headers.get("origin")`, `c.req.header("Origin")`, also with a fallback. */
export function isRequestOrigin(file: SourceFile, expression: TSESTree.Node): boolean {
  const node = constantOf(file, expression);
  switch (node.type) {
    case "LogicalExpression":
      return node.operator !== "&&" && isRequestOrigin(file, node.left);
    case "MemberExpression": {
      const headers = asMember(node.object);
      return memberName(node)?.toLowerCase() === "origin" && headers !== undefined && memberName(headers) === "headers";
    }
    case "CallExpression": {
      const method = asMember(node.callee);
      const [name] = node.arguments;
      const isRead = method && ["get", "header"].includes(memberName(method) ?? "");
      return isRead === true && name !== undefined && literalText(name)?.toLowerCase() === "origin";
    }
    default:
      return false;
  }
}

function isTrue(node: TSESTree.Node): boolean {
  return node.type === "Literal" && node.value === true;
}

function isSame(parameter: TSESTree.Parameter | undefined, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return parameter?.type === "Identifier" && inner.type === "Identifier" && inner.name === parameter.name;
}
