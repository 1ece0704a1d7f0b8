import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { literalText } from "../syntax/property.js";

/** A module that a file takes something from, by `import`, `import x = require()` or `require()`. */
export interface Import {
  readonly source: string;
  /** The names in the module, `default` and `*`; empty for `require()` and an import for its effects. */
  readonly names: readonly string[];
}

/** Every import that stands in the file; those of types, too: they tell as much of what the file is. */
export function importsOf(file: SourceFile): readonly Import[] {
  const declared = file.nodes("ImportDeclaration").map((node): Import => ({
    source: node.source.value,
    names: node.specifiers.map(importedName),
  }));
  const required = file.nodes("CallExpression").flatMap(({ callee, arguments: [argument] }): Import[] => {
    if (callee.type !== "Identifier" || callee.name !== "require" || argument === undefined) return [];
    const source = literalText(argument);
    return source === undefined ? [] : [{ source, names: [] }];
  });
  return [...declared, ...required];
}

function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}
