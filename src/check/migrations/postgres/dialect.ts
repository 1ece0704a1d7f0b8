import type { Dialect } from "../sql/dialect.js";
import type { Script, Statement } from "../sql/statement.js";
import { loadParser, parsed, statementsIn, type Parser } from "./parser.js";
import { procedureBlock, schemaChangesInBody } from "./block.js";
import { Source } from "./source.js";
import { readStatement } from "./statement-changes.js";

/** PostgreSQL, and CockroachDB as far as it speaks the same. Loads the parser, which takes some 70 ms. */
export async function postgresDialect(name: "PostgreSQL" | "CockroachDB"): Promise<Dialect> {
  const parser = await loadParser();
  return { name, family: "postgresql", parse: (sql) => read(parser, sql) };
}

const BYTE_ORDER_MARK = /^\uFEFF/;

function read(parser: Parser, text: string): Script {
  // Prisma's engine hands it to the database as it is, which takes it for a space; the parser does not.
  const sql = text.replace(BYTE_ORDER_MARK, " ");
  const source = new Source(sql);
  return { statements: statementsOf(parser, sql, source, 0), header: source.header() };
}

/** @param offset - lines above the text, where it is a part of a file. */
export function statementsOf(parser: Parser, sql: string, source: Source, offset: number): readonly Statement[] {
  const whole = parsed(parser, sql);
  if (whole !== undefined) {
    return whole.map(({ stmt, stmt_location: start = 0, stmt_len: length }) => {
      const index = source.wordFrom(source.indexAt(start));
      const line = source.lineAt(index) + offset;
      if (stmt === undefined) return { line, changes: [], unread: [], isConditional: false };
      const end = length === undefined ? undefined : source.indexAt(start + length);
      if ("DoStmt" in stmt) return procedureBlock(parser, source.slice(index, end), line);
      const { changes, unread } = readStatement(stmt);
      const isFunction =
        "CreateFunctionStmt" in stmt && schemaChangesInBody(parser, source.slice(index, end), stmt.CreateFunctionStmt);
      return {
        line,
        changes: isFunction ? changes.map((change) => ({ ...change, hasSchemaChanges: true })) : changes,
        unread: unread.map((what) => ({ line, what })),
        isConditional: false,
      };
    });
  }
  return separately(parser, sql, source, offset);
}

/** One wrong statement must not hide the others: each is read for itself. */
function separately(parser: Parser, sql: string, source: Source, offset: number): readonly Statement[] {
  const parts = statementsIn(parser, sql);
  const what = "SQL that PostgreSQL's parser refuses";
  if (parts === undefined) {
    const line = source.lineAt(source.wordFrom(0)) + offset;
    return [{ line, changes: [], unread: [{ line, what }], isConditional: false }];
  }
  return parts.flatMap(([start, end]) => {
    const from = source.indexAt(start);
    const line = source.lineAt(from) + offset;
    const text = source.slice(from, source.indexAt(end));
    if (parsed(parser, text) === undefined)
      return [{ line, changes: [], unread: [{ line, what }], isConditional: false }];
    return statementsOf(parser, text, new Source(text), line - 1);
  });
}
