import type { ParseResult, RawStmt, ScanToken } from "libpg-query";

/** PostgreSQL's own parser, as WebAssembly. */
export interface Parser {
  readonly parseSync: (sql: string) => ParseResult;
  readonly scanSync: (sql: string) => { readonly tokens: readonly ScanToken[] };
  /** Of every DO and CREATE FUNCTION in a text; its type is wrong in the library. */
  readonly parsePlPgSQLSync: (sql: string) => unknown;
}

let loaded: Promise<Parser> | undefined;

export function loadParser(): Promise<Parser> {
  return (loaded ??= load());
}

async function load(): Promise<Parser> {
  const library = await import("libpg-query");
  await library.loadModule();
  return library;
}

/** `undefined`: it is not PostgreSQL's SQL. */
export function parsed(parser: Parser, sql: string): readonly RawStmt[] | undefined {
  if (sql.trim() === "") return [];
  try {
    return parser.parseSync(sql).stmts ?? [];
  } catch {
    return undefined;
  }
}

/** Semicolon, as the scanner numbers it. */
const SEMICOLON = ";".charCodeAt(0);

/**
 * Where the statements of a text begin and end, by the byte, if it cannot be parsed as a whole.
 *
 * @returns `undefined` if not even its words can be told: a string without an end.
 */
export function statementsIn(parser: Parser, sql: string): readonly (readonly [number, number])[] | undefined {
  try {
    const parts: [number, number][] = [];
    let start: number | undefined;
    let end = 0;
    for (const { tokenType, start: from, end: to } of parser.scanSync(sql).tokens) {
      if (tokenType === SEMICOLON) {
        if (start !== undefined) parts.push([start, from]);
        start = undefined;
      } else {
        start ??= from;
        end = to;
      }
    }
    return start === undefined ? parts : [...parts, [start, end]];
  } catch {
    return undefined;
  }
}
