import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { asObject } from "../../syntax/property.js";
import { unwrap, wrapped } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";

/** The object literal that an expression is, also through a variable whose object nobody changes. */
export function constantObject(file: SourceFile, node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const literal = asObject(node);
  if (literal) return literal;
  const inner = unwrap(node);
  if (inner.type !== "Identifier") return undefined;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  if (origin?.kind !== "value") return undefined;
  const isTouched = variable?.references.some(({ identifier }) => mayChange(identifier as TSESTree.Identifier));
  return isTouched ? undefined : asObject(origin.value);
}

/** `where.id = …`, `addTenant(where)`. */
function mayChange(identifier: TSESTree.Identifier): boolean {
  const outer = wrapped(identifier);
  const { parent } = outer;
  if (parent?.type === "MemberExpression") return true;
  if (parent?.type !== "CallExpression") return false;
  const member = unwrap(parent.callee);
  return member.type !== "MemberExpression" || member.property.type !== "Identifier"
    ? true
    : !/^(?:updateMany|deleteMany|updateManyAndReturn|findMany|findFirst|count)$/.test(member.property.name);
}
