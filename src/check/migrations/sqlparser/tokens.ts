/** A word, a string or a sign of SQL. Comments and spaces are none. */
export interface Token {
  readonly kind: "word" | "quoted" | "string" | "sign" | "executable" | "endless";
  /** Without quotes; a word in upper case. */
  readonly value: string;
  /** As the parser is to have it. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** There is a space or a comment in front of it. */
  readonly isApart: boolean;
}

export interface TokenRules {
  /** A backslash in a string takes the next character as it is. */
  readonly hasBackslashes: boolean;
  /** `"..."` is a string, not a name. */
  readonly hasDoubleQuotedStrings: boolean;
  readonly hasHashComments: boolean;
  /** `--` needs a space behind it, and `/*! ... *\/` is run. */
  readonly isMysql: boolean;
  readonly hasBracketedNames: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** The comments in front of the first token, with their marks. */
  readonly header: string;
}

const WORD = /[\p{L}\p{N}_$@]+/uy;

export function tokensOf(sql: string, rules: TokenRules): Tokens {
  const tokens: Token[] = [];
  let header: string | undefined;
  let [index, line, isApart] = [0, 1, true];
  while (index < sql.length) {
    const start = index;
    const end = spaceEnd(sql, start, rules);
    if (end > start) {
      isApart = true;
      index = end;
    } else {
      header ??= sql.slice(0, start);
      const { length, ...token } = tokenAt(sql, start, rules);
      tokens.push({ ...token, line, isApart });
      isApart = false;
      index += length;
    }
    line += linesIn(sql.slice(start, index));
  }
  return { tokens, header: header ?? sql };
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

/** Where a space or a comment ends that begins there; the same place if there is none. */
function spaceEnd(sql: string, index: number, { isMysql, hasHashComments }: TokenRules): number {
  const [first = "", second = "", third = ""] = [sql[index], sql[index + 1], sql[index + 2]];
  if (/\s|\uFEFF/.test(first)) return index + 1;
  const isDashed = first + second === "--" && (!isMysql || third === "" || third <= " ");
  if (isDashed || (first === "#" && hasHashComments)) return endOf(sql.indexOf("\n", index), 1, sql);
  if (first + second !== "/*" || (isMysql && isRun(sql, index))) return index;
  return endOf(sql.indexOf("*/", index + 2), 2, sql);
}

/** A comment that MySQL (`/*!40101 ... *\/`) or MariaDB (`/*M! ... *\/`) runs. */
function isRun(sql: string, index: number): boolean {
  return sql.startsWith("/*!", index) || sql.startsWith("/*M!", index);
}

function endOf(found: number, length: number, sql: string): number {
  return found === -1 ? sql.length : found + length;
}

type Read = Pick<Token, "kind" | "value" | "text"> & { readonly length: number };

function tokenAt(sql: string, index: number, rules: TokenRules): Read {
  const first = sql[index] ?? "";
  if (rules.isMysql && isRun(sql, index)) {
    const end = endOf(sql.indexOf("*/", index + 3), 2, sql);
    return { kind: "executable", value: "", text: "", length: end - index };
  }
  if (first === "'" || (first === '"' && rules.hasDoubleQuotedStrings)) {
    const read = quotedAt(sql, index, first, rules.hasBackslashes);
    if (read === undefined) return ENDLESS;
    const text = first === "'" ? read.text : `'${read.inside.replaceAll(IN_DOUBLE_QUOTES, singleQuoted)}'`;
    return { kind: "string", value: read.inside, text, length: read.text.length };
  }
  if (first === '"' || first === "`") return nameToken(quotedAt(sql, index, first, false), first);
  if (first === "[" && rules.hasBracketedNames) return nameToken(quotedAt(sql, index, "]", false), "]");
  WORD.lastIndex = index;
  const [word] = WORD.exec(sql) ?? [];
  if (word !== undefined) return { kind: "word", value: word.toUpperCase(), text: word, length: word.length };
  return { kind: "sign", value: first, text: first, length: 1 };
}

/** The parser takes `"..."` for a name. */
const IN_DOUBLE_QUOTES = /\\.|'|""/gs;

function singleQuoted(part: string): string {
  if (part === "'") return "''";
  return part === '""' ? '"' : part;
}

interface Quoted {
  readonly inside: string;
  readonly text: string;
}

/** @returns `undefined` if it has no end. */
function quotedAt(sql: string, index: number, quote: string, hasBackslashes: boolean): Quoted | undefined {
  for (let place = index + 1; place < sql.length; place++) {
    if (hasBackslashes && sql[place] === "\\") place++;
    else if (sql[place] === quote) {
      if (sql[place + 1] !== quote) return { inside: sql.slice(index + 1, place), text: sql.slice(index, place + 1) };
      place++;
    }
  }
  return undefined;
}

const ENDLESS: Read = { kind: "endless", value: "", text: "", length: Infinity };

function nameToken(read: Quoted | undefined, quote: string): Read {
  if (read === undefined) return ENDLESS;
  const value = read.inside.replaceAll(quote + quote, quote);
  return { kind: "quoted", value, text: read.text, length: read.text.length };
}

/** The text again, without its comments. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text, isApart }, index) => (isApart && index > 0 ? ` ${text}` : text)).join("");
}

/** Where the one word behind the other stands there: `isAt(tokens, 0, "ALTER", "TABLE")`. */
export function isAt(tokens: readonly Token[], index: number, ...words: readonly string[]): boolean {
  return words.every((word, offset) => {
    const token = tokens[index + offset];
    return (token?.kind === "word" || token?.kind === "sign") && token.value === word;
  });
}
