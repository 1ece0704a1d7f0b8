import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../syntax/functions.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrapAwait } from "../syntax/unwrap.js";

/** Functions that throw: Next's and React Router's ways out of a handler, and `throwError()`, `assertNever()`. */
const THROWING = /^(?:redirect|permanentRedirect|notFound|forbidden|unauthorized|assertNever|(?:re)?throw[A-Z]?\w*)$/;

/** Whether the statement always ends the function. */
function exits(statement: TSESTree.Node | null | undefined): boolean {
  switch (statement?.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "ExpressionStatement":
      return neverReturns(statement.expression);
    case "BlockStatement":
      return statement.body.some(exits);
    case "IfStatement":
      return exits(statement.consequent) && exits(statement.alternate);
    case "TryStatement":
      return (
        exits(statement.finalizer) || (exits(statement.block) && (!statement.handler || exits(statement.handler.body)))
      );
    default:
      return false;
  }
}

/** `redirect("/")`, `process.exit(1)`, `throwNotFound()`. */
export function neverReturns(expression: TSESTree.Node): boolean {
  const call = unwrapAwait(expression);
  if (call.type !== "CallExpression") return false;
  const member = asMember(call.callee);
  const name = member ? memberName(member) : call.callee.type === "Identifier" ? call.callee.name : undefined;
  if (name === undefined) return false;
  if (!member) return THROWING.test(name);
  if (member.object.type === "ThisExpression") return /^(?:re)?throw[A-Z]?\w*$/.test(name);
  return name === "exit" && member.object.type === "Identifier" && member.object.name === "process";
}

/** Whether the code throws anywhere, functions within it left out. */
export function mayThrow(code: TSESTree.Node | null | undefined): boolean {
  if (!code) return false;
  switch (code.type) {
    case "ThrowStatement":
      return true;
    case "ExpressionStatement":
      return neverReturns(code.expression);
    case "ReturnStatement":
      return code.argument ? isRejection(code.argument) : false;
    case "BlockStatement":
      return code.body.some(mayThrow);
    case "IfStatement":
      return mayThrow(code.consequent) || mayThrow(code.alternate);
    case "TryStatement":
      return (!code.handler && mayThrow(code.block)) || mayThrow(code.handler?.body) || mayThrow(code.finalizer);
    case "SwitchStatement":
      return code.cases.some(({ consequent }) => consequent.some(mayThrow));
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "LabeledStatement":
      return mayThrow(code.body);
    default:
      return isRejection(code);
  }
}

/** `Promise.reject(error)`, `throwError(error)`. */
function isRejection(expression: TSESTree.Node): boolean {
  const call = unwrapAwait(expression);
  if (call.type !== "CallExpression") return false;
  const member = asMember(call.callee);
  const isReject =
    member?.object.type === "Identifier" && member.object.name === "Promise" && memberName(member) === "reject";
  return isReject || neverReturns(call);
}

/**
 * The innermost `catch` around a node, or the `try` whose `catch` lets a failure pass: what is done in there is done apart
 * from the rest of the function.
 *
 * @param isLenient - what counts as letting it pass.
 */
export function setApart(
  node: TSESTree.Node,
  isLenient: (handler: TSESTree.CatchClause) => boolean,
): TSESTree.Node | undefined {
  let inner = node;
  for (let outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type === "CatchClause") return outer;
    if (outer.type === "TryStatement" && outer.block === inner && outer.handler && isLenient(outer.handler))
      return outer;
  }
  return undefined;
}

/** The `catch` goes on with the function as if nothing had happened. */
export function goesOn({ body }: TSESTree.CatchClause): boolean {
  return !exits(body) && !mayThrow(body);
}

/** The `catch` keeps the failure from the caller. */
export function swallows({ body }: TSESTree.CatchClause): boolean {
  return !mayThrow(body);
}
