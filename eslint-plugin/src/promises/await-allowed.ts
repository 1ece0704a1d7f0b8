import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../syntax/functions.js";

/** Whether `await` may stand at the node: in the body of an async function, or at the top level of an ES module. */
export function isAwaitAllowed(node: TSESTree.Node): boolean {
  let inner = node;
  for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
    // Not in a default value of a parameter.
    if (isFunction(outer)) return outer.async && outer.body === inner;
    if (outer.type === "Program") return outer.sourceType === "module";
    if (["StaticBlock", "PropertyDefinition", "AccessorProperty", "TSModuleBlock"].includes(outer.type)) return false;
  }
  return false;
}
