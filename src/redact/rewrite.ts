import { read } from "./read.js";

/** What an error has after redaction: the value of each own property, and nothing else. */
export type Kept = ReadonlyMap<PropertyKey, unknown>;

/** Properties that `JSON.stringify` and `for … in` do not see, where the error did not decide that itself. */
const HIDDEN: ReadonlySet<PropertyKey> = new Set(["stack", "message", "name", "cause", "errors", "batchRequestIdx"]);

const INSPECT = Symbol.for("nodejs.util.inspect.custom");
/** A class may print private fields with these; an own property of the error stands before the class's. */
const CONVERSIONS: ReadonlyMap<PropertyKey, unknown> = new Map<PropertyKey, unknown>([
  ["toString", read(Error.prototype, "toString")],
  ["toLocaleString", read(Object.prototype, "toLocaleString")],
  ["valueOf", read(Object.prototype, "valueOf")],
  ["toJSON", undefined],
  [INSPECT, undefined],
  [Symbol.toPrimitive, undefined],
]);

/** The same object where its properties can be changed, otherwise a new one of the same prototype. */
export function rewrite(error: object, kept: Kept, name: string): object {
  if (succeeds(() => apply(error, kept, name))) return error;
  const copy = new Error();
  const isSameClass = succeeds(
    () => Reflect.setPrototypeOf(copy, Reflect.getPrototypeOf(error)) && apply(copy, kept, name, error),
  );
  if (isSameClass) return copy;
  // Nothing of a prototype that cannot even be read is kept.
  const plain = new Error();
  apply(plain, kept, name);
  return plain;
}

function apply(error: object, kept: Kept, name: string, like: object = error): boolean {
  const shadows = shadowsOf(error, kept, name);
  for (const key of Reflect.ownKeys(error)) {
    if (!kept.has(key) && !Reflect.deleteProperty(error, key)) return false;
  }
  for (const [key, value] of kept) {
    const isEnumerable = Reflect.getOwnPropertyDescriptor(like, key)?.enumerable ?? !HIDDEN.has(key);
    if (!define(error, key, value, isEnumerable)) return false;
  }
  for (const [key, value] of shadows) if (!define(error, key, value, false)) return false;
  return isAsKept(error, kept, shadows);
}

function define(error: object, key: PropertyKey, value: unknown, enumerable: boolean): boolean {
  const isFixed = Reflect.getOwnPropertyDescriptor(error, key)?.configurable === false;
  return Reflect.defineProperty(
    error,
    key,
    isFixed ? { value } : { value, enumerable, writable: true, configurable: true },
  );
}

/** A proxy can accept every change and make none, or make it and tell something else. */
function isAsKept(error: object, kept: Kept, shadows: Kept): boolean {
  return (
    Reflect.ownKeys(error).every((key) => kept.has(key) || shadows.has(key)) &&
    [...kept, ...shadows].every(([key, value]) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(error, key);
      const isData = descriptor !== undefined && "value" in descriptor;
      return isData && Object.is(descriptor.value, value) && Object.is(Reflect.get(error, key), value);
    })
  );
}

/** What the error inherits and could be printed: accessors, data, conversions of its class. Methods with other names stay. */
function shadowsOf(error: object, kept: Kept, name: string): Kept {
  const shadows = new Map<PropertyKey, unknown>();
  for (
    let prototype = Reflect.getPrototypeOf(error);
    prototype !== null;
    prototype = Reflect.getPrototypeOf(prototype)
  ) {
    if (prototype === Error.prototype || prototype === Object.prototype) continue;
    for (const key of Reflect.ownKeys(prototype)) {
      if (kept.has(key) || shadows.has(key) || key === "constructor" || key === "__proto__") continue;
      const descriptor = Reflect.getOwnPropertyDescriptor(prototype, key);
      if (key === Symbol.toStringTag) {
        if (inherited(prototype, key, error) !== name) shadows.set(key, name);
      } else if (CONVERSIONS.has(key)) {
        shadows.set(key, CONVERSIONS.get(key));
      } else if (typeof descriptor?.value !== "function" && !(key === "name" && descriptor?.value === name)) {
        shadows.set(key, undefined);
      }
    }
  }
  return shadows;
}

/** What a class says of an error, past the error's own properties. */
function inherited(prototype: object, key: PropertyKey, error: object): unknown {
  try {
    return Reflect.get(prototype, key, error);
  } catch {
    return undefined;
  }
}

function succeeds(attempt: () => boolean): boolean {
  try {
    return attempt();
  } catch {
    return false;
  }
}
