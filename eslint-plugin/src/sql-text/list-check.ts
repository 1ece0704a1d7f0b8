import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "../syntax/called-function.js";
import { type FunctionNode, isFunction } from "../syntax/functions.js";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { isAllowListPattern, isForbiddenPattern } from "./pattern-text.js";
import { returnsOf } from "./returns.js";
import { ANY, type Env, isConstantName, rootEnv, type Tracer, WHOLE } from "./tracing.js";

/** A predicate of another file that says by its name what it checks. */
const PREDICATES =
  /^is(?:Valid|Safe|Allowed|Known|Supported|Permitted|Whitelisted|UUID|Uuid|Uuidv4|Identifier|In|Sortable)\w*$/;
const NUMBER_CHECKS: ReadonlySet<string> = new Set(["isInteger", "isSafeInteger", "isFinite"]);

/** What a check speaks of: an expression, compared by its source without what changes no content. */
export interface Check {
  readonly tracer: Tracer;
  readonly subject: string;
  readonly depth: number;
}

/** The check inside a function that is called with the subject. */
export function asParameter(check: Check, { params }: FunctionNode, index: number): Check | undefined {
  const parameter = params[index];
  const inner = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  return inner?.type === "Identifier" ? { ...check, subject: inner.name, depth: check.depth + 1 } : undefined;
}

/** Whether the subject is of a fixed list once the test has come out so. */
export function proves(check: Check, test: TSESTree.Node, outcome: boolean): boolean {
  const node = unwrapAwait(test);
  switch (node.type) {
    case "UnaryExpression":
      return node.operator === "!" && proves(check, node.argument, !outcome);
    case "LogicalExpression": {
      const sides = [node.left, node.right];
      // Both sides of a true `&&` hold, and of a false `||`; of the others only one does.
      const both = (node.operator === "&&") === outcome;
      return both
        ? sides.some((side) => proves(check, side, outcome))
        : sides.every((side) => proves(check, side, outcome) || isAbsent(check, side, outcome));
    }
    case "BinaryExpression":
      return provesByComparison(check, node, outcome);
    case "CallExpression":
      return provesByCall(check, node, outcome);
    case "MemberExpression":
      return outcome && node.computed && isSubject(check, node.property) && isFixed(check, node.object);
    case "Identifier": {
      const variable = check.tracer.file.variableOf(node);
      const origin = variable && originOf(variable);
      return origin?.kind === "value" && check.depth < 4
        ? proves({ ...check, depth: check.depth + 1 }, origin.value, outcome)
        : false;
    }
    default:
      return false;
  }
}

/** `!sort` in `!sort || ALLOWED.includes(sort)`: nothing is no text either. */
function isAbsent(check: Check, test: TSESTree.Node, outcome: boolean): boolean {
  const node = unwrap(test);
  if (node.type === "UnaryExpression" && node.operator === "!") return isAbsent(check, node.argument, !outcome);
  return !outcome && isSubject(check, node);
}

function provesByComparison(check: Check, node: TSESTree.BinaryExpression, outcome: boolean): boolean {
  const { operator, left, right } = node;
  const isEqual = operator === "===" || operator === "==";
  if (operator === "in") return outcome && isSubject(check, left) && isFixed(check, right);
  if (operator === ">=" || operator === ">") return outcome && isPosition(check, left);
  if (operator === "<") return !outcome && isPosition(check, left);
  if (!isEqual && operator !== "!==" && operator !== "!=") return false;
  if (isPosition(check, left)) return isEqual !== outcome;
  if (isEqual !== outcome) return false;
  const typeOf = unwrap(left);
  if (typeOf.type === "UnaryExpression" && typeOf.operator === "typeof") {
    const type = literalText(right);
    return isSubject(check, typeOf.argument) && (type === "number" || type === "boolean" || type === "bigint");
  }
  return (isSubject(check, left) && isLiteral(check, right)) || (isSubject(check, right) && isLiteral(check, left));
}

/** `LIST.indexOf(subject)`. */
function isPosition(check: Check, node: TSESTree.Node): boolean {
  const call = unwrap(node);
  if (call.type !== "CallExpression") return false;
  const member = asMember(call.callee);
  const [first] = call.arguments;
  return member !== undefined && memberName(member) === "indexOf" && first !== undefined && isSubject(check, first);
}

function isLiteral(check: Check, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return inner.type === "Literal" || check.tracer.trace(inner, WHOLE, rootEnv()) === undefined;
}

/** An object whose keys are a list: in capitals, or all in the source. */
function isFixed(check: Check, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === "Identifier" && isConstantName(inner.name)) return true;
  return check.tracer.trace(inner, [ANY], rootEnv()) === undefined;
}

function provesByCall(check: Check, call: TSESTree.CallExpression, outcome: boolean): boolean {
  const { tracer } = check;
  const member = asMember(call.callee);
  const name = member ? memberName(member) : call.callee.type === "Identifier" ? call.callee.name : undefined;
  const [first, second] = call.arguments;
  if (name === undefined || !first) return false;
  if (member && (name === "test" || name === "match")) {
    const [pattern, text] = name === "test" ? [member.object, first] : [first, member.object];
    if (!isSubject(check, text)) return false;
    return outcome ? isAllowListPattern(tracer.file, pattern) !== false : isForbiddenPattern(tracer.file, pattern);
  }
  if (!member && (name === "isNaN" || name === "isFinite"))
    return (name === "isFinite") === outcome && isSubject(check, first);
  if (!outcome) return false;
  if (member && name === "every" && isSubject(check, member.object))
    return isAllowedByPredicate(tracer, first, rootEnv());
  if (member && (name === "includes" || name === "has" || name === "hasOwnProperty")) {
    return isSubject(check, first) && literalText(member.object) === undefined;
  }
  if (member && name === "hasOwn") return second !== undefined && isSubject(check, second);
  if (member && NUMBER_CHECKS.has(name)) return isSubject(check, first);
  if (member && name === "some") return isSubjectCompared(check, first);
  const index = call.arguments.findIndex((argument) => isSubject(check, argument));
  if (index < 0) return false;
  const own = check.depth < 4 ? calledFunction(tracer.file, call.callee) : undefined;
  if (!own) return PREDICATES.test(name);
  const inside = asParameter(check, own, index);
  const returned = returnsOf(tracer.file, own);
  return inside !== undefined && returned.length === 1 && returned.every((value) => proves(inside, value, true));
}

/** `LIST.some((entry) => entry === subject)`. */
function isSubjectCompared(check: Check, callback: TSESTree.Node): boolean {
  const inner = unwrap(callback);
  if (!isFunction(inner) || inner.body.type === "BlockStatement") return false;
  const body = unwrap(inner.body);
  if (body.type !== "BinaryExpression" || !body.operator.startsWith("==")) return false;
  return isSubject(check, body.left) || isSubject(check, body.right);
}

/** `columns.filter((column) => ALLOWED.has(column))`. */
export function isAllowedByPredicate(tracer: Tracer, callback: TSESTree.Node, env: Env): boolean {
  const own = calledFunction(tracer.file, callback);
  const parameter = own?.params[0];
  if (own && parameter?.type === "Identifier") {
    const check: Check = { tracer, subject: parameter.name, depth: env.depth + 1 };
    const returned = returnsOf(tracer.file, own);
    return returned.length > 0 && returned.every((value) => proves(check, value, true));
  }
  const name = unwrap(callback);
  return !own && name.type === "Identifier" && PREDICATES.test(name.name);
}

export function isSubject({ tracer, subject }: Check, node: TSESTree.Node): boolean {
  return subjectOf(tracer, node) === subject;
}

const SAME_CONTENT: ReadonlySet<string> = new Set([
  "toLowerCase",
  "toUpperCase",
  "trim",
  "toString",
  "toLocaleLowerCase",
]);

/** The source of an expression without `String(…)`, `.toLowerCase()`, `?? ""` and what `unwrap` undoes. */
export function subjectOf(tracer: Tracer, node: TSESTree.Node): string {
  const inner = unwrapAwait(node);
  if (inner.type === "CallExpression") {
    const member = asMember(inner.callee);
    const name = member && memberName(member);
    if (member && name !== undefined && SAME_CONTENT.has(name)) return subjectOf(tracer, member.object);
    const [first] = inner.arguments;
    if (
      first &&
      inner.callee.type === "Identifier" &&
      ["String", "Number", "parseInt", "parseFloat"].includes(inner.callee.name)
    ) {
      return subjectOf(tracer, first);
    }
  }
  if (inner.type === "LogicalExpression" && inner.right.type === "Literal") return subjectOf(tracer, inner.left);
  return tracer.file.textOf(inner).replaceAll(/\s+/g, "").replaceAll("?.", ".").replaceAll("!.", ".");
}
