import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";

/** Arguments as Prisma's query extension delivers them: deep copies made of plain objects, arrays and scalars. */
export type Args = Readonly<Record<string, unknown>>;

/** `undefined` and `Prisma.skip` mean "absent" to Prisma, anywhere. Prisma's copies of the arguments keep the instance. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && value !== null && isSkip(value));
}

/** Each copy of Prisma's runtime has a class of its own, and a minified name: it is known by its only method. */
function isSkip(value: object): boolean {
  return !isPlain(value) && "ifUndefined" in value && typeof value.ifUndefined === "function";
}

/** Plain in any realm: `Object.prototype` is the only object without a prototype that objects have as theirs. */
export function isPlain(value: object): value is Args {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * The object at a place where Prisma expects one; `undefined` for what is absent, `null` or a scalar, which is left for
 * Prisma to accept or refuse. Anything else could not be filtered, and is refused.
 */
export function asObject(value: unknown, place: string, model: string): Args | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) {
    if (isPlain(value)) return value;
    if (isSkip(value)) return undefined;
  }
  throw new HardeningError("UNSAFE_ARGUMENT", messages.notAnObject(place, model));
}

/** Whether a value is an object that states nothing: Prisma reads `{}` and `{ name: undefined }` alike. */
export function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && isPlain(value) && isEmpty(value);
}

export function isEmpty(args: Args): boolean {
  for (const key in args) if (!isAbsent(args[key])) return false;
  return true;
}

export function toArray(value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : [value];
}

/**
 * Prisma's serialiser gives these keys a meaning beyond data (an object's own `toJSON`, pre-serialised `$type` values and
 * `__prismaRawParameters__` replace the object that holds them, and with it any filter added to it).
 */
export function assertSafeKey(key: string, args: Args, model: string): void {
  if (
    key === "__proto__" ||
    key === "$type" ||
    key === "__prismaRawParameters__" ||
    (key === "toJSON" && typeof args[key] === "function")
  ) {
    throw new HardeningError("UNSAFE_ARGUMENT", messages.unsafeArgument(key, model));
  }
}
