import { types } from "node:util";

/** How many rows a result stands for: those that were read, or those that were changed. */
export function rowsOf(operation: string, result: unknown): number {
  if (Array.isArray(result)) return result.length;
  if (result === null || result === undefined) return 0;
  if (typeof result === "number") return operation.startsWith("$executeRaw") ? result : 1;
  if (typeof result !== "object" || !operation.endsWith("Many") || !("count" in result)) return 1;
  return typeof result.count === "number" ? result.count : 1;
}

/**
 * A name of the field, as far as its form can tell: an error of a driver may carry anything in them, and Prisma passes it
 * on. `P2002`, `23505`, `ER_DUP_ENTRY`; the first word has no digit, as that of a key such as AKIA… has.
 */
const CODE = /^(?:[A-Z]{2,16}(?:_[A-Z0-9]{1,24}){0,7}|[0-9A-Z]{5})$/;
const TYPE = /^[A-Za-z]{0,60}(?:Error|Exception)$/;

export interface FailureNames {
  readonly errorType: string;
  readonly code?: string;
}

/** What may be said of an error: neither its message nor anything else that could quote a value. */
export function namesOf(error: unknown): FailureNames {
  if (!types.isNativeError(error)) return { errorType: typeof error };
  const name = read(error, "name");
  const errorType = name !== undefined && TYPE.test(name) ? name : "Error";
  // Prisma's error of a connection that could not be made has it as `errorCode`.
  const code = read(error, "code") ?? read(error, "errorCode");
  return code !== undefined && CODE.test(code) ? { errorType, code } : { errorType };
}

/** A getter may throw; that is no reason to log nothing. */
function read(error: object, key: string): string | undefined {
  try {
    const value = (error as Readonly<Record<string, unknown>>)[key];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
