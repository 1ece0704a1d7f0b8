/** A token of JavaScript or TypeScript: enough to find a call and the names in it, without a parser at run time. */
export interface Token {
  /** `text` is a string or a template, whose content is not JavaScript. */
  readonly kind: "word" | "text" | "sign";
  /** Of a string, without its quotes. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

const SPACE_OR_COMMENT = /(?:\s+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))+/y;
const WORD = /[\p{ID_Continue}$#]+/uy;
const STRING = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y;
const REGEXP = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const SIGN = /\.\.\.|=>|[^]/y;
/** Behind these, a slash divides. */
const ENDS_VALUE = /^[\p{ID_Continue}$)\]}]+$/u;
const BEFORE_VALUE = new Set(["return", "typeof", "case", "in", "of", "void", "await", "yield", "delete", "throw"]);

export function tokensOf(code: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const take = (form: RegExp): string | undefined => {
    form.lastIndex = at;
    return form.exec(code)?.[0];
  };
  const add = (kind: Token["kind"], source: string, value = source): void => {
    tokens.push({ kind, value, line });
    skip(source);
  };
  const skip = (source: string): void => {
    line += source.split("\n").length - 1;
    at += source.length;
  };
  while (at < code.length) {
    const space = take(SPACE_OR_COMMENT);
    if (space) {
      skip(space);
      continue;
    }
    if (code[at] === "`") {
      const end = templateEnd(code, at);
      add("text", code.slice(at, end), code.slice(at + 1, end - 1));
      continue;
    }
    const string = take(STRING);
    const word = string === undefined ? take(WORD) : undefined;
    const regexp =
      string === undefined && word === undefined && mayStartRegExp(tokens.at(-1)) ? take(REGEXP) : undefined;
    if (string !== undefined) add("text", string, string.slice(1, -1));
    else if (word !== undefined) add("word", word);
    else if (regexp !== undefined) add("text", regexp);
    else add("sign", take(SIGN) ?? "");
  }
  return tokens;
}

function mayStartRegExp(last: Token | undefined): boolean {
  if (last === undefined) return true;
  if (last.kind === "text") return false;
  return BEFORE_VALUE.has(last.value) || !ENDS_VALUE.test(last.value);
}

/** The index behind the closing backtick, over the templates in its expressions. */
function templateEnd(code: string, start: number): number {
  let depth = 0;
  for (let at = start + 1; at < code.length; at += 1) {
    const sign = code[at];
    if (sign === "\\") at += 1;
    else if (depth === 0 && sign === "`") return at + 1;
    else if (sign === "$" && code[at + 1] === "{") depth += 1;
    else if (depth > 0 && sign === "}") depth -= 1;
    else if (depth > 0 && sign === "`") at = templateEnd(code, at) - 1;
  }
  return code.length;
}
