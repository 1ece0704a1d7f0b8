import type { TSESTree } from "@typescript-eslint/utils";
import { lastName } from "../prisma/client-type.js";
import { enclosingClass } from "../syntax/functions.js";
import { keyName } from "../syntax/property.js";

/** The last name of the type that a class states for `this.<name>`, of a field or of a parameter property. */
export function memberType(node: TSESTree.Node, name: string): string | undefined {
  for (const member of enclosingClass(node)?.body.body ?? []) {
    if (member.type === "PropertyDefinition" && keyName(member) === name) return typeName(member.typeAnnotation);
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== "TSParameterProperty") continue;
      const inner = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
      if ("name" in inner && inner.name === name) return typeName(inner.typeAnnotation);
    }
  }
  return undefined;
}

function typeName(annotation: TSESTree.TSTypeAnnotation | undefined): string {
  const type = annotation?.typeAnnotation;
  return type?.type === "TSTypeReference" ? lastName(type.typeName) : "";
}
