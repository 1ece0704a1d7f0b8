import type { Tree } from "./tree.js";

export const PARSER_PACKAGE = "@guanmingchiu/sqlparser-ts";

/** Its types tell another tree than it makes, so what it says is read as JSON. */
export interface Parser {
  /** Statements. @throws for what it does not take. */
  readonly parse: (sql: string) => readonly Tree[];
}

/** The optional package: sqlparser of Apache DataFusion, as WebAssembly. `undefined` if it is not installed. */
export async function loadParser(dialect: "mysql" | "sqlite"): Promise<Parser | undefined> {
  const library = await import("@guanmingchiu/sqlparser-ts").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (library === undefined) return undefined;
  await library.init();
  return { parse: (sql) => library.parse(sql, dialect) };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
}
