import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "../syntax/called-function.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrapAwait } from "../syntax/unwrap.js";
import { asParameter, type Check, isSubject, proves, subjectOf } from "./list-check.js";
import { type Env, rootEnv, type Tracer, WHOLE } from "./tracing.js";

/** A function of another file that says by its name what it checks. */
const ASSERTS =
  /^_?(?:assert|ensure|validate|verify|check|require)\w*(?:Ident(?:ifier)?|Table|Column|Field|Sort|Order|OrderBy|Schema|Name|Allowed|Safe|Direction|Key|Exists|Slug|Uuid|UUID)s?$/;
const LEAVES: ReadonlySet<string> = new Set(["exit", "notFound", "redirect", "fail", "fatal", "abort", "never"]);

/** Whether a check of the expression against a fixed list stands on every way to it. */
export function isAllowListed(tracer: Tracer, use: TSESTree.Node, env: Env): boolean {
  if (use.type !== "Identifier" && use.type !== "MemberExpression") return false;
  const check: Check = { tracer, subject: subjectOf(tracer, use), depth: env.depth };
  let inner: TSESTree.Node = use;
  for (let outer: TSESTree.Node | undefined = use.parent; outer; outer = outer.parent) {
    if (isCheckedBy(check, outer, inner)) return true;
    inner = outer;
  }
  return false;
}

function isCheckedBy(check: Check, outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  switch (outer.type) {
    case "IfStatement":
    case "ConditionalExpression":
      if (inner === outer.consequent) return proves(check, outer.test, true);
      return inner === outer.alternate && proves(check, outer.test, false);
    case "WhileStatement":
      return inner === outer.body && proves(check, outer.test, true);
    case "LogicalExpression":
      return inner === outer.right && outer.operator !== "??" && proves(check, outer.left, outer.operator === "&&");
    case "SwitchCase":
      return inner !== outer.test && outer.test !== null && isSubject(check, outer.parent.discriminant);
    case "BlockStatement":
    case "Program":
    case "StaticBlock":
      return outer.body.some((statement) => statement.range[1] <= inner.range[0] && enforces(check, statement));
    default:
      return false;
  }
}

/** Whether a statement is only left downwards when the subject is of the list. */
function enforces(check: Check, statement: TSESTree.Node): boolean {
  switch (statement.type) {
    case "IfStatement": {
      const { test, consequent, alternate } = statement;
      if (leaves(consequent) || replaces(check, consequent)) return proves(check, test, false);
      return alternate !== null && leaves(alternate) && proves(check, test, true);
    }
    case "ExpressionStatement": {
      const call = unwrapAwait(statement.expression);
      return call.type === "CallExpression" && isAssertion(check, call);
    }
    case "ForOfStatement": {
      const declaration = statement.left.type === "VariableDeclaration" ? statement.left.declarations[0].id : undefined;
      if (declaration?.type !== "Identifier" || !isSubject(check, statement.right)) return false;
      return bodyOf(statement.body).some((inner) => enforces({ ...check, subject: declaration.name }, inner));
    }
    case "TryStatement":
      return statement.handler !== null && leaves(statement.handler.body)
        ? statement.block.body.some((inner) => enforces(check, inner))
        : false;
    default:
      return false;
  }
}

function bodyOf(statement: TSESTree.Statement): readonly TSESTree.Statement[] {
  return statement.type === "BlockStatement" ? statement.body : [statement];
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = bodyOf(statement).at(-1);
  switch (last?.type) {
    case "ThrowStatement":
    case "ReturnStatement":
    case "ContinueStatement":
    case "BreakStatement":
      return true;
    case "ExpressionStatement": {
      const call = unwrapAwait(last.expression);
      if (call.type !== "CallExpression") return false;
      const member = asMember(call.callee);
      const name = member ? memberName(member) : call.callee.type === "Identifier" ? call.callee.name : undefined;
      return name !== undefined && LEAVES.has(name);
    }
    default:
      return false;
  }
}

/** `if (!ALLOWED.includes(sort)) sort = "id"`. */
function replaces(check: Check, consequent: TSESTree.Statement): boolean {
  return bodyOf(consequent).some((statement) => {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return false;
    const { left, right, operator } = statement.expression;
    return operator === "=" && isSubject(check, left) && check.tracer.trace(right, WHOLE, rootEnv()) === undefined;
  });
}

/** `assertColumn(sort)`, `invariant(ALLOWED.includes(sort))`. */
function isAssertion(check: Check, call: TSESTree.CallExpression): boolean {
  const member = asMember(call.callee);
  const name = member ? memberName(member) : call.callee.type === "Identifier" ? call.callee.name : undefined;
  const [first] = call.arguments;
  if (name === undefined || !first) return false;
  if (/^(?:assert|invariant|ok|must|ensure|check)$/.test(name) && proves(check, first, true)) return true;
  const index = call.arguments.findIndex((argument) => isSubject(check, argument));
  if (index < 0) return false;
  const own = check.depth < 4 ? calledFunction(check.tracer.file, call.callee) : undefined;
  if (!own) return ASSERTS.test(name);
  const inside = asParameter(check, own, index);
  return inside !== undefined && own.body.type === "BlockStatement"
    ? own.body.body.some((statement) => enforces(inside, statement))
    : false;
}
