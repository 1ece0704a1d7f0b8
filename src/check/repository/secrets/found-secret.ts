/** A secret, without its value. */
export interface FoundSecret {
  /** "a GitHub token", "a value of JWT_SECRET". */
  readonly kind: string;
  /** From 1. */
  readonly line: number;
  /** Characters. */
  readonly length: number;
}
