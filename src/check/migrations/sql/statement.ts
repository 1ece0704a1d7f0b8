import type { Change } from "./change.js";

/** A file of SQL, read. What cannot be read of it stands in `unread` of its statements. */
export interface Script {
  readonly statements: readonly Statement[];
  /** The comments above the first statement: Prisma's warnings stand there. Without their marks. */
  readonly header: readonly string[];
}

export interface Statement {
  /** From 1: where its first word stands. */
  readonly line: number;
  /** What it does, one after the other. */
  readonly changes: readonly Change[];
  /** What of it could not be read. */
  readonly unread: readonly Unread[];
  /** It stands in a block that may or may not run it: `DO $$ BEGIN IF ... END $$`. */
  readonly isConditional: boolean;
}

export interface Unread {
  readonly line: number;
  /** As a clause: "a DO block puts SQL together at run time". */
  readonly what: string;
}
