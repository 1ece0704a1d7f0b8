import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { calledFunction } from "../syntax/called-function.js";
import { asFunction, type FunctionNode } from "../syntax/functions.js";
import { asMember, memberName } from "../syntax/property.js";
import { fateOf } from "./fate.js";

/**
 * The function that a call runs where it stands and waits for, apart from one called by its name: `(async () => { … })()`,
 * `await Promise.all(ids.map(async (id) => { … }))`, `query.then((row) => …)`.
 */
export function functionRunBy(file: SourceFile, call: TSESTree.CallExpression): FunctionNode | undefined {
  const literal = asFunction(call.callee);
  if (literal) return !literal.async || fateOf(file, call) === "runs" ? literal : undefined;
  const member = asMember(call.callee);
  const [first] = call.arguments;
  if (!member || !first) return undefined;
  switch (memberName(member)) {
    case "forEach": {
      const callback = calledFunction(file, first);
      // Without `await` a query in it never runs.
      return callback?.async ? callback : undefined;
    }
    case "map":
    case "flatMap":
      return fateOf(file, call, true) === "runs" ? calledFunction(file, first) : undefined;
    case "reduce":
    case "then":
    case "finally":
      return fateOf(file, call) === "runs" ? calledFunction(file, first) : undefined;
    default:
      return undefined;
  }
}
