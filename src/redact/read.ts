/** Reading of objects that nobody vouches for: getters and proxies may throw, then the value is `undefined`. */

export function read(object: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(object, key);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** An `Error` of this realm or another: every `Error.prototype` has these two as data. */
export function isErrorLike(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  try {
    if (value instanceof Error) return true;
    for (
      let prototype = Reflect.getPrototypeOf(value);
      prototype !== null;
      prototype = Reflect.getPrototypeOf(prototype)
    ) {
      if (ofErrorPrototype(prototype, "name") === "Error" && ofErrorPrototype(prototype, "message") === "") return true;
    }
  } catch {
    // What does not even tell its prototype is no error.
  }
  return false;
}

function ofErrorPrototype(prototype: object, key: string): unknown {
  return Reflect.getOwnPropertyDescriptor(prototype, key)?.value;
}

export function readString(object: object, key: PropertyKey): string {
  const value = read(object, key);
  return typeof value === "string" ? value : "";
}

/** The elements of an array, at most `limit`; of anything else none. */
export function readArray(value: unknown, limit: number): readonly unknown[] {
  try {
    return Array.isArray(value)
      ? Array.from({ length: Math.min(value.length, limit) }, (_, index) => value[index] as unknown)
      : [];
  } catch {
    return [];
  }
}
