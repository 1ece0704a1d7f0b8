import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { lastName } from "../prisma/client-type.js";
import { isIndex, KEYS, type Path } from "./tracing.js";

const PRISMA_ENUM = /^(?:ModelName|SortOrder|NullsOrder|QueryMode|\w+ScalarFieldEnum|TransactionIsolationLevel)$/;
/** Types that every code base has as a union of literals, also where they are imported. */
const USUAL_UNION = /(?:Sort|Order)(?:Order|Direction|Dir)$|^(?:Direction|ModelName)$/;
const SAME_PARTS: ReadonlySet<string> = new Set(["Partial", "Required", "Readonly", "NonNullable", "Omit", "Pick"]);

/** Whether a type that is written down leaves only texts of a fixed list to a part of the value. */
export function isAllowListType(file: SourceFile, type: TSESTree.TypeNode | undefined, path: Path, depth = 0): boolean {
  if (type === undefined || depth > 8) return false;
  const again = (inner: TSESTree.TypeNode | undefined, rest: Path): boolean =>
    isAllowListType(file, inner, rest, depth + 1);
  const [step, ...rest] = path;
  switch (type.type) {
    case "TSLiteralType":
      return step === undefined && type.literal.type !== "TemplateLiteral";
    case "TSBooleanKeyword":
      return true;
    case "TSUnionType": {
      const parts = type.types.filter(({ type: kind }) => kind !== "TSNullKeyword" && kind !== "TSUndefinedKeyword");
      return parts.length > 0 && parts.every((part) => again(part, path));
    }
    case "TSTypeOperator":
      if (type.operator === "readonly") return again(type.typeAnnotation, path);
      return type.operator === "keyof" && type.typeAnnotation?.type !== "TSAnyKeyword" && step === undefined;
    case "TSIndexedAccessType":
      return step === undefined && type.objectType.type === "TSTypeQuery";
    case "TSArrayType":
      return isIndex(step) && again(type.elementType, rest);
    case "TSTypeLiteral":
      return step !== undefined && again(memberType(type.members, step), rest);
    case "TSTypeReference":
      return isAllowListReference(file, type, path, again);
    default:
      return false;
  }
}

function isAllowListReference(
  file: SourceFile,
  type: TSESTree.TSTypeReference,
  path: Path,
  again: (type: TSESTree.TypeNode | undefined, path: Path) => boolean,
): boolean {
  const name = lastName(type.typeName);
  const [step, ...rest] = path;
  const [first, second] = type.typeArguments?.params ?? [];
  if (SAME_PARTS.has(name)) return again(first, path);
  if (name === "Extract" || name === "Exclude") return again(first, path);
  if (name === "Array" || name === "ReadonlyArray" || name === "Set") return isIndex(step) && again(first, rest);
  if (name === "Record") return step === KEYS ? again(first, []) : step !== undefined && again(second, rest);
  const declared = typeDeclaration(file, name);
  switch (declared?.type) {
    case "TSTypeAliasDeclaration":
      return again(declared.typeAnnotation, path);
    case "TSInterfaceDeclaration":
      return step !== undefined && again(memberType(declared.body.body, step), rest);
    case "TSEnumDeclaration":
      return step === undefined;
    default:
      return step === undefined && (isOfPrisma(type.typeName) ? PRISMA_ENUM : USUAL_UNION).test(name);
  }
}

function isOfPrisma(name: TSESTree.EntityName): boolean {
  return name.type === "TSQualifiedName" && name.left.type === "Identifier" && name.left.name === "Prisma";
}

function memberType(members: readonly TSESTree.TypeElement[], key: string): TSESTree.TypeNode | undefined {
  for (const member of members) {
    if (member.type !== "TSPropertySignature" || member.key.type !== "Identifier") continue;
    if (member.key.name === key) return member.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}

type TypeDeclaration = TSESTree.TSTypeAliasDeclaration | TSESTree.TSInterfaceDeclaration | TSESTree.TSEnumDeclaration;

/** A type, an interface or an enum at the top of the file. */
export function typeDeclaration(file: SourceFile, name: string): TypeDeclaration | undefined {
  for (const statement of file.code.ast.body) {
    const inner = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    switch (inner?.type) {
      case "TSTypeAliasDeclaration":
      case "TSInterfaceDeclaration":
      case "TSEnumDeclaration":
        if (inner.id.name === name) return inner;
        break;
      default:
    }
  }
  return undefined;
}
