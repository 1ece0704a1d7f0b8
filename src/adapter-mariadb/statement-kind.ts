/** Statements that begin or end something: killed halfway, they would leave a transaction open on a pooled connection. */
export type ControlStatement =
  | { readonly kind: "begin" | "commit" | "rollback" | "release" }
  | { readonly kind: "savepoint" | "rollback-to"; readonly savepoint: string };

const FIRST_WORD = /^\s*(?:BEGIN|START|SET|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;
const BEGIN = /^\s*(?:BEGIN\b(?!\s+NOT\b)|START\s+TRANSACTION\b|SET\s+(?:SESSION\s+)?TRANSACTION\b)/i;
const ROLLBACK_TO = /^\s*ROLLBACK\s+(?:WORK\s+)?TO\s+(?:SAVEPOINT\s+)?(\S+)/i;
const SAVEPOINT = /^\s*SAVEPOINT\s+(\S+)/i;

/** `undefined`: any other statement, which may be killed. */
export function controlStatementOf(sql: string): ControlStatement | undefined {
  if (!FIRST_WORD.test(sql)) return undefined;
  if (BEGIN.test(sql)) return { kind: "begin" };
  const savepoint = SAVEPOINT.exec(sql)?.[1];
  if (savepoint !== undefined) return { kind: "savepoint", savepoint };
  const target = ROLLBACK_TO.exec(sql)?.[1];
  if (target !== undefined) return { kind: "rollback-to", savepoint: target };
  if (/^\s*COMMIT\b/i.test(sql)) return { kind: "commit" };
  if (/^\s*ROLLBACK\b/i.test(sql)) return { kind: "rollback" };
  return /^\s*RELEASE\s+SAVEPOINT\b/i.test(sql) ? { kind: "release" } : undefined;
}
