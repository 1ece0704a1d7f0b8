import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asObject } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";

/** The expression that a constant of the file stands for; any other expression is itself. */
export function constantOf(file: SourceFile, expression: TSESTree.Node): TSESTree.Node {
  let inner = unwrap(expression);
  for (let depth = 0; depth < 4 && inner.type === "Identifier"; depth += 1) {
    const variable = file.variableOf(inner);
    const origin = variable && originOf(variable);
    if (origin?.kind !== "value") break;
    inner = unwrap(origin.value);
  }
  return inner;
}

/** The object literal that an expression is, also through a constant. */
export function constantObject(
  file: SourceFile,
  node: TSESTree.Node | undefined,
): TSESTree.ObjectExpression | undefined {
  return node && asObject(constantOf(file, node));
}
