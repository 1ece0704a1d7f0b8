import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { Replacement } from "./as-tagged-template.js";
import type { Position } from "./template-positions.js";
import { mayBeValue } from "./fragment-text.js";

/** A quoted literal with interpolations, as one value: `'%${q}%'` becomes a template inside of `${}`. */
export function quotedReplacement(
  file: SourceFile,
  template: TSESTree.TemplateLiteral,
  { literal, before, next }: Position,
): Replacement | undefined {
  if (literal?.text !== "'" || !literal.slots.every((slot) => isValue(file, template.expressions[slot])))
    return undefined;
  const content = file.text.slice(literal.start + 1, literal.end - 1);
  const [only] = literal.slots;
  const expression = only === undefined ? undefined : template.expressions[only];
  const isWhole = literal.slots.length === 1 && expression && content === `\${${file.textOf(expression)}}`;
  if (!isWhole && content.includes("\\")) return undefined;
  const value = isWhole ? content : `\${\`${content.replaceAll("''", "'")}\`}`;
  if (before?.text !== "INTERVAL") return { range: [literal.start, literal.end], text: value };
  // MySQL's `INTERVAL '1' DAY` has its unit outside; PostgreSQL's literal becomes a cast.
  const isOwn = next?.kind !== "word" || !/^(?:SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|QUARTER|YEAR)/.test(next.text);
  return isOwn
    ? { range: [before.start, literal.end], text: `${value}::interval` }
    : { range: [literal.start, literal.end], text: value };
}

function isValue(file: SourceFile, node: TSESTree.Expression | undefined): boolean {
  return node !== undefined && mayBeValue(file, node);
}
