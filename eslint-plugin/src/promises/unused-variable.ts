import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { SchemaModel } from "../schema/schema-facts.js";
import { enclosingFunction } from "../syntax/functions.js";
import { memberName } from "../syntax/property.js";
import { wrapped } from "../syntax/unwrap.js";
import type { Variable } from "../syntax/variables.js";

/**
 * Whether nobody awaits what a declarator stores: its variable is never read, or only as if it held the result, by tests
 * for truth and reads of the model's fields; or the result's fields are destructured.
 */
export function isDiscardedVariable(
  file: SourceFile,
  declarator: TSESTree.VariableDeclarator,
  entry: SchemaModel | undefined,
): boolean {
  if (declarator.id.type === "ObjectPattern") return isOfFields(declarator.id, entry);
  const variable = variableOfDeclarator(file, declarator);
  if (!variable) return false;
  return variable.references.every(
    (reference) =>
      reference.init === true ||
      (reference.isRead() && isTakenForResult(reference.identifier as TSESTree.Identifier, entry)),
  );
}

/** The one variable of `const x = …`, unless somebody outside this text may read it. */
export function variableOfDeclarator(file: SourceFile, declarator: TSESTree.VariableDeclarator): Variable | undefined {
  const { id, parent } = declarator;
  if (id.type !== "Identifier" || parent.parent.type === "ExportNamedDeclaration") return undefined;
  const variable = file.variableOf(id);
  if (variable?.defs.length !== 1) return undefined;
  if (enclosingFunction(declarator)) return variable;
  // The template of a component reads its script's variables, one script those of another.
  const isModule = file.code.ast.sourceType === "module" && /\.[cm]?[jt]sx?$/.test(file.filename);
  return isModule ? variable : undefined;
}

function isTakenForResult(identifier: TSESTree.Identifier, entry: SchemaModel | undefined): boolean {
  const outer = wrapped(identifier);
  const { parent } = outer;
  switch (parent?.type) {
    case "UnaryExpression":
      return parent.operator === "!";
    case "IfStatement":
      return true;
    case "ConditionalExpression":
      return parent.test === outer;
    case "MemberExpression":
      return parent.object === outer && isField(memberName(parent), entry);
    default:
      return false;
  }
}

function isOfFields(pattern: TSESTree.ObjectPattern, entry: SchemaModel | undefined): boolean {
  return (
    pattern.properties.length > 0 &&
    pattern.properties.every(
      (property) =>
        property.type === "Property" &&
        property.key.type === "Identifier" &&
        (isField(property.key.name, entry) || property.key.name === "count"),
    )
  );
}

function isField(name: string | undefined, entry: SchemaModel | undefined): boolean {
  return name !== undefined && entry?.fields.get(name)?.kind === "scalar";
}
