import { defineFact } from "../context.js";

/**
 * The names of the migrations that the database of `--database` has applied and not rolled back; `undefined` where none is
 * named, or it keeps no record of them.
 */
export const appliedMigrations = defineFact<readonly string[] | undefined>({
  read: () => undefined,
});
