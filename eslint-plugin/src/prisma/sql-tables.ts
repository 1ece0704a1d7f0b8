/** A word, quoted name, symbol or value of an SQL text. */
interface Token {
  readonly kind: "word" | "quoted" | "symbol" | "value";
  /** Without the quotes; words in lower case. */
  readonly text: string;
}

/** Comments and strings come first: what looks like SQL in them is none. `\0` stands for a value or a part put in. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([A-Za-z_][\w ]*)\]|([A-Za-z_][\w$]*)|(\0|\?|\$\d+|:\w+|\d[\w.]*)|([^\s\w])/g;
const WRITES: ReadonlySet<string> = new Set(["insert", "update", "delete", "merge", "truncate", "replace"]);
const CLAUSES: ReadonlySet<string> = new Set([
  ...["where", "on", "join", "left", "right", "inner", "outer", "full", "cross", "natural", "group", "order", "having"],
  ...["limit", "offset", "union", "except", "intersect", "using", "for", "window", "fetch", "lateral", "tablesample"],
]);

/** What a read in SQL speaks of. */
export interface SqlRead {
  /** The tables behind FROM and JOIN, without their schemas, in lower case. */
  readonly tables: readonly string[];
  /** Every name in it, in lower case. */
  readonly names: ReadonlySet<string>;
  /** Whether something that is no value may be put in, such as a condition: then the text is not all there is. */
  readonly isOpen: boolean;
}

/** The text as a read; `undefined` for a write or another statement. @param text - with `\0` for each `${}`. */
export function readSql(text: string): SqlRead | undefined {
  const tokens = tokensOf(text);
  const first = tokens.find(({ text: symbol }) => symbol !== "(");
  if (first?.kind !== "word" || (first.text !== "select" && first.text !== "with")) return undefined;
  if (tokens.some((token, at) => isWrite(tokens, token, at))) return undefined;
  const common = commonTables(tokens);
  return {
    tables: tablesOf(tokens).filter((table) => !common.has(table)),
    names: new Set(tokens.flatMap((token) => (isName(token) ? [token.text.toLowerCase()] : []))),
    isOpen: tokens.some((token, at) => token.text === "\0" && !isValue(tokens, at)),
  };
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].flatMap(([whole, , double, back, square, word, value, symbol]): Token[] => {
    if (word !== undefined) return [{ kind: "word", text: word.toLowerCase() }];
    const quoted = double ?? back ?? square;
    if (quoted !== undefined) return [{ kind: "quoted", text: quoted }];
    if (value !== undefined) return [{ kind: "value", text: value }];
    if (symbol !== undefined) return [{ kind: "symbol", text: symbol }];
    return whole.startsWith("'") || whole.startsWith("$") ? [{ kind: "value", text: "''" }] : [];
  });
}

function isName({ kind }: Token): boolean {
  return kind === "word" || kind === "quoted";
}

/** Not `FOR UPDATE`, `FOR NO KEY UPDATE`, nor a function such as `replace(…)`. */
function isWrite(tokens: readonly Token[], { kind, text }: Token, at: number): boolean {
  if (kind !== "word" || !WRITES.has(text) || tokens[at + 1]?.text === "(") return false;
  return !(text === "update" && ["for", "key"].includes(tokens[at - 1]?.text ?? ""));
}

/** `WITH name AS (`, `, name AS (` */
function commonTables(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(
    tokens.flatMap((token, at) => {
      const [as, bracket] = [tokens[at + 1], tokens[at + 2]];
      const isCommon = isName(token) && as?.text === "as" && /^(?:\(|materialized|not)$/.test(bracket?.text ?? "");
      return isCommon ? [token.text.toLowerCase()] : [];
    }),
  );
}

function tablesOf(tokens: readonly Token[]): readonly string[] {
  const tables: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== "word" || (token.text !== "from" && token.text !== "join")) continue;
    // `a AS x, b y`: the list of FROM.
    for (let next = at + 1; ;) {
      const name = nameAt(tokens, tokens[next]?.text === "only" ? next + 1 : next);
      if (!name) break;
      tables.push(name.table.toLowerCase());
      next = afterAlias(tokens, name.end);
      if (tokens[next]?.text !== ",") break;
      next++;
    }
  }
  return tables;
}

/** `users`, `public.users`, `"app"."users"`; not a function's name. */
function nameAt(tokens: readonly Token[], start: number): { readonly table: string; readonly end: number } | undefined {
  let at = start;
  let token = tokens[at];
  while (token && isName(token) && tokens[at + 1]?.text === ".") token = tokens[(at += 2)];
  if (!token || !isName(token) || tokens[at + 1]?.text === "(") return undefined;
  return { table: token.text, end: at + 1 };
}

function afterAlias(tokens: readonly Token[], start: number): number {
  const at = tokens[start]?.text === "as" ? start + 1 : start;
  const alias = tokens[at];
  return alias && isName(alias) && !(alias.kind === "word" && CLAUSES.has(alias.text)) ? at + 1 : at;
}

const BEFORE_VALUE =
  /^(?:[=<>,+*/|%@~-]|like|ilike|limit|offset|in|any|all|between|then|else|select|interval|is|case|when)$/;

/** Whether `${}` stands where only a value can, or a list of values. */
function isValue(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? "";
  if (before === "and") return tokens[at - 3]?.text === "between";
  if (before !== "(") return BEFORE_VALUE.test(before);
  const outer = tokens[at - 2];
  return (
    outer !== undefined && isName(outer) && !/^(?:and|or|not|where|on|as|from|join|exists|having)$/.test(outer.text)
  );
}
