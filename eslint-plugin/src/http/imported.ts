import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrapAwait } from "../syntax/unwrap.js";
import { originOf, type Variable } from "../syntax/variables.js";

/** What an expression takes from a module. */
export interface Imported {
  readonly source: string;
  /** The names that lead to it; none for the module itself and for its default export. */
  readonly path: readonly string[];
}

/** `express`, `express.json`, `json` of `import { json }`, `require("express").json`; also through constants. */
export function importedOf(file: SourceFile, expression: TSESTree.Node, depth = 0): Imported | undefined {
  if (depth > 4) return undefined;
  const inner = unwrapAwait(expression);
  switch (inner.type) {
    case "Identifier": {
      const variable = file.variableOf(inner);
      return variable && ofVariable(file, variable, depth);
    }
    case "MemberExpression": {
      const object = importedOf(file, inner.object, depth + 1);
      const name = memberName(inner);
      return object && name !== undefined ? below(object, [name]) : undefined;
    }
    case "CallExpression": {
      const [argument] = inner.arguments;
      const isRequire = inner.callee.type === "Identifier" && inner.callee.name === "require";
      const source = isRequire && argument ? literalText(argument) : undefined;
      return source === undefined ? undefined : { source, path: [] };
    }
    case "ImportExpression": {
      const source = literalText(inner.source);
      return source === undefined ? undefined : { source, path: [] };
    }
    default:
      return undefined;
  }
}

/** The last name of a callee: `json` of `express.json`, `json` of `json`. */
export function calleeName(callee: TSESTree.Node): string | undefined {
  const inner = unwrapAwait(callee);
  if (inner.type === "Identifier") return inner.name;
  const member = asMember(inner);
  return member && memberName(member);
}

function ofVariable(file: SourceFile, variable: Variable, depth: number): Imported | undefined {
  const origin = originOf(variable);
  switch (origin.kind) {
    case "import":
      return below({ source: origin.source, path: [] }, origin.imported === "*" ? [] : [origin.imported]);
    case "value":
      return importedOf(file, origin.value, depth + 1);
    case "part": {
      const whole = importedOf(file, origin.value, depth + 1);
      return whole && below(whole, origin.path);
    }
    default:
      return importEquals(variable);
  }
}

/** `import express = require("express")`. */
function importEquals(variable: Variable): Imported | undefined {
  const node = variable.defs[0]?.node as TSESTree.Node | undefined;
  if (node?.type !== "TSImportEqualsDeclaration" || node.moduleReference.type !== "TSExternalModuleReference") {
    return undefined;
  }
  const source = literalText(node.moduleReference.expression);
  return source === undefined ? undefined : { source, path: [] };
}

function below({ source, path }: Imported, names: readonly string[]): Imported {
  return { source, path: [...path, ...names.filter((name) => name !== "default")] };
}
