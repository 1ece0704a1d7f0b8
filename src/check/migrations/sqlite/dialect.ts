import type { Dialect } from "../sql/dialect.js";
import type { Parser } from "../sqlparser/parser.js";
import { readScript, type Reading } from "../sqlparser/script.js";
import { ownChanges } from "./own-changes.js";
import { withRedefinitions } from "./redefinition.js";

const READING: Reading = {
  name: "SQLite",
  family: "sqlite",
  rules: {
    hasBackslashes: false,
    hasDoubleQuotedStrings: false,
    hasHashComments: false,
    isMysql: false,
    hasBracketedNames: true,
  },
  parts: (statement) => [statement],
  own: ownChanges,
};

export function sqliteDialect(parser: Parser): Dialect {
  return {
    name: "SQLite",
    family: "sqlite",
    parse: (sql) => {
      const { statements, header } = readScript(sql, parser, READING);
      return { statements: withRedefinitions(statements), header };
    },
  };
}
