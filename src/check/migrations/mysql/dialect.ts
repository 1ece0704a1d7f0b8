import type { Dialect } from "../sql/dialect.js";
import type { Parser } from "../sqlparser/parser.js";
import { readScript, type Reading } from "../sqlparser/script.js";
import { alterations } from "./alterations.js";
import { ownChanges } from "./own-changes.js";

const READING: Reading = {
  name: "MySQL",
  family: "mysql",
  rules: {
    hasBackslashes: true,
    hasDoubleQuotedStrings: true,
    hasHashComments: true,
    isMysql: true,
    hasBracketedNames: false,
  },
  parts: alterations,
  own: ownChanges,
};

/** MySQL and MariaDB, which Prisma does not tell apart. */
export function mysqlDialect(parser: Parser): Dialect {
  return {
    name: "MySQL",
    family: "mysql",
    parse: (sql) => {
      const { statements, header } = readScript(sql, parser, READING);
      return { statements: statements.map(({ trees: _, ...statement }) => statement), header };
    },
  };
}
