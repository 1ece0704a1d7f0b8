import { isPrismaClass } from "./class-name.js";
import { isCode, isErrorNumber, isVersion } from "./names.js";
import { read } from "./read.js";

type Check = (value: unknown) => boolean;

const isBoolean: Check = (value) => typeof value === "boolean";
const isOneOf =
  (values: ReadonlySet<unknown>): Check =>
  (value) =>
    values.has(value);

/** The fields of Prisma's classes. `meta` is rebuilt afterwards. */
const OF_PRISMA: { readonly [field: string]: Check } = {
  code: isCode,
  errorCode: isCode,
  clientVersion: isVersion,
  batchRequestIdx: isErrorNumber,
  retryable: isBoolean,
  meta: (value) => typeof value === "object" && value !== null,
};

/** The fields of drivers' and Node's errors: codes only, neither address and port nor SQL. */
const OF_OTHERS: { readonly [field: string]: Check } = {
  code: isCode,
  clientVersion: isVersion,
  errno: isErrorNumber,
  rawCode: isErrorNumber,
  extendedCode: isCode,
  sqlState: isCode,
  fatal: isBoolean,
  severity: isOneOf(new Set(["ERROR", "FATAL", "PANIC"])),
  syscall: isOneOf(new Set(["connect", "read", "write", "getaddrinfo", "shutdown", "listen", "open"])),
};

/** Own fields that stay, with `name` where the class does not say it. A field that Prisma sets to `undefined` stays that. */
export function keptFields(error: object, name: string): readonly (readonly [string, unknown])[] {
  const fields = Object.entries(isPrismaClass(name) ? OF_PRISMA : OF_OTHERS).flatMap(([field, isSafe]) => {
    const value = read(error, field);
    return isSafe(value) || (value === undefined && hasOwn(error, field)) ? [[field, value] as const] : [];
  });
  return hasOwn(error, "name") || inheritedName(error) !== name ? [...fields, ["name", name]] : fields;
}

function hasOwn(error: object, field: string): boolean {
  try {
    return Object.hasOwn(error, field);
  } catch {
    return false;
  }
}

/** The name as data of the prototype; a getter, as `DOMException` has, is replaced. */
function inheritedName(error: object): unknown {
  try {
    for (
      let prototype = Reflect.getPrototypeOf(error);
      prototype !== null;
      prototype = Reflect.getPrototypeOf(prototype)
    ) {
      const descriptor = Reflect.getOwnPropertyDescriptor(prototype, "name");
      if (descriptor) return descriptor.value;
    }
  } catch {
    return undefined;
  }
  return undefined;
}
