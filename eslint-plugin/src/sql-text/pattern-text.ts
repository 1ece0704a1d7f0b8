import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";

/** The source of a regular expression, also of one that a `const` holds. */
function patternOf(file: SourceFile, node: TSESTree.Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === "Literal" && "regex" in inner) return inner.regex.pattern;
  if (inner.type === "NewExpression") {
    const [source] = inner.arguments;
    return source?.type === "Literal" && typeof source.value === "string" ? source.value : undefined;
  }
  if (inner.type !== "Identifier") return undefined;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  return origin?.kind === "value" ? patternOf(file, origin.value) : undefined;
}

/** `/^[a-z_]+$/`: matches nothing but names, numbers, dates and the like. `unknown`: not a pattern of this file. */
export function isAllowListPattern(file: SourceFile, node: TSESTree.Node): boolean | "unknown" {
  const pattern = patternOf(file, node);
  if (pattern === undefined) return "unknown";
  if (!pattern.startsWith("^") || !/(?<!\\)\$$/.test(pattern)) return false;
  const outside = pattern.replaceAll(/\\./g, "").replaceAll(/\[(?!\^)[^\]]*\]/g, "");
  return !outside.includes(".") && !outside.includes("[^") && !/\\[SWD]|['"`;]/.test(pattern);
}

/** `/[^a-z0-9_]/`: finds whatever a name does not consist of. */
export function isForbiddenPattern(file: SourceFile, node: TSESTree.Node): boolean {
  const pattern = patternOf(file, node);
  return pattern !== undefined && (/^\[\^[^\]'"`;()]+\][+*]?$/.test(pattern) || /^\\[WD]\+?$/.test(pattern));
}

/** Whether `text.replace(pattern, "")` leaves nothing that ends a literal or a name. */
export function isCleaned(file: SourceFile, pattern: TSESTree.Node): boolean {
  return isForbiddenPattern(file, pattern);
}
