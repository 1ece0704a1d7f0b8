import type { CreateFunctionStmt, DoStmt, Node } from "libpg-query";
import type { Change } from "../sql/change.js";
import type { Statement, Unread } from "../sql/statement.js";
import type { ReadStatement } from "./holding.js";
import { parsed, type Parser } from "./parser.js";
import { stringOf } from "./nodes.js";
import { readStatement } from "./statement-changes.js";

/** What a block of PL/pgSQL does, as far as it says so. */
interface Block {
  readonly changes: readonly Change[];
  readonly unread: readonly Unread[];
}

/**
 * `DO $$ BEGIN ... END $$`: its statements, as if it ran all of them.
 *
 * @param sql - the statement alone.
 * @param line - where it stands.
 */
export function procedureBlock(parser: Parser, sql: string, line: number): Statement {
  const [statement] = parsed(parser, sql) ?? [];
  const node = statement?.stmt;
  const isPlPgSql = node !== undefined && "DoStmt" in node && languageOf(node.DoStmt.args) === "plpgsql";
  if (!isPlPgSql)
    return {
      line,
      changes: [],
      unread: [{ line, what: "a DO block in another language than PL/pgSQL" }],
      isConditional: true,
    };
  return {
    line,
    ...readBlock(parser, sql, line + linesBefore(sql, "DoStmt" in node ? node.DoStmt.args : [])),
    isConditional: true,
  };
}

/** Whether the body of a function changes tables, or cannot be read. */
export function schemaChangesInBody(
  parser: Parser,
  sql: string,
  { options, sql_body: body }: CreateFunctionStmt,
): boolean {
  if (body !== undefined) return false;
  const language = languageOf(options);
  if (language === "plpgsql") {
    const { changes, unread } = readBlock(parser, sql, 1);
    return unread.length > 0 || changes.some(isSchemaChange);
  }
  if (language !== "sql") return true;
  const text = optionOf(options, "as");
  const source = text !== undefined && "List" in text ? stringOf(text.List.items?.[0]) : stringOf(text);
  const statements = parsed(parser, source ?? "");
  return (
    statements === undefined ||
    statements.some(({ stmt }) => {
      const { changes, unread } = stmt === undefined ? NOTHING : readStatement(stmt);
      return unread.length > 0 || changes.some(isSchemaChange);
    })
  );
}

const NOTHING: ReadStatement = { changes: [], unread: [] };

function isSchemaChange({ kind }: Change): boolean {
  return !["changeData", "call", "other", "set", "createFunction", "transaction", "refreshView"].includes(kind);
}

function languageOf(options: readonly Node[] | undefined): string {
  return (stringOf(optionOf(options, "language")) ?? "plpgsql").toLowerCase();
}

function optionOf(options: readonly Node[] | undefined, name: string): Node | undefined {
  const elements = (options ?? []).flatMap((node) => ("DefElem" in node ? [node.DefElem] : []));
  return elements.find(({ defname }) => defname === name)?.arg;
}

/** A block's lines are counted from the one where its text begins, behind `DO`. */
function linesBefore(sql: string, args: DoStmt["args"]): number {
  const text = stringOf(optionOf(args, "as"));
  const index = text === undefined ? -1 : sql.indexOf(text);
  return index === -1 ? 0 : sql.slice(0, index).split("\n").length - 1;
}

/** @param line - of the file: the first line of the block's text. */
function readBlock(parser: Parser, sql: string, line: number): Block {
  let tree: unknown;
  try {
    tree = parser.parsePlPgSQLSync(sql);
  } catch {
    return { changes: [], unread: [{ line, what: "a block of PL/pgSQL that its parser refuses" }] };
  }
  const changes: Change[] = [];
  const unread: Unread[] = [];
  for (const { sql: inner, mode, line: own } of embedded(tree, 1)) {
    const place = line + own - 1;
    const text = statementText(parser, inner, mode);
    if (text === undefined) {
      unread.push({ line: place, what: "EXECUTE of SQL that is put together at run time" });
      continue;
    }
    const statements = parsed(parser, text);
    if (statements === undefined) unread.push({ line: place, what: "SQL that PostgreSQL's parser refuses" });
    for (const { stmt } of statements ?? []) {
      const read = stmt === undefined ? NOTHING : readStatement(stmt);
      changes.push(...read.changes);
      unread.push(...read.unread.map((what) => ({ line: place, what })));
    }
  }
  return { changes, unread };
}

interface Embedded {
  readonly sql: string;
  /** `text`: an expression whose value is the SQL. */
  readonly mode: "statement" | "expression" | "assignment" | "text";
  readonly line: number;
}

/** As PostgreSQL's RawParseMode numbers them; what is left are assignments. */
const MODES: { readonly [number: number]: Embedded["mode"] } = { 0: "statement", 2: "expression" };

/** The fields whose value is run as SQL. */
const DYNAMIC: { readonly [kind: string]: string } = {
  PLpgSQL_stmt_dynexecute: "query",
  PLpgSQL_stmt_dynfors: "query",
  PLpgSQL_stmt_return_query: "dynquery",
  PLpgSQL_stmt_open: "dynquery",
};

interface Fields {
  readonly [field: string]: unknown;
}

/** All SQL in a tree of PL/pgSQL, in order: statements, and the expressions that conditions and assignments are made of. */
function embedded(node: unknown, line: number): readonly Embedded[] {
  if (Array.isArray(node)) return node.flatMap((part: unknown) => embedded(part, line));
  return Object.entries(fieldsOf(node)).flatMap(([kind, value]): readonly Embedded[] => {
    const fields = fieldsOf(value);
    const { lineno, query, parseMode } = fields;
    const own = typeof lineno === "number" ? lineno : line;
    if (kind === "PLpgSQL_expr" && typeof query === "string") {
      return [{ sql: query, mode: MODES[Number(parseMode ?? 0)] ?? "assignment", line: own }];
    }
    const { query: text } = fieldsOf(fieldsOf(fields[DYNAMIC[kind] ?? ""])["PLpgSQL_expr"]);
    const dynamic: readonly Embedded[] = typeof text === "string" ? [{ sql: text, mode: "text", line: own }] : [];
    return [...dynamic, ...embedded(value, own)];
  });
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** What the parser reads: it takes statements only. */
function statementText(parser: Parser, sql: string, mode: Embedded["mode"]): string | undefined {
  switch (mode) {
    case "statement":
      return sql;
    case "expression":
      return `SELECT ${sql}`;
    case "assignment":
      // Behind `:=` or `=`.
      return `SELECT ${sql.replace(/^[^=]*=/, "")}`;
    case "text":
      return constantText(parser, sql);
  }
}

/** The SQL of `EXECUTE 'DROP TABLE "A"'`. */
function constantText(parser: Parser, expression: string): string | undefined {
  const stmt = parsed(parser, `SELECT ${expression}`)?.[0]?.stmt;
  if (stmt === undefined || !("SelectStmt" in stmt)) return undefined;
  const [target] = stmt.SelectStmt.targetList ?? [];
  return target !== undefined && "ResTarget" in target ? stringOf(target.ResTarget.val) : undefined;
}
