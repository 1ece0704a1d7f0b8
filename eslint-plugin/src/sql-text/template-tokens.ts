import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";

/** A token of the SQL in a template literal. `slot`: an interpolation outside of quotes and comments. */
export interface Token {
  readonly kind:
    "word" | "number" | "operator" | "open" | "close" | "comma" | "dot" | "end" | "string" | "name" | "slot";
  /** Words in capitals. */
  readonly text: string;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** Of a slot: the index of its expression. Of a string or a quoted name: those inside. */
  readonly slots: readonly number[];
}

interface Quote {
  readonly mark: string;
  readonly start: number;
  readonly slots: number[];
}

/** The tokens of a template; comments, with what is interpolated in them, are none. */
export function tokensOf(file: SourceFile, template: TSESTree.TemplateLiteral): readonly Token[] {
  const tokens: Token[] = [];
  let quote: Quote | undefined;
  let comment: "line" | "block" | undefined;
  for (const [index, quasi] of template.quasis.entries()) {
    const start = contentStart(file, quasi);
    const text = file.text.slice(start, start + sourceLength(file, quasi));
    for (let at = 0; at < text.length;) {
      const rest = text.slice(at, at + 64);
      if (comment) {
        const isOver = comment === "line" ? /^[\r\n]/.test(rest) || rest.startsWith("\\n") : rest.startsWith("*/");
        if (isOver) comment = undefined;
        at += isOver && !/^[\r\n]/.test(rest) ? 2 : 1;
      } else if (quote) {
        const step = insideQuote(rest, quote, start + at);
        at += step.length;
        if (step.isClosed) {
          const kind = quote.mark === "'" || quote.mark.startsWith("$") ? "string" : "name";
          tokens.push({ kind, text: quote.mark, start: quote.start, end: start + at, slots: quote.slots });
          quote = undefined;
        }
      } else if (rest.startsWith("--") || rest.startsWith("/*")) {
        comment = rest.startsWith("--") ? "line" : "block";
        at += 2;
      } else {
        const mark = /^(?:'|"|\\`|\\?\$(?:[A-Za-z_]\w*)?\\?\$)/.exec(rest)?.[0];
        if (mark !== undefined) {
          quote = { mark, start: start + at, slots: [] };
          at += mark.length;
          continue;
        }
        const [kind, length] = plainToken(rest, text.slice(at));
        if (kind !== undefined) {
          const word = text.slice(at, at + length);
          tokens.push({ kind, text: word.toUpperCase(), start: start + at, end: start + at + length, slots: [] });
        }
        at += length;
      }
    }
    const expression = template.expressions[index];
    if (!expression) break;
    if (quote) quote.slots.push(index);
    else if (!comment) {
      tokens.push({ kind: "slot", text: "", start: start + text.length, end: expression.range[1] + 1, slots: [index] });
    }
  }
  // A literal that the next fragment closes.
  if (quote && quote.slots.length > 0) {
    const end = template.range[1] - 1;
    tokens.push({ kind: "string", text: "unclosed", start: quote.start, end, slots: quote.slots });
  }
  return tokens;
}

function insideQuote(
  rest: string,
  quote: Quote,
  offset: number,
): { readonly length: number; readonly isClosed: boolean } {
  const { mark } = quote;
  if (rest.startsWith(mark)) {
    const isDoubled = !mark.startsWith("$") && rest.startsWith(mark, mark.length);
    return isDoubled ? { length: 2 * mark.length, isClosed: false } : { length: mark.length, isClosed: true };
  }
  // In the source a backslash of the SQL is two; MySQL escapes with it, but '\' alone is a whole literal: ESCAPE '\'.
  if (rest.startsWith("\\\\")) {
    const isWhole = offset === quote.start + mark.length && rest.startsWith(mark, 2);
    return { length: !isWhole && rest.startsWith(mark, 2) ? 2 + mark.length : 2, isClosed: false };
  }
  if (rest.startsWith("\\") && !mark.startsWith("\\") && rest.startsWith(mark, 1)) {
    return { length: 1 + mark.length, isClosed: true };
  }
  return { length: rest.startsWith("\\") ? 2 : 1, isClosed: false };
}

function plainToken(rest: string, all: string): readonly [Token["kind"] | undefined, number] {
  const word = /^[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*/.exec(all)?.[0];
  if (word !== undefined) return ["word", word.length];
  const number = /^[0-9][\w.]*/.exec(rest)?.[0];
  if (number !== undefined) return ["number", number.length];
  const operator = /^(?:::|[-+*/%=<>!~@#&|^?:]+)/.exec(rest)?.[0];
  if (operator !== undefined) return ["operator", operator.length];
  switch (rest.charAt(0)) {
    case "(":
    case "[":
      return ["open", 1];
    case ")":
    case "]":
      return ["close", 1];
    case ",":
      return ["comma", 1];
    case ".":
      return ["dot", 1];
    case ";":
      return ["end", 1];
    case "\\":
      return [undefined, 2];
    default:
      return [undefined, 1];
  }
}

/** Parsers differ in whether the marks around a part of a template belong to it. */
function contentStart(file: SourceFile, quasi: TSESTree.TemplateElement): number {
  return quasi.range[0] + (hasMarks(file, quasi) ? 1 : 0);
}

function sourceLength(file: SourceFile, quasi: TSESTree.TemplateElement): number {
  const marks = hasMarks(file, quasi) ? (quasi.tail ? 2 : 3) : 0;
  return quasi.range[1] - quasi.range[0] - marks;
}

function hasMarks({ text }: SourceFile, { range, value, tail }: TSESTree.TemplateElement): boolean {
  // `raw` has no carriage returns, the source may have: the length alone tells nothing.
  return /[`}]/.test(text.charAt(range[0])) && range[1] - range[0] - value.raw.length >= (tail ? 2 : 3);
}
