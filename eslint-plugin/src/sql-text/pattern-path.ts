import type { TSESTree } from "@typescript-eslint/utils";
import { keyName } from "../syntax/property.js";
import { ANY, type Path } from "./tracing.js";

export interface PatternPath {
  /** The keys and indexes that lead to the name. */
  readonly path: Path;
  /** What stands in for a part that is missing. */
  readonly defaults: readonly TSESTree.Expression[];
}

/** Where in a pattern a name stands; `undefined` if it does not. */
export function patternPath(pattern: TSESTree.Node, name: string): PatternPath | undefined {
  switch (pattern.type) {
    case "Identifier":
      return pattern.name === name ? { path: [], defaults: [] } : undefined;
    case "AssignmentPattern": {
      const inner = patternPath(pattern.left, name);
      return inner && { path: inner.path, defaults: [...inner.defaults, pattern.right] };
    }
    case "RestElement":
      return patternPath(pattern.argument, name);
    case "TSParameterProperty":
      return patternPath(pattern.parameter, name);
    case "ObjectPattern":
      for (const property of pattern.properties) {
        const isRest = property.type === "RestElement";
        const inner = patternPath(isRest ? property.argument : property.value, name);
        if (inner) return isRest ? inner : under(keyName(property) ?? ANY, inner);
      }
      return undefined;
    case "ArrayPattern":
      for (const [index, element] of pattern.elements.entries()) {
        const inner = element && patternPath(element, name);
        if (inner) return element.type === "RestElement" ? inner : under(String(index), inner);
      }
      return undefined;
    default:
      return undefined;
  }
}

function under(key: string, { path, defaults }: PatternPath): PatternPath {
  return { path: [key, ...path], defaults };
}
