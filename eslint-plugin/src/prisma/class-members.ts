import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingClass } from "../syntax/functions.js";
import { keyName } from "../syntax/property.js";
import { lastName } from "./client-type.js";

/**
 * The type that a class states for `this.<name>`, by its last name: of a field or of a parameter property. `""` where the
 * member is there without a type of that form; `undefined` where the class does not show it.
 */
export function memberType(node: TSESTree.Node, name: string): string | undefined {
  const members = enclosingClass(node)?.body.body ?? [];
  for (const member of members) {
    if (member.type === "PropertyDefinition" && keyName(member) === name) return typeName(member.typeAnnotation);
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== "TSParameterProperty") continue;
      const inner = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
      if (inner.name === name) return typeName(inner.typeAnnotation);
    }
  }
  return undefined;
}

function typeName(annotation: TSESTree.TSTypeAnnotation | undefined): string {
  const type = annotation?.typeAnnotation;
  return type?.type === "TSTypeReference" ? lastName(type.typeName) : "";
}
