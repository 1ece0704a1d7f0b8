import type { Script } from "../sql/statement.js";
import { applyChange } from "./apply-change.js";
import { Catalogue } from "./catalogue.js";

/** A file of SQL, read. */
export interface ReadFile {
  /** Relative to the project's root. */
  readonly file: string;
  /** What its objects are born in: the name of the migration. */
  readonly name: string;
  readonly script: Script;
}

/**
 * The database that files of SQL make, one after the other: the migrations, or one script that creates all.
 *
 * @param from - what was there before; it is not changed.
 */
export function interpret(files: readonly ReadFile[], from?: Catalogue): Catalogue {
  const catalogue = from?.copy() ?? new Catalogue();
  for (const { file, name, script } of files) {
    for (const { line, changes, unread, isConditional } of script.statements) {
      for (const change of changes) applyChange(catalogue, change, name);
      catalogue.opaque.push(...unread.map((one) => ({ place: { file, line: one.line }, what: one.what })));
      if (isConditional)
        catalogue.opaque.push({ place: { file, line }, what: "a DO block, which may run a part of it only" });
      if (changes.some((change) => change.kind === "call" && catalogue.functions.has(catalogue.key(change.function)))) {
        catalogue.opaque.push({ place: { file, line }, what: "a call of a function that changes tables" });
      }
    }
  }
  return catalogue;
}
