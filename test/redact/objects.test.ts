import { inspect } from "node:util";
import vm from "node:vm";
import { HardeningError } from "prisma-hardening";
import { describe, expect, test } from "vitest";
import { redactError } from "../../src/redact/redact-error.js";
import { Prisma } from "../generated/postgresql-canary/client/client.js";
import { leaks } from "./sinks.js";

const SECRET = "s3cr3t-object-zq";
const known = (meta: Record<string, unknown>, message = SECRET) =>
  new Prisma.PrismaClientKnownRequestError(message, { code: "P2002", clientVersion: "7.10.0", meta });

class Telling extends Error {
  readonly #secret = SECRET;
  get told(): string {
    return this.#secret;
  }
  toJSON(): string {
    return this.#secret;
  }
  override toString(): string {
    return this.#secret;
  }
  get [Symbol.toStringTag](): string {
    return this.#secret;
  }
  [inspect.custom](): string {
    return this.#secret;
  }
}

describe("errors of every build", () => {
  const cases: Readonly<Record<string, () => Error>> = {
    "an own property": () => Object.assign(new Error("x"), { detail: SECRET, [SECRET]: 1 }),
    "a hidden property": () => Object.defineProperty(new Error("x"), "hidden", { value: SECRET, configurable: true }),
    "a symbol": () => Object.assign(new Error("x"), { [Symbol(SECRET)]: SECRET }),
    "a name": () => Object.assign(new Error("x"), { name: SECRET }),
    "a code that is none": () => Object.assign(new Error("x"), { code: SECRET }),
    "a key as code": () => Object.assign(new Error("x"), { code: SECRET.toUpperCase() }),
    "a getter": () =>
      Object.defineProperty(new Error("x"), "told", { get: () => SECRET, enumerable: true, configurable: true }),
    "a message of several lines that look like frames": () =>
      new Error(`x\n    at ${SECRET} (/${SECRET}.js:1:1)\n    at /${SECRET}.js:1:1`),
    "a message that was changed after the stack": () =>
      Object.assign(new Error(`${SECRET}\n    at /${SECRET}.js:1:1`), { message: "y" }),
    "a stack that was written": () => Object.assign(new Error("x"), { stack: `Error: x\n${SECRET}\n    at ${SECRET}` }),
    "a cause": () => new Error("x", { cause: new Error(SECRET, { cause: SECRET }) }),
    "a cause that is a value": () => new Error("x", { cause: { password: SECRET } }),
    AggregateError: () => new AggregateError([new Error(SECRET), SECRET, { SECRET }], SECRET),
    "an own toJSON": () => Object.assign(new Error("x"), { toJSON: () => SECRET }),
    "a class that tells its private field": () => new Telling("x"),
    "an error that inherits from an error": () =>
      Object.create(Object.assign(new Error(SECRET), { detail: SECRET })) as Error,
    meta: () => known({ target: [SECRET], modelName: SECRET, cause: SECRET, details: { SECRET }, [SECRET]: 1 }),
    "a message of Prisma's with a forged header": () =>
      known({}, `Invalid \`${SECRET}.create()\` invocation:\n\n${SECRET}`),
    "a frozen error": () => Object.freeze(Object.assign(new Error(SECRET), { detail: SECRET })),
    "a sealed error": () => Object.seal(Object.assign(new TypeError(SECRET), { detail: SECRET })),
    "a frozen error of Prisma's": () => Object.freeze(known({ target: ["email"], detail: SECRET })),
    "a frozen cause that leads back": () => {
      const outer = new Error(SECRET);
      outer.cause = Object.freeze(Object.assign(new Error(SECRET), { cause: outer, detail: SECRET }));
      return Object.freeze(outer);
    },
    "a proxy that takes every change and makes none": () =>
      new Proxy(new Error(SECRET), { defineProperty: () => true, deleteProperty: () => true }),
    "a proxy that throws": () =>
      new Proxy(new Error(SECRET), {
        get: () => {
          throw new Error(SECRET);
        },
        getPrototypeOf: () => Error.prototype,
        ownKeys: () => {
          throw new Error(SECRET);
        },
      }),
    "an error of another realm": () =>
      vm.runInNewContext(`Object.assign(new TypeError("${SECRET}"), { detail: "${SECRET}" })`) as Error,
    "another copy of Prisma's classes": () =>
      Object.assign(new Error(SECRET), {
        name: "PrismaClientKnownRequestError",
        code: "P2002",
        meta: { target: ["email"], query: SECRET },
      }),
  };

  test.each(Object.entries(cases))("%s", (_name, make) => {
    const error = make();
    const prototype = Object.getPrototypeOf(error) as object;
    const redacted = redactError(error);
    expect(leaks(redacted, [SECRET])).toEqual([]);
    expect(Object.getPrototypeOf(redacted)).toBe(prototype);
    expect(redactError(redacted)).toBe(redacted);
    expect(leaks(redacted, [SECRET])).toEqual([]);
  });

  test("the same object comes back where it can be changed, and a new one of its class where it is frozen", () => {
    const error = known({ target: ["email"] });
    expect(redactError(error)).toBe(error);
    const frozen = Object.freeze(known({ target: ["email"], modelName: "User" }));
    const copy = redactError(frozen);
    expect(copy).not.toBe(frozen);
    expect(copy).toBeInstanceOf(Prisma.PrismaClientKnownRequestError);
    expect(copy).toMatchObject({
      code: "P2002",
      clientVersion: "7.10.0",
      meta: { target: ["email"], modelName: "User" },
    });
    expect(copy.message).toBe("User: Unique constraint failed on the fields: (email) [P2002]");
  });

  test("the index of the operation in a batch stays, and stays hidden", () => {
    const options = { code: "P2025", clientVersion: "7.10.0", batchRequestIdx: 3 };
    const error = redactError(new Prisma.PrismaClientKnownRequestError(SECRET, options));
    expect(error).toHaveProperty("batchRequestIdx", 3);
    expect(Object.keys(error)).not.toContain("batchRequestIdx");
  });

  test("another copy of Prisma's classes keeps code and target", () => {
    const error = cases["another copy of Prisma's classes"]?.();
    expect(redactError(error)).toMatchObject({
      code: "P2002",
      meta: { target: ["email"] },
      message: "Unique constraint failed on the fields: (email) [P2002]",
    });
  });

  test("a value that was added after the first pass is taken out by the second", () => {
    const error = redactError(new Error("x"));
    error.message += SECRET;
    Object.assign(error, { detail: SECRET });
    expect(leaks(redactError(error), [SECRET])).toEqual([]);
  });

  test.each([SECRET, 42, 42n, null, undefined, Symbol(SECRET), { SECRET, code: SECRET }, [SECRET], () => SECRET])(
    "a thrown value that is no error (%#) becomes one",
    (value) => {
      const redacted = redactError(value);
      expect(redacted).toBeInstanceOf(Error);
      expect(redacted.message).toMatch(/^A thrown \w+ \(withheld\); it was no Error$/);
      expect(leaks(redacted, [SECRET, "42"].slice(0, 1))).toEqual([]);
    },
  );

  test("our own error stays as it is, and what caused it is redacted", () => {
    const error = new HardeningError("DELETE_REFUSED", "delete of User is refused");
    error.cause = new Error(SECRET);
    expect(redactError(error)).toBe(error);
    expect(error.message).toBe("delete of User is refused");
    expect(leaks(error, [SECRET])).toEqual([]);
  });

  test("a chain of a hundred thousand causes ends", () => {
    let error = new Error(SECRET);
    for (let depth = 0; depth < 100_000; depth++) error = new Error(SECRET, { cause: error });
    expect(leaks(redactError(error), [SECRET])).toEqual([]);
  });
});
