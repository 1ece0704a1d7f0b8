import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { type Token, tokensOf } from "./template-tokens.js";

/** What the SQL around an interpolation makes of it. */
export type PositionKind =
  /** Inside a literal: `'%${x}%'`. */
  | "quoted"
  /** Inside a quoted name: `"${x}"`. */
  | "quotedName"
  /** Where a value stands: behind an operator, in a list, `LIMIT ${x}`. */
  | "value"
  /** `IN (${x})`, and `IN ${x}`. */
  | "list"
  | "bareList"
  /** A table, a column, a schema, a type. */
  | "name"
  /** An item of `ORDER BY` or `GROUP BY`. */
  | "order"
  /** Behind such an item: `ASC`, `DESC`. */
  | "direction"
  /** `INTERVAL ${x}` without a unit. */
  | "interval"
  /** Behind a complete expression, where only further SQL can stand. */
  | "fragment"
  | "unknown";

export interface Position {
  readonly kind: PositionKind;
  /** Its place among the template's expressions. */
  readonly index: number;
  /** The word that makes it a name or an item: `FROM`, `ORDER BY`. */
  readonly after: string;
  /** The whole literal, if it is inside one. */
  readonly literal: Token | undefined;
  /** The token before, if it directly concerns the slot. */
  readonly before: Token | undefined;
  readonly next: Token | undefined;
}

const NAMES_FOLLOW: ReadonlySet<string> = new Set([
  ...["FROM", "JOIN", "INTO", "TABLE", "UPDATE", "TRUNCATE", "AS", "COLUMN", "INDEX", "SCHEMA", "DATABASE", "VIEW"],
]);
const VALUE_FOLLOWS: ReadonlySet<string> = new Set([
  ...["LIKE", "ILIKE", "RLIKE", "REGEXP", "GLOB", "LIMIT", "OFFSET", "BETWEEN", "THEN", "ELSE", "TO", "ESCAPE", "TOP"],
  ...["FIRST", "NEXT", "DIV", "MOD", "ZONE", "FOR"],
]);
/** Functions with a `FROM` of their own. */
const WITH_FROM: ReadonlySet<string> = new Set(["EXTRACT", "SUBSTRING", "SUBSTR", "TRIM", "OVERLAY", "POSITION"]);
const CLAUSES: ReadonlySet<string> = new Set([
  ...["SELECT", "FROM", "WHERE", "HAVING", "LIMIT", "OFFSET", "FETCH", "SET", "VALUES", "INTO", "RETURNING", "ON"],
  ...["UNION", "WINDOW", "USING", "JOIN", "ROWS", "RANGE", "EXEC", "EXECUTE", "CALL", "SEPARATOR"],
]);
const BLOCKS: ReadonlySet<string> = new Set([
  ...["WHERE", "AND", "OR", "NOT", "ON", "HAVING", "AS", "EXISTS", "FROM", "JOIN", "LATERAL", "UNION", "ALL", "WITH"],
  ...["OVER", "SELECT", "BY", "WHEN"],
]);

/** One per interpolation that is no comment, in the order of the source. */
export function positionsOf(file: SourceFile, template: TSESTree.TemplateLiteral): readonly Position[] {
  const tokens = tokensOf(file, template);
  const positions: Position[] = [];
  /** For each open parenthesis the word before it, and the clause inside. */
  const stack: { opener: string; clause: string }[] = [{ opener: "", clause: "" }];
  for (const [at, token] of tokens.entries()) {
    const top = stack.at(-1) ?? { opener: "", clause: "" };
    const before = tokens[at - 1];
    const next = tokens[at + 1];
    for (const index of token.kind === "slot" ? [] : token.slots) {
      const kind = token.kind === "string" ? "quoted" : "quotedName";
      positions.push({ kind, index, after: "", literal: token, before, next });
    }
    switch (token.kind) {
      case "open":
        stack.push({ opener: before?.kind === "word" ? before.text : "", clause: "" });
        break;
      case "close":
        if (stack.length > 1) stack.pop();
        break;
      case "end":
        top.clause = "";
        break;
      case "word":
        if (token.text === "BY" && (before?.text === "ORDER" || before?.text === "GROUP"))
          top.clause = `${before.text} BY`;
        else if (CLAUSES.has(token.text) && !isInner(token, before, top)) top.clause = token.text;
        break;
      case "slot": {
        const [index = 0] = token.slots;
        const last = positions.at(-1);
        const [kind, after] = kindOf({ token, before, next, earlier: tokens[at - 2], top, last });
        positions.push({ kind, index, after, literal: undefined, before, next });
        break;
      }
      default:
    }
  }
  return positions;
}

interface Around {
  readonly token: Token;
  readonly before: Token | undefined;
  readonly earlier: Token | undefined;
  readonly next: Token | undefined;
  readonly top: { readonly opener: string; readonly clause: string };
  readonly last: Position | undefined;
}

/** `EXTRACT(day FROM …)`, `IS DISTINCT FROM`: no clause begins. */
function isInner(token: Token, before: Token | undefined, top: Around["top"]): boolean {
  return token.text === "FROM" && (before?.text === "DISTINCT" || WITH_FROM.has(top.opener));
}

function kindOf(around: Around): readonly [PositionKind, string] {
  const { token, before, next, top, last } = around;
  const isBeforeDot = next?.kind === "dot" && next.start === token.end;
  if (isBeforeDot) return ["name", before?.text ?? ""];
  if (!before) return ["unknown", ""];
  switch (before.kind) {
    case "dot":
      return ["name", "."];
    case "operator":
      if (before.text === "*") return ["unknown", ""];
      return before.text.endsWith("::") ? ["name", "::"] : ["value", ""];
    case "open":
      return afterOpen(around);
    case "comma":
      return afterComma(around);
    case "word":
      return afterWord(around, before.text);
    case "slot":
      return last?.kind === "order" && isInOrder(top) ? ["direction", top.clause] : ["unknown", ""];
    case "close":
    case "number":
    case "string":
    case "name":
      return [isInOrder(top) ? "direction" : "fragment", top.clause];
    case "end":
      return ["unknown", ""];
  }
}

function isInOrder({ clause }: Around["top"]): boolean {
  return clause === "ORDER BY";
}

function afterOpen({ next, top }: Around): readonly [PositionKind, string] {
  if (top.opener === "IN") return [next?.kind === "close" ? "list" : "value", "IN"];
  return BLOCKS.has(top.opener) || top.opener === "" ? ["unknown", ""] : ["value", ""];
}

function afterComma({ top, next, last }: Around): readonly [PositionKind, string] {
  if (top.clause === "ORDER BY" || top.clause === "GROUP BY")
    return [isExpression(next) ? "value" : "order", top.clause];
  if (top.clause === "LIMIT" || top.clause === "VALUES" || top.opener === "IN") return ["value", ""];
  if (top.clause === "" && top.opener !== "" && !BLOCKS.has(top.opener)) return ["value", ""];
  return last?.kind === "value" && top.clause === "" ? ["value", ""] : ["unknown", ""];
}

function isExpression(next: Token | undefined): boolean {
  return next?.kind === "operator" && next.text !== "*";
}

function afterWord({ before, earlier, next, top }: Around, word: string): readonly [PositionKind, string] {
  if (word === "IN") return ["bareList", "IN"];
  if (word === "BY") return top.clause.endsWith("BY") && !isExpression(next) ? ["order", top.clause] : ["unknown", ""];
  if (word === "INTERVAL")
    return [
      next?.kind === "word" && /^(?:MICROSECOND|SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|QUARTER|YEAR)/.test(next.text)
        ? "value"
        : "interval",
      word,
    ];
  if (word === "FROM" && before && isInner(before, earlier, top)) return ["value", ""];
  if (word === "UPDATE" && (earlier?.text === "FOR" || earlier?.text === "DO" || earlier?.text === "KEY"))
    return ["unknown", ""];
  if (NAMES_FOLLOW.has(word)) return ["name", word];
  if (VALUE_FOLLOWS.has(word)) return ["value", ""];
  if (
    /^(?:WHERE|AND|OR|NOT|ON|HAVING|SELECT|DISTINCT|ALL|SET|WHEN|CASE|IS|RETURNING|EXISTS|USING|WITH|VALUES|UNION|DEFAULT)$/.test(
      word,
    )
  ) {
    return ["unknown", ""];
  }
  if (/^(?:EXEC|EXECUTE|CALL|USE|KILL|PRAGMA)$/.test(top.clause)) return ["unknown", ""];
  return [isInOrder(top) ? "direction" : "fragment", top.clause];
}
