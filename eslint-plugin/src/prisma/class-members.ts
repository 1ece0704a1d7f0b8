import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingClass } from "../syntax/functions.js";
import { keyName } from "../syntax/property.js";

/** What a class states of a field or of a parameter property. */
interface Member {
  readonly type: TSESTree.TypeNode | undefined;
  /** What it is set to where it is declared. */
  readonly value: TSESTree.Expression | undefined;
}

/** What the class around a node states of `this.<name>`; `undefined` where it does not show it. */
export function memberOf(node: TSESTree.Node, name: string): Member | undefined {
  const members = enclosingClass(node)?.body.body ?? [];
  for (const member of members) {
    if (member.type === "PropertyDefinition" && keyName(member) === name) {
      return { type: member.typeAnnotation?.typeAnnotation, value: member.value ?? undefined };
    }
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== "TSParameterProperty") continue;
      const inner = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
      if (inner.name === name) return { type: inner.typeAnnotation?.typeAnnotation, value: undefined };
    }
  }
  return undefined;
}
