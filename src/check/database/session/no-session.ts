import { unknown, type Outcome } from "../../outcome.js";

/** There is no connection; every check of the database says why. */
export interface NoSession {
  readonly kind: "none";
  readonly outcome: Outcome;
}

export function none(seen: string, write: string): NoSession {
  return { kind: "none", outcome: unknown("the database", seen, write) };
}
