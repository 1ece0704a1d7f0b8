import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { isUnplannedErrorClass } from "./caught-error.js";
import { calleeName } from "./imported.js";
import { conditionsAt, type Condition } from "./conditions.js";
import { constantOf } from "./constant.js";
import { dependsOnEnvironment, isAboutEnvironment } from "./environment.js";

/**
 * What is known of a caught error at a place. `planned`: its text was written for a client, or the place is not reached in
 * production. `prisma`: it is an error of Prisma's. `unknown`: anything may have been thrown.
 */
export type ErrorKnowledge = "planned" | "prisma" | "unknown";

type Verdict = ErrorKnowledge;

const UNKNOWN: Verdict = "unknown";
/** A part of an error that says nothing of who wrote its message. */
const SILENT_PARTS: ReadonlySet<string | undefined> = new Set(["message", "stack", "cause", "toString", "meta"]);

/** @param owner - the clause or the function whose error it is. */
export function knownOfError(file: SourceFile, place: TSESTree.Node, owner: TSESTree.Node): ErrorKnowledge {
  const verdicts = conditionsAt(place, owner).map((condition) => verdictOf(file, condition));
  if (verdicts.includes("prisma")) return "prisma";
  if (verdicts.includes("planned")) return "planned";
  return dependsOnEnvironment(file, owner) ? "planned" : UNKNOWN;
}

/** Whether a text that is replaced at a place under a condition is one for a client wherever it is not replaced. */
export function isPlannedUnlessReplaced(file: SourceFile, place: TSESTree.Node, owner: TSESTree.Node): boolean {
  const [condition] = conditionsAt(place, owner);
  return condition?.kind === "test" && ofTest(file, condition.test, !condition.holds, 0) === "planned";
}

function verdictOf(file: SourceFile, condition: Condition): Verdict {
  if (condition.kind === "test") return ofTest(file, condition.test, condition.holds, 0);
  const { value, test } = condition;
  if (value.type === "Literal") return test ? ofTest(file, test, true, 0) : UNKNOWN;
  // `switch (error.code) { case "P2002": … }`
  return test && isPrismaCode(test) ? "prisma" : test ? "planned" : UNKNOWN;
}

function ofTest(file: SourceFile, expression: TSESTree.Node, holds: boolean, depth: number): Verdict {
  const test = unwrap(expression);
  if (depth > 6) return "planned";
  if (isAboutEnvironment(file, test)) return "planned";
  switch (test.type) {
    case "UnaryExpression":
      return test.operator === "!" ? ofTest(file, test.argument, !holds, depth + 1) : UNKNOWN;
    case "LogicalExpression": {
      const left = ofTest(file, test.left, holds, depth + 1);
      const right = ofTest(file, test.right, holds, depth + 1);
      // Both are known of `a && b` that holds and of `a || b` that does not; else only what is known of each.
      return (test.operator === "&&") === holds ? both(left, right) : left === right ? left : UNKNOWN;
    }
    case "BinaryExpression":
      return ofComparison(test, holds);
    case "CallExpression":
      return ofPredicate(test, holds);
    case "MemberExpression":
      return holds && !SILENT_PARTS.has(memberName(test)) ? "planned" : UNKNOWN;
    case "Identifier": {
      const constant = constantOf(file, test);
      if (constant !== test && constant.type !== "Identifier") return ofTest(file, constant, holds, depth + 1);
      return /expose|public|safe|operational|known|trusted|show/i.test(test.name) ? "planned" : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

function ofComparison({ operator, left, right }: TSESTree.BinaryExpression, holds: boolean): Verdict {
  switch (operator) {
    case "instanceof":
      return holds ? ofClass(right) : UNKNOWN;
    case "in": {
      // `"statusCode" in error`; nothing is known from `"message" in error`.
      const key = literalText(left);
      return holds && !SILENT_PARTS.has(key) ? "planned" : UNKNOWN;
    }
    case "===":
    case "==":
      return ofEquality(left, right, holds);
    case "!==":
    case "!=":
      return ofEquality(left, right, !holds);
    case "<":
    case "<=":
    case ">":
    case ">=":
      // `status < 500`: whoever asks has thought of it.
      return "planned";
    default:
      return UNKNOWN;
  }
}

function ofEquality(left: TSESTree.Node, right: TSESTree.Node, holds: boolean): Verdict {
  if (unwrap(left).type === "UnaryExpression" || isNothing(right)) return UNKNOWN;
  if (isPrismaCode(right) || isPrismaCode(left)) return holds ? "prisma" : UNKNOWN;
  if (isServerError(left) || isServerError(right)) return holds ? UNKNOWN : "planned";
  return holds && namesPart(left, right) ? "planned" : UNKNOWN;
}

/** `error.name === "PrismaClientKnownRequestError"` is no better than `instanceof`; `=== "Error"` says nothing. */
function namesPart(left: TSESTree.Node, right: TSESTree.Node): boolean {
  const text = literalText(right) ?? literalText(left);
  return text === undefined || !isUnplannedErrorClass(text);
}

function ofClass(expression: TSESTree.Node): Verdict {
  const member = asMember(expression);
  const inner = unwrap(expression);
  const name = inner.type === "Identifier" ? inner.name : member && memberName(member);
  if (name === undefined) return "planned";
  if (name.includes("Prisma")) return "prisma";
  return isUnplannedErrorClass(name) ? UNKNOWN : "planned";
}

/** `isHttpError(err)`, `err.message.includes("not found")`, `SAFE.has(err.message)`. */
function ofPredicate({ callee, arguments: args }: TSESTree.CallExpression, holds: boolean): Verdict {
  const name = calleeName(callee) ?? "";
  if (!holds || args.length === 0) return UNKNOWN;
  if (/prisma/i.test(name)) return "prisma";
  return /^is(?:Native|An?|Instance\w*)?(?:Error|Object|String|ErrorLike|ErrorWithMessage)$|^(?:isErrorLike|hasMessage|hasOwn|hasOwnProperty|Boolean|String)$/.test(
    name,
  )
    ? UNKNOWN
    : "planned";
}

function both(left: Verdict, right: Verdict): Verdict {
  if (left === "prisma" || right === "prisma") return "prisma";
  return left === "planned" || right === "planned" ? "planned" : UNKNOWN;
}

function isPrismaCode(node: TSESTree.Node): boolean {
  return /^P\d{4}$/.test(literalText(node) ?? "");
}

function isServerError(node: TSESTree.Node): boolean {
  return node.type === "Literal" && typeof node.value === "number" && node.value >= 500;
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined");
}
