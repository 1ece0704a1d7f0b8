import { isName } from "./names.js";
import { read } from "./read.js";

/** The error classes of Prisma Client, by name: another copy's classes are others and mean the same. */
const PRISMA_CLASSES: ReadonlySet<string> = new Set([
  ...["PrismaClientKnownRequestError", "PrismaClientUnknownRequestError", "PrismaClientValidationError"],
  ...["PrismaClientInitializationError", "PrismaClientRustPanicError", "PrismaClientRustError"],
  ...["PrismaClientConstructorValidationError", "UserFacingError", "TransactionManagerError"],
]);

/** Names that an instance carries without being its class's: `error` is what pg calls its `DatabaseError`. */
const OTHER_NAMES: ReadonlySet<string> = new Set([
  ...["DriverAdapterError", "HardeningError", "SqlError", "LibsqlError", "error", "AbortError", "TimeoutError"],
  ...["Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError", "AggregateError"],
]);

/** `error.name`, if it is that of its class or one that the field knows; an instance may carry any text. */
export function nameOf(error: object): string {
  const name = read(error, "name");
  const className = constructorName(error);
  const isKnown = typeof name === "string" && (PRISMA_CLASSES.has(name) || OTHER_NAMES.has(name) || name === className);
  return isKnown ? name : className;
}

/** The more telling of class and name: a class of the application's is often called `Error` by its instances. */
export function classNameOf(error: object): string {
  const name = nameOf(error);
  return name === "Error" || name === "error" ? constructorName(error) : name;
}

export function isPrismaClass(className: string): boolean {
  return PRISMA_CLASSES.has(className);
}

/** From the prototype: an instance can carry a `constructor` of its own. */
function constructorName(error: object): string {
  try {
    const prototype = Object.getPrototypeOf(error) as object | null;
    const constructor = prototype === null ? undefined : read(prototype, "constructor");
    const name = typeof constructor === "function" ? read(constructor, "name") : undefined;
    return isName(name) ? name : "Error";
  } catch {
    return "Error";
  }
}
