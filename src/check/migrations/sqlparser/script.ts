import type { Change } from "../sql/change.js";
import type { Script, Statement } from "../sql/statement.js";
import type { Family } from "./keys.js";
import type { Parser } from "./parser.js";
import { statementsIn } from "./split.js";
import { changesOf } from "./statement-changes.js";
import { textOf, tokensOf, type Token, type TokenRules } from "./tokens.js";
import { NotKnown, type Tree } from "./tree.js";

export interface Reading {
  /** Of the database, in sentences. */
  readonly name: string;
  readonly family: Family;
  readonly rules: TokenRules;
  /** Parts of a statement that are read one by one, so that one which cannot be read hides no other. */
  readonly parts: (statement: readonly Token[]) => readonly (readonly Token[])[];
  /** What the parser does not take and the database does. @returns `undefined` for any other. @throws NotKnown */
  readonly own: (statement: readonly Token[], parser: Parser) => readonly Change[] | undefined;
}

export interface ReadStatement extends Statement {
  /** What the parser made of it; empty for what it did not take. */
  readonly trees: readonly Tree[];
}

export interface ReadScript extends Script {
  readonly statements: readonly ReadStatement[];
}

/** Reads a file statement by statement. Never throws. */
export function readScript(sql: string, parser: Parser, reading: Reading): ReadScript {
  const { tokens, header } = tokensOf(sql, reading.rules);
  const statements = statementsIn(tokens).map((statement) => readStatement(statement, parser, reading));
  return { statements, header: header.split("\n").map(withoutMarks) };
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:--|#|\/\*+|\*(?!\/))?\s?/, "")
    .replace(/\s*\*\/\s*$/, "")
    .trimEnd();
}

function readStatement(statement: readonly Token[], parser: Parser, reading: Reading): ReadStatement {
  const line = statement[0]?.line ?? 1;
  const read = reading.parts(statement).map((part) => readPart(part, line, parser, reading));
  return {
    line,
    changes: read.flatMap(({ changes }) => changes),
    unread: read.flatMap(({ unread }) => unread),
    isConditional: false,
    trees: read.flatMap(({ trees }) => trees),
  };
}

type ReadPart = Pick<ReadStatement, "changes" | "unread" | "trees">;

function readPart(tokens: readonly Token[], line: number, parser: Parser, reading: Reading): ReadPart {
  const unread = (what: string): ReadPart => ({ changes: [], unread: [{ line, what }], trees: [] });
  if (tokens.some(({ kind }) => kind === "endless")) return unread("a string or a name without an end");
  if (tokens.some(({ kind }) => kind === "executable")) return unread(`a comment that ${reading.name} runs`);
  try {
    const own = reading.own(tokens, parser);
    if (own !== undefined) return { changes: own, unread: [], trees: [] };
    const trees = parsed(parser, textOf(tokens));
    if (trees === undefined) return unread(`SQL that the parser for ${reading.name} refuses`);
    return { changes: trees.flatMap((tree) => changesOf(tree, reading.family)), unread: [], trees };
  } catch (error) {
    if (error instanceof NotKnown) return unread(error.message);
    throw error;
  }
}

/** @returns `undefined` for what it refuses. */
export function parsed(parser: Parser, sql: string): readonly Tree[] | undefined {
  try {
    return parser.parse(sql);
  } catch {
    return undefined;
  }
}
