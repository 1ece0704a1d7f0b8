import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { keyName } from "./property.js";

export type Variable = TSESLint.Scope.Variable;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** The variable that an identifier means; `undefined` for a global that the file does not declare. */
export function variableOf(code: SourceCode, identifier: TSESTree.Identifier): Variable | undefined {
  for (let scope: TSESLint.Scope.Scope | null = code.getScope(identifier); scope; scope = scope.upper) {
    const variable = scope.set.get(identifier.name);
    if (variable) return variable.defs.length > 0 ? variable : undefined;
  }
  return undefined;
}

/** How a variable comes to its value, where that is written in one place. */
export type Origin =
  /** `const x = <value>`; also `let`, if it is never written again. */
  | { readonly kind: "value"; readonly value: TSESTree.Expression; readonly declarator: TSESTree.VariableDeclarator }
  /** `const { a: { b: x } } = <value>` with path `["a", "b"]`. */
  | {
      readonly kind: "part";
      readonly value: TSESTree.Expression;
      readonly path: readonly string[];
      readonly declarator: TSESTree.VariableDeclarator;
    }
  | { readonly kind: "parameter"; readonly parameter: TSESTree.Parameter; readonly function: TSESTree.Node }
  | { readonly kind: "import"; readonly source: string; readonly imported: string }
  | { readonly kind: "function"; readonly node: TSESTree.FunctionDeclaration | TSESTree.FunctionExpression }
  | { readonly kind: "class"; readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression }
  | { readonly kind: "enum"; readonly node: TSESTree.TSEnumDeclaration }
  | { readonly kind: "other" };

const OTHER: Origin = { kind: "other" };

/** Where a variable comes from. `other`: several definitions, a later write, a loop, a `catch`. */
export function originOf(variable: Variable): Origin {
  const [definition, another] = variable.defs;
  if (!definition || another) return OTHER;
  switch (definition.type as string) {
    case "Variable":
      return isWrittenAgain(variable)
        ? OTHER
        : originOfDeclarator(definition.node as TSESTree.VariableDeclarator, variable);
    case "Parameter":
      return originOfParameter(definition.node, definition.name as TSESTree.Identifier);
    case "ImportBinding":
      return originOfImport(definition.node as TSESTree.ImportClause, definition.parent);
    case "FunctionName":
      return { kind: "function", node: definition.node as TSESTree.FunctionDeclaration };
    case "ClassName":
      return { kind: "class", node: definition.node as TSESTree.ClassDeclaration };
    case "TSEnumName":
      return { kind: "enum", node: definition.node as TSESTree.TSEnumDeclaration };
    default:
      return OTHER;
  }
}

/** Whether anything but its declaration writes the variable. */
export function isWrittenAgain(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && !reference.init);
}

function originOfDeclarator(declarator: TSESTree.VariableDeclarator, variable: Variable): Origin {
  const { id, init } = declarator;
  if (!init) return OTHER;
  if (id.type === "Identifier") return { kind: "value", value: init, declarator };
  const path = pathTo(id, variable.name);
  return path ? { kind: "part", value: init, path, declarator } : OTHER;
}

function originOfParameter(owner: TSESTree.Node, name: TSESTree.Identifier): Origin {
  if (!("params" in owner)) return OTHER;
  const parameter = owner.params.find(({ range }) => range[0] <= name.range[0] && name.range[1] <= range[1]);
  return parameter ? { kind: "parameter", parameter: parameter as TSESTree.Parameter, function: owner } : OTHER;
}

function originOfImport(clause: TSESTree.ImportClause, declaration: TSESTree.Node | null | undefined): Origin {
  if (declaration?.type !== "ImportDeclaration") return OTHER;
  const source = declaration.source.value;
  if (clause.type === "ImportDefaultSpecifier") return { kind: "import", source, imported: "default" };
  if (clause.type === "ImportNamespaceSpecifier") return { kind: "import", source, imported: "*" };
  const { imported } = clause;
  return { kind: "import", source, imported: imported.type === "Identifier" ? imported.name : imported.value };
}

/** The keys that lead to `name` in an object pattern; `undefined` through an array or a rest element. */
export function pathTo(pattern: TSESTree.Node, name: string): readonly string[] | undefined {
  switch (pattern.type) {
    case "Identifier":
      return pattern.name === name ? [] : undefined;
    case "AssignmentPattern":
      return pathTo(pattern.left, name);
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type !== "Property") continue;
        const path = pathTo(property.value, name);
        const key = keyName(property);
        if (path && key !== undefined) return [key, ...path];
      }
      return undefined;
    default:
      return undefined;
  }
}
