import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { transactionAt } from "./transaction-at.js";
import { asFunction } from "../syntax/functions.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap, wrapped } from "../syntax/unwrap.js";
import { mayThrow } from "./exits.js";

/**
 * What becomes of a promise. `runs`: the function waits for it or returns it, and its failure is the function's.
 * `batched`: it goes into a batch transaction. `loose`: its failure is tolerated, nobody waits for it, or the file does not
 * tell.
 */
export type Fate = "runs" | "batched" | "loose";

/** Through how many variables a promise is followed. */
const MAX_VARIABLES = 4;

/** @param isList - whether the expression holds a list of promises: nothing waits for those but a combinator. */
export function fateOf(file: SourceFile, expression: TSESTree.Node, isList = false): Fate {
  return follow(file, expression, isList, 0);
}

function follow(file: SourceFile, expression: TSESTree.Node, isListAtFirst: boolean, variables: number): Fate {
  let isList = isListAtFirst;
  let node = wrapped(expression);
  for (;;) {
    const { parent } = node;
    switch (parent?.type) {
      case "AwaitExpression":
      case "YieldExpression":
      case "ReturnStatement":
      case "ArrowFunctionExpression":
        return isList ? "loose" : "runs";
      case "ConditionalExpression":
        if (parent.test === node) return "loose";
        break;
      case "LogicalExpression":
      case "SpreadElement":
        break;
      case "SequenceExpression":
        if (parent.expressions.at(-1) !== node) return "loose";
        break;
      case "ArrayExpression":
        isList = true;
        break;
      case "ForOfStatement":
        // `for (const query of queries) await query`
        return parent.right === node && isList ? "runs" : "loose";
      case "VariableDeclarator":
        return parent.id.type === "Identifier" ? ofVariable(file, parent.id, isList, variables) : "loose";
      case "AssignmentExpression":
        return parent.left.type === "Identifier" ? ofVariable(file, parent.left, isList, variables) : "loose";
      case "MemberExpression": {
        const call = parent.object === node ? callOf(parent) : undefined;
        const kept = call && keepsFailure(call, memberName(parent), isList);
        if (!kept) return "loose";
        node = wrapped(call);
        continue;
      }
      case "CallExpression": {
        if (parent.callee === node) return "loose";
        const taken = takenBy(file, parent);
        if (taken === "batched" || taken === "loose") return taken;
        if (taken.type === "Identifier") return ofVariable(file, taken, true, variables);
        isList = false;
        break;
      }
      default:
        return "loose";
    }
    node = wrapped(parent);
  }
}

/** The call of a method: `x.then(…)` for the member `x.then`. */
function callOf(member: TSESTree.MemberExpression): TSESTree.CallExpression | undefined {
  const callee = wrapped(member);
  const { parent } = callee;
  return parent?.type === "CallExpression" && parent.callee === callee ? parent : undefined;
}

/** Whether a method hands on the failure of what it is called on. */
function keepsFailure(call: TSESTree.CallExpression, method: string | undefined, isList: boolean): boolean {
  switch (method) {
    case "then":
      return !isList && call.arguments.length < 2;
    case "finally":
      return !isList;
    case "catch": {
      const handler = asFunction(call.arguments[0]);
      return !isList && handler !== undefined && mayThrow(handler.body);
    }
    case "flat":
    case "concat":
    case "slice":
    case "filter":
      return isList;
    default:
      return false;
  }
}

/** Who takes a promise, or a list of them, as an argument: a combinator to follow, or the list that it is pushed to. */
function takenBy(
  file: SourceFile,
  call: TSESTree.CallExpression,
): TSESTree.CallExpression | TSESTree.Identifier | "batched" | "loose" {
  if (transactionAt(file, call)) return "batched";
  const member = asMember(call.callee);
  if (!member) return "loose";
  const object = unwrap(member.object);
  if (object.type !== "Identifier") return "loose";
  const name = memberName(member);
  if (object.name === "Promise") return name === "all" || name === "race" || name === "resolve" ? call : "loose";
  return name === "push" || name === "unshift" ? object : "loose";
}

function ofVariable(file: SourceFile, name: TSESTree.Identifier, isList: boolean, variables: number): Fate {
  const variable = variables < MAX_VARIABLES ? file.variableOf(name) : undefined;
  let fate: Fate = "loose";
  for (const { identifier } of variable?.references ?? []) {
    if (identifier === name || identifier.type !== "Identifier") continue;
    const { parent } = identifier;
    if (parent.type === "VariableDeclarator" && parent.id === identifier) continue;
    if (parent.type === "AssignmentExpression" && parent.left === identifier) continue;
    const ofReference = follow(file, identifier, isList, variables + 1);
    if (ofReference === "batched") return ofReference;
    if (ofReference === "runs") fate = ofReference;
  }
  return fate;
}
