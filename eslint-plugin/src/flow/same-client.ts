import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { Client } from "../prisma/client.js";
import { contains, type FunctionNode } from "../syntax/functions.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf, type Variable } from "../syntax/variables.js";
import { isModuleVariable, mayBeTransaction } from "./outer-client.js";

/** Names for a program's one client. Another word in it, as in `prismaReplica`, may mean another database. */
const PLAIN =
  /^(?:prisma|prismaclient|prismaservice|prismadb|prismainstance|prismaorm|db|database|dbclient|client|databaseservice|prismaclientinstance)$/;

/**
 * Whether a client that is used in `callback` is the one whose transaction runs it: the same variable, or the program's one
 * client under another name.
 */
export function isSameClient(
  file: SourceFile,
  receiver: TSESTree.Node,
  client: Client,
  callback: FunctionNode,
): boolean {
  const used = client.node;
  const variable = rootOf(file, used);
  const isThis = asMember(used)?.object.type === "ThisExpression";
  if (isThis && mayBeTransaction(file, used)) return false;
  if (isSameText(file, receiver, used) && variable === rootOf(file, receiver)) return true;
  if (client.evidence !== "certain" || mayBeTransaction(file, used)) return false;
  if (variable && (isOf(variable, callback) || !isShared(variable))) return false;
  const names = [plainName(receiver), plainName(used)];
  return names.every((name) => name !== undefined && PLAIN.test(name));
}

/** Whether the client belongs to the module, the instance or an import, so that no caller can hand in another one. */
export function isSharedClient(file: SourceFile, client: Client): boolean {
  const variable = rootOf(file, client.node);
  return !mayBeTransaction(file, client.node) && (variable === undefined || isShared(variable));
}

function isSameText(file: SourceFile, left: TSESTree.Node, right: TSESTree.Node): boolean {
  return textOf(file, left) === textOf(file, right);
}

function textOf(file: SourceFile, node: TSESTree.Node): string {
  return file.textOf(unwrapAwait(node)).replace(/\?\./g, ".").replace(/\s+|!/g, "");
}

/** The variable that a client hangs on: `ctx` of `ctx.prisma`; `undefined` for `this` and for globals. */
function rootOf(file: SourceFile, node: TSESTree.Node): Variable | undefined {
  const inner = unwrapAwait(node);
  switch (inner.type) {
    case "Identifier":
      return file.variableOf(inner);
    case "MemberExpression":
      return rootOf(file, inner.object);
    case "CallExpression":
      return rootOf(file, inner.callee);
    default:
      return undefined;
  }
}

function isShared(variable: Variable): boolean {
  if (isModuleVariable(variable)) return true;
  const origin = originOf(variable);
  return origin.kind === "value" && unwrap(origin.value).type === "NewExpression";
}

function isOf(variable: Variable, callback: FunctionNode): boolean {
  return variable.defs.some(({ name }) => contains(callback, name));
}

function plainName(node: TSESTree.Node): string | undefined {
  const inner = unwrapAwait(node);
  const name =
    inner.type === "Identifier" ? inner.name : inner.type === "MemberExpression" ? memberName(inner) : undefined;
  return name?.replace(/[#_$]/g, "").toLowerCase();
}
