import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { pathTo } from "../../syntax/variables.js";

/**
 * Whether the type written at a parameter lets the value be undefined.
 *
 * @param keys - that lead from the parameter to the value.
 * @param name - of the variable that the parameter declares, if it destructures.
 */
export function isOptionalAt(
  file: SourceFile,
  parameter: TSESTree.Parameter,
  keys: readonly string[],
  name?: string,
): boolean {
  // `id = 1`, `{ id } = {}` as a property of a class: a default is for those who have no value.
  if (parameter.type === "TSParameterProperty") return false;
  const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (pattern.type === "Identifier") {
    if (parameter.type === "AssignmentPattern" && keys.length === 0) return false;
    const type = pattern.typeAnnotation?.typeAnnotation;
    if (keys.length === 0) return pattern.optional || allowsUndefined(type);
    return isOptionalMember(file, type, keys);
  }
  if (pattern.type !== "ObjectPattern" || name === undefined || hasDefault(pattern, name)) return false;
  const path = pathTo(pattern, name);
  return path !== undefined && isOptionalMember(file, pattern.typeAnnotation?.typeAnnotation, [...path, ...keys]);
}

function isOptionalMember(file: SourceFile, type: TSESTree.TypeNode | undefined, keys: readonly string[]): boolean {
  const [key, ...rest] = keys;
  const members = type && membersOf(file, type);
  const member = members?.find(
    (candidate): candidate is TSESTree.TSPropertySignature =>
      candidate.type === "TSPropertySignature" && signatureName(candidate) === key,
  );
  if (!member) return false;
  const inner = member.typeAnnotation?.typeAnnotation;
  return rest.length === 0 ? member.optional || allowsUndefined(inner) : isOptionalMember(file, inner, rest);
}

/** Of a type literal, or of an interface or alias of the same file. */
function membersOf(file: SourceFile, type: TSESTree.TypeNode): readonly TSESTree.TypeElement[] | undefined {
  if (type.type === "TSTypeLiteral") return type.members;
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier" || type.typeArguments) return undefined;
  const { name } = type.typeName;
  for (const statement of file.code.ast.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "TSInterfaceDeclaration" && declaration.id.name === name) return declaration.body.body;
    if (declaration?.type === "TSTypeAliasDeclaration" && declaration.id.name === name) {
      return declaration.typeAnnotation.type === "TSTypeLiteral" ? declaration.typeAnnotation.members : undefined;
    }
  }
  return undefined;
}

function signatureName({ key, computed }: TSESTree.TSPropertySignature): string | undefined {
  if (computed) return undefined;
  return key.type === "Identifier" ? key.name : String(key.value);
}

function allowsUndefined(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === "TSUnionType") return type.types.some(allowsUndefined);
  return type?.type === "TSUndefinedKeyword";
}

function hasDefault(pattern: TSESTree.ObjectPattern, name: string): boolean {
  return pattern.properties.some(
    (property) =>
      property.type === "Property" &&
      property.value.type === "AssignmentPattern" &&
      property.value.left.type === "Identifier" &&
      property.value.left.name === name,
  );
}
