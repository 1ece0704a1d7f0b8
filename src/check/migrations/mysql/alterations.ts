import { partsIn } from "../sqlparser/split.js";
import { isAt, type Token } from "../sqlparser/tokens.js";

/** ALTER TABLE with several commands, as one ALTER TABLE for each. */
export function alterations(statement: readonly Token[]): readonly (readonly Token[])[] {
  const end = endOfTable(statement);
  if (end === undefined) return [statement];
  const head = statement.slice(0, end);
  const commands = partsIn(statement.slice(end));
  return commands.length < 2 ? [statement] : commands.map((command) => [...head, ...command]);
}

/** Where the name of the table ends; `undefined` for another statement. */
export function endOfTable(statement: readonly Token[]): number | undefined {
  if (!isAt(statement, 0, "ALTER", "TABLE")) return undefined;
  return isAt(statement, 3, ".") ? 5 : 3;
}
