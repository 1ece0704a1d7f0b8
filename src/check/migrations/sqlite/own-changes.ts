import type { Change } from "../sql/change.js";
import { pragma } from "../sqlparser/statement-changes.js";
import { isAt, type Token } from "../sqlparser/tokens.js";

/** What SQLite takes and the parser does not: `PRAGMA foreign_keys=OFF`, `REINDEX`. */
export function ownChanges(statement: readonly Token[]): readonly Change[] | undefined {
  if (isAt(statement, 0, "REINDEX")) return [{ kind: "other", what: "REINDEX" }];
  if (!isAt(statement, 0, "PRAGMA")) return undefined;
  const name = isAt(statement, 2, ".") ? statement[3] : statement[1];
  return name === undefined ? undefined : [pragma(name.text)];
}
