import type { TSESTree } from "@typescript-eslint/utils";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";

/** `c` of `a.b.c`, of `c` and of `a.c()`. */
export function lastNameOf(expression: TSESTree.Node): string | undefined {
  const inner = unwrap(expression);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "CallExpression") return lastNameOf(inner.callee);
  const member = asMember(inner);
  return member && memberName(member);
}
