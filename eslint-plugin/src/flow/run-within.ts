import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { contains, enclosingFunction, type FunctionNode } from "../syntax/functions.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap, wrapped } from "../syntax/unwrap.js";
import { fateOf } from "./fate.js";

/** Methods that call their callback there and then. */
const CALLING: ReadonlySet<string> = new Set([
  ...["map", "flatMap", "forEach", "filter", "reduce", "reduceRight", "some", "every", "find", "findIndex", "sort"],
  ...["then", "catch", "finally", "from"],
]);
/** Functions that keep their callback for later, when the transaction is over. */
const KEEPING =
  /after|defer|commit|later|schedule|queue|job|timeout|interval|immediate|nextTick|listen|subscribe|^on(?:ce)?(?:[A-Z]|$)|^push$|^add/i;

/** Through how many functions a call is followed. */
const MAX_FUNCTIONS = 8;

/** Whether the node runs while `owner` runs, and is not in a function that is only made there. */
export function runsWithin(file: SourceFile, node: TSESTree.Node, owner: FunctionNode, depth = 0): boolean {
  const inner = enclosingFunction(node);
  if (inner === owner) return true;
  if (!inner || depth > MAX_FUNCTIONS || !contains(owner, inner)) return false;
  return isCalledWithin(file, inner, owner, depth) && runsWithin(file, inner, owner, depth + 1);
}

function isCalledWithin(file: SourceFile, inner: FunctionNode, owner: FunctionNode, depth: number): boolean {
  if (inner.type === "FunctionDeclaration") return inner.id !== null && isUsed(file, inner.id, owner, depth);
  const outer = wrapped(inner);
  const { parent } = outer;
  if (parent?.type === "VariableDeclarator") {
    return parent.id.type === "Identifier" && isUsed(file, parent.id, owner, depth);
  }
  return isCalledAt(file, outer);
}

/** Whether a function's variable is called within `owner`, by its name or as a callback. */
function isUsed(file: SourceFile, name: TSESTree.Identifier, owner: FunctionNode, depth: number): boolean {
  return (file.variableOf(name)?.references ?? []).some(
    ({ identifier }) =>
      identifier !== name && isCalledAt(file, wrapped(identifier)) && runsWithin(file, identifier, owner, depth + 1),
  );
}

/** Whether the function that stands here is called here. */
function isCalledAt(file: SourceFile, place: TSESTree.Node): boolean {
  const call = place.parent;
  if (call?.type === "NewExpression")
    return unwrap(call.callee).type === "Identifier" && file.textOf(call.callee) === "Promise";
  if (call?.type !== "CallExpression") return false;
  if (call.callee === place) return true;
  const member = asMember(call.callee);
  const name = member ? memberName(member) : file.textOf(call.callee);
  if (name === undefined || KEEPING.test(name)) return false;
  return (
    (member !== undefined && CALLING.has(name)) || fateOf(file, call) === "runs" || fateOf(file, call, true) === "runs"
  );
}
