import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { calledFunction } from "../syntax/called-function.js";
import { isFunction, type FunctionNode } from "../syntax/functions.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap, wrapped } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";

/** A call of `$transaction`. */
export interface Transaction {
  readonly node: TSESTree.CallExpression;
  /** What it was called on: `prisma`, `this.prisma`; `undefined` for a destructured `$transaction`. */
  readonly receiver: TSESTree.Node | undefined;
  /** `unknown`: an argument that the file does not tell. */
  readonly kind: "interactive" | "batch" | "unknown";
  /** The callback of an interactive transaction: the literal, or the function of the file that was named. */
  readonly callback: FunctionNode | undefined;
}

/** The call as a transaction; `undefined` if it is none. */
export function asTransaction(file: SourceFile, node: TSESTree.CallExpression): Transaction | undefined {
  const callee = unwrap(node.callee);
  const member = asMember(callee);
  const isTransaction = member ? memberName(member) === "$transaction" : isDestructuredTransaction(file, callee);
  if (!isTransaction) return undefined;
  const [argument] = node.arguments;
  const inner = argument && unwrap(argument);
  const callback = inner && calledFunction(file, inner);
  const kind = callback ? "interactive" : inner && isBatch(file, inner) ? "batch" : "unknown";
  return { node, receiver: member?.object, kind, callback };
}

/** Whether a parameter is the client that an interactive transaction hands to its callback. */
export function transactionOfParameter(file: SourceFile, parameter: TSESTree.Parameter, owner: TSESTree.Node): boolean {
  if (!isFunction(owner) || owner.params[0] !== parameter) return false;
  const outer = wrapped(owner);
  if (outer.parent?.type === "CallExpression" && outer.parent.arguments[0] === outer) {
    return asTransaction(file, outer.parent) !== undefined;
  }
  return false;
}

/** `const { $transaction } = prisma`, `const run = prisma.$transaction`, `const run = prisma.$transaction.bind(prisma)`. */
function isDestructuredTransaction(file: SourceFile, callee: TSESTree.Node): boolean {
  if (callee.type !== "Identifier") return false;
  const variable = file.variableOf(callee);
  const origin = variable && originOf(variable);
  if (origin?.kind === "part") return origin.path.at(-1) === "$transaction";
  if (origin?.kind !== "value") return false;
  const value = unwrap(origin.value);
  const method = value.type === "CallExpression" ? asMember(value.callee) : undefined;
  const bound = method && memberName(method) === "bind" ? asMember(method.object) : asMember(value);
  return bound !== undefined && memberName(bound) === "$transaction";
}

function isBatch(file: SourceFile, argument: TSESTree.Node): boolean {
  if (argument.type === "ArrayExpression") return true;
  // `.map()`, `.flat()`, `Promise…`: whatever it is, it is no function.
  if (argument.type === "CallExpression") return true;
  if (argument.type !== "Identifier") return false;
  const variable = file.variableOf(argument);
  const origin = variable && originOf(variable);
  return origin?.kind === "value" && ["ArrayExpression", "CallExpression"].includes(unwrap(origin.value).type);
}
