import type { Token } from "./tokens.js";

const WITH_BODY = new Set(["TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"]);
const WITHOUT_BODY = new Set(["TABLE", "INDEX", "VIEW", "DATABASE", "SCHEMA", "USER", "ROLE", "SERVER"]);
/** END IF closes an IF, which is not counted. */
const NOT_COUNTED = new Set(["IF", "LOOP", "WHILE", "REPEAT", "FOR"]);
const END = new Set(["END"]);

/** The statements of a file, without their semicolons. Those in the body of a trigger or a procedure belong to it. */
export function statementsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const statements: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "sign" && token.value === ";" && depth <= 0) {
      statements.push(current);
      current = [];
      depth = 0;
      continue;
    }
    current.push(token);
    if (token.kind === "word" && hasBody(current)) depth += step(token.value, tokens[index - 1], tokens[index + 1]);
  }
  return [...statements, current].filter((statement) => statement.length > 0);
}

/** `CREATE TRIGGER`, `CREATE DEFINER = root@localhost TRIGGER`, ... */
function hasBody(statement: readonly Token[]): boolean {
  const [first, ...more] = statement;
  if (first?.kind !== "word" || first.value !== "CREATE") return false;
  const what = more.find(({ kind, value }) => kind === "word" && (WITH_BODY.has(value) || WITHOUT_BODY.has(value)));
  return what !== undefined && WITH_BODY.has(what.value);
}

function step(word: string, before: Token | undefined, next: Token | undefined): number {
  const isWord = (token: Token | undefined, words: ReadonlySet<string>): boolean =>
    token?.kind === "word" && words.has(token.value);
  if (word === "BEGIN" || (word === "CASE" && !isWord(before, END))) return 1;
  return word !== "END" || isWord(next, NOT_COUNTED) ? 0 : -1;
}

/** Parts between commas that stand in no brackets. */
export function partsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "sign" && token.value === "(") depth++;
    if (token.kind === "sign" && token.value === ")") depth--;
    if (token.kind === "sign" && token.value === "," && depth === 0) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}
