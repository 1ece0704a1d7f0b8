import fc from "fast-check";
import { expect, test } from "vitest";
import { redactError } from "../../src/redact/redact-error.js";
import { models } from "../generated/postgresql-canary/hardening/models.js";
import { leaks } from "./sinks.js";

const SECRET = "s3cr3t-any-zq";
const text = fc.constantFrom(
  SECRET,
  `Key (${SECRET})=(x)`,
  `Argument \`${SECRET}\` is missing.`,
  `\nInvalid \`prisma.vault.create()\` invocation:\n\n{\n  ${SECRET}: 1\n  ~~~\n}\n\nUnknown argument \`${SECRET}\`.`,
  `null value in column "${SECRET}" of relation "x" violates not-null constraint`,
  `Transaction API error: ${SECRET} expired transaction`,
  `x\n    at ${SECRET} (/${SECRET}:1:1)`,
);
const key = fc.constantFrom(
  ...[
    "message",
    "stack",
    "name",
    "code",
    "meta",
    "cause",
    "errors",
    "target",
    "modelName",
    "driverAdapterError",
    "kind",
  ],
  ...[
    "constraint",
    "fields",
    "index",
    "table",
    "column",
    "originalMessage",
    "originalCode",
    "clientVersion",
    "errorCode",
  ],
  ...[
    "detail",
    "sql",
    "toJSON",
    "toString",
    "constructor",
    "__proto__",
    "operation",
    "relation",
    "syscall",
    "batchRequestIdx",
    SECRET,
  ],
);
const name = fc.constantFrom(
  ...[
    "PrismaClientKnownRequestError",
    "PrismaClientUnknownRequestError",
    "PrismaClientValidationError",
    "Error",
    "SqlError",
  ],
  ...["PrismaClientInitializationError", "PrismaClientRustPanicError", "DriverAdapterError", "AggregateError", SECRET],
);
const code = fc.constantFrom(
  "P2002",
  "P2010",
  "P2011",
  "P2025",
  "P2028",
  "P2039",
  "23502",
  "1366",
  "ECONNREFUSED",
  SECRET,
);

const { value } = fc.letrec<{ value: unknown; error: Error }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    text,
    code,
    fc.constantFrom(null, undefined, true, 7, () => SECRET),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 5 }),
    tie("error"),
  ),
  error: fc
    .record({
      message: text,
      name,
      code,
      isHidden: fc.boolean(),
      isFrozen: fc.boolean(),
      isCyclic: fc.boolean(),
      own: fc.array(fc.tuple(key, tie("value"), fc.constantFrom("data", "getter", "thrower")), { maxLength: 6 }),
    })
    .map(({ message, name: errorName, code: errorCode, isHidden, isFrozen, isCyclic, own }) => {
      const error = Object.assign(new Error(message), { name: errorName, code: errorCode });
      for (const [property, entry, kind] of own) {
        const get = () => {
          if (kind === "thrower") throw new Error(SECRET);
          return entry;
        };
        const access = kind === "data" ? { value: entry } : { get };
        // V8 writes the stack when it is touched first, and reads the message for it.
        attempt(() => Object.defineProperty(error, property, { ...access, enumerable: !isHidden, configurable: true }));
      }
      if (isCyclic) Object.defineProperty(error, "cause", { value: error, configurable: true });
      if (isFrozen) attempt(() => Object.freeze(error));
      return error;
    }),
}));

test("of any error: never throws, tells nothing, and a second pass changes nothing", () => {
  fc.assert(
    fc.property(value, fc.boolean(), (thrown, hasModels) => {
      const once = redactError(thrown, hasModels ? { models } : {});
      expect(once).toBeInstanceOf(Error);
      const before = snapshot(once);
      const twice = redactError(once);
      expect(twice).toBe(once);
      expect(snapshot(twice)).toEqual(before);
      expect(leaks(once, [SECRET])).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
}, 120_000);

function attempt(change: () => unknown): void {
  try {
    change();
  } catch {
    // Then this error is without it.
  }
}

function snapshot(error: Error): unknown {
  return { keys: Reflect.ownKeys(error), json: JSON.stringify(error), message: error.message, stack: error.stack };
}
