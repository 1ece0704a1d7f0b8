import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { calledFunction } from "../syntax/called-function.js";
import { isFunction, type FunctionNode } from "../syntax/functions.js";
import { unwrap } from "../syntax/unwrap.js";

/** Which functions of a file call which, as far as names tell: `save()`, `this.save()`. */
export class CallGraph {
  readonly #targets = new Map<TSESTree.Node, FunctionNode>();
  readonly #calls = new Map<FunctionNode, TSESTree.CallExpression[]>();

  constructor(file: SourceFile) {
    for (const call of file.nodes("CallExpression")) {
      if (isFunction(unwrap(call.callee))) continue;
      const target = calledFunction(file, call.callee);
      if (!target) continue;
      this.#targets.set(call, target);
      const calls = this.#calls.get(target);
      if (calls) calls.push(call);
      else this.#calls.set(target, [call]);
    }
  }

  /** The function of the file that a call by name runs. */
  targetOf(call: TSESTree.Node): FunctionNode | undefined {
    return this.#targets.get(call);
  }

  callsOf(called: FunctionNode): readonly TSESTree.CallExpression[] {
    return this.#calls.get(called) ?? [];
  }
}

const graphs = new WeakMap<SourceFile, CallGraph>();

/** The calls of a file, which several rules follow. */
export function callGraphOf(file: SourceFile): CallGraph {
  let graph = graphs.get(file);
  if (graph === undefined) graphs.set(file, (graph = new CallGraph(file)));
  return graph;
}
