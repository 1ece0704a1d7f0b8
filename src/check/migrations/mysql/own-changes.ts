import type { Change } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import type { Parser } from "../sqlparser/parser.js";
import { parsed } from "../sqlparser/script.js";
import { changesOf } from "../sqlparser/statement-changes.js";
import { isAt, textOf, type Token } from "../sqlparser/tokens.js";
import { NotKnown } from "../sqlparser/tree.js";
import { endOfTable } from "./alterations.js";

/** What MySQL takes and the parser does not. */
export function ownChanges(statement: readonly Token[], parser: Parser): readonly Change[] | undefined {
  for (const method of ["FULLTEXT", "SPATIAL"]) {
    if (isAt(statement, 0, "CREATE", method, "INDEX")) return specialIndex(statement, method.toLowerCase(), parser);
  }
  const end = endOfTable(statement);
  return end === undefined ? undefined : command(statement.slice(end), tableIn(statement.slice(2, end)));
}

/** `CREATE FULLTEXT INDEX`: one without the word, and its method. */
function specialIndex(statement: readonly Token[], method: string, parser: Parser): readonly Change[] {
  const trees = parsed(parser, textOf(statement.filter((_, index) => index !== 1)));
  const [change] = (trees ?? []).flatMap((tree) => changesOf(tree, "mysql"));
  if (change?.kind !== "createIndex") throw new NotKnown(`CREATE ${method.toUpperCase()} INDEX of an unknown form`);
  return [{ ...change, index: { ...change.index, method } }];
}

function command(tokens: readonly Token[], table: Name): readonly Change[] | undefined {
  const [, , from, , to] = tokens;
  const isOfIndex = isAt(tokens, 0, "RENAME", "INDEX") || isAt(tokens, 0, "RENAME", "KEY");
  if (isOfIndex && from !== undefined && to !== undefined && tokens.length === 5 && isAt(tokens, 3, "TO"))
    return [{ kind: "renameIndex", index: { name: nameIn(from) }, table, to: nameIn(to) }];
  if (isAt(tokens, 0, "DROP", "KEY") && from !== undefined && tokens.length === 3)
    return [{ kind: "dropIndex", index: { name: nameIn(from) }, table, isConcurrent: false, isIfExists: false }];
  if (isAt(tokens, 0, "DROP", "CHECK") && from !== undefined && tokens.length === 3)
    return [{ kind: "dropConstraint", table, constraint: nameIn(from), isIfExists: false }];
  if (isAt(tokens, 0, "COMMENT")) return [{ kind: "other", what: "COMMENT" }];
  return undefined;
}

function tableIn(tokens: readonly Token[]): Name {
  const [first, , second] = tokens;
  if (first === undefined) return { name: "" };
  return second === undefined ? { name: nameIn(first) } : { schema: nameIn(first), name: nameIn(second) };
}

function nameIn({ kind, value, text }: Token): string {
  return kind === "quoted" ? value : text;
}
