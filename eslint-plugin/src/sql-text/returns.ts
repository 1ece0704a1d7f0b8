import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { enclosingFunction, type FunctionNode } from "../syntax/functions.js";

const byFile = new WeakMap<SourceFile, Map<FunctionNode, TSESTree.Expression[]>>();

/** Everything that a function can return. */
export function returnsOf(file: SourceFile, owner: FunctionNode): readonly TSESTree.Expression[] {
  if (owner.body.type !== "BlockStatement") return [owner.body];
  let known = byFile.get(file);
  if (!known) byFile.set(file, (known = returnsByFunction(file)));
  return known.get(owner) ?? [];
}

function returnsByFunction(file: SourceFile): Map<FunctionNode, TSESTree.Expression[]> {
  const found = new Map<FunctionNode, TSESTree.Expression[]>();
  for (const node of file.nodes("ReturnStatement")) {
    const owner = enclosingFunction(node);
    if (!owner || !node.argument) continue;
    const list = found.get(owner);
    if (list) list.push(node.argument);
    else found.set(owner, [node.argument]);
  }
  return found;
}
