import { skip } from "@prisma/client/runtime/client";
import { expect, test } from "vitest";
import { call, describeOnOneDatabase } from "./stage.js";
import {
  deepFreeze,
  keyPaths,
  objectPaths,
  READS,
  withoutKey,
  withValue,
  WRITES,
  type Path,
  type Shape,
} from "./shapes.js";

const name = ({ model, operation }: Shape) => `${model}.${operation}`;
const reads = READS.map((shape) => [name(shape), shape] as const);
const writes = WRITES.map((shape) => [name(shape), shape] as const);

/** Text that only inactive rows hold. */
const LEAK = /"gone"|"zed"|zed@x|of bob|"gus"|"isActive":false|"isDeleted":true|"deletedAt":"2/;

/** Keys to which Prisma's serialiser gives a meaning beyond data. */
const UNSAFE: readonly (readonly [key: string, value: unknown])[] = [
  ["__proto__", { isActive: false }],
  ["$type", "Json"],
  ["__prismaRawParameters__", true],
  ["toJSON", () => ({})],
];

/** What Prisma refuses, or takes for something else, where it takes an object or `true`. */
const WRONG: readonly (readonly [name: string, value: unknown])[] = [
  ["an empty object", {}],
  ["an array", []],
  ["an array of objects", [{}]],
  ["a date", new Date(0)],
  ["a map", new Map([["id", 9]])],
  [
    "an instance",
    new (class {
      id = 9;
    })(),
  ],
  ["an object without a prototype", Object.create(null)],
  ["an object that inherits", Object.create({ id: 9, isActive: false })],
  ["null", null],
  ["text", ""],
  ["a number", 1],
  ["true", true],
  ["a function", () => ({})],
];

const WRONG_DATA = WRONG.filter(([kind]) => ["an empty object", "an array", "a map", "null", "text"].includes(kind));

/** The value without what JSON cannot hold, or the error's class and code. */
async function answer(promise: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify((await promise()) ?? null);
  } catch (error) {
    const { name, code = "" } = error as { readonly name: string; readonly code?: string };
    return `${name} ${code}`.trim();
  }
}

function isError(got: string): boolean {
  return /^\w+Error( \w+)?$/.test(got);
}

describeOnOneDatabase("a read", "read", (stage) => {
  const ask = ({ model, operation }: Shape, args: unknown) => answer(() => call(stage.prisma, model, operation, args));

  test.each(reads)("is answered, and does not change its arguments: %s", async (_name, shape) => {
    const args = deepFreeze(structuredClone(shape.args));
    expect(await ask(shape, args)).toMatch(/^[[{]/);
    expect(args).toEqual(shape.args);
  });

  test.each(reads)(
    "refuses or ignores a key that Prisma takes for an instruction, wherever it stands: %s",
    async (_name, shape) => {
      const clean = await ask(shape, shape.args);
      for (const path of objectPaths(shape.args)) {
        for (const [key, value] of UNSAFE) {
          const got = await ask(shape, withValue(shape.args, [...path, key], value));
          // In the filter of one field, the key can undo what the caller asks of that field.
          if (!isError(got) && !isInFieldFilter(path)) expect(got, where(path, key)).toBe(clean);
          expect(got, where(path, key)).not.toMatch(LEAK);
        }
      }
      expect(Object.prototype).not.toHaveProperty("isActive");
    },
  );

  test.each(reads)(
    "shows no inactive row for a value of the wrong kind, wherever it stands: %s",
    async (_name, shape) => {
      for (const path of objectPaths(shape.args)) {
        for (const [kind, value] of WRONG) {
          expect(await ask(shape, withValue(shape.args, path, value)), where(path, kind)).not.toMatch(LEAK);
        }
      }
    },
  );

  test.each(reads)("takes undefined and Prisma.skip for absent, wherever they stand: %s", async (_name, shape) => {
    for (const path of keyPaths(shape.args)) {
      const without = await ask(shape, withoutKey(shape.args, path));
      for (const [kind, value] of absentAt(path)) {
        expect(await ask(shape, withValue(shape.args, path, value)), where(path, kind)).toBe(without);
      }
    }
  });
});

describeOnOneDatabase("a write", "written", (stage) => {
  /** What it answers and changes; what is refused is looked at together at the end of a test. */
  const run = async ({ model, operation }: Shape, args: unknown) => {
    const got = await answer(() => call(stage.prisma, model, operation, args));
    if (isError(got)) return { got, changes: [] };
    const changes = await stage.changes();
    await stage.reset();
    return { got, changes };
  };

  test.each(writes)("is done, and does not change its arguments: %s", async (_name, shape) => {
    const args = deepFreeze(structuredClone(shape.args));
    expect((await run(shape, args)).got).toMatch(/^[[{]/);
    expect(args).toEqual(shape.args);
  });

  test.each(writes)(
    "refuses or ignores a key that Prisma takes for an instruction, wherever it stands: %s",
    async (_name, shape) => {
      const clean = await run(shape, shape.args);
      for (const path of objectPaths(shape.args)) {
        for (const [key, value] of UNSAFE) {
          const { got, changes } = await run(shape, withValue(shape.args, [...path, key], value));
          if (!isError(got) && !isInFieldFilter(path)) expect({ got, changes }, where(path, key)).toEqual(clean);
          expect(changes.filter(isOfInactiveRow), where(path, key)).toEqual([]);
        }
      }
      expect(await stage.changes()).toEqual([]);
    },
  );

  test.each(writes)(
    "reaches no inactive row for a value of the wrong kind, wherever it stands: %s",
    async (_name, shape) => {
      for (const path of objectPaths(shape.args)) {
        for (const [kind, value] of WRONG_DATA) {
          const { got, changes } = await run(shape, withValue(shape.args, path, value));
          expect(changes.filter(isOfInactiveRow), where(path, kind)).toEqual([]);
          expect(got.replace('"isActive":false', ""), where(path, kind)).not.toMatch(LEAK);
        }
      }
      expect(await stage.changes()).toEqual([]);
    },
  );

  test.each(writes)("takes undefined and Prisma.skip for absent, wherever they stand: %s", async (_name, shape) => {
    for (const path of keyPaths(shape.args)) {
      const without = await run(shape, withoutKey(shape.args, path));
      for (const [kind, value] of absentAt(path)) {
        expect(await run(shape, withValue(shape.args, path, value)), where(path, kind)).toEqual(without);
      }
    }
    expect(await stage.changes()).toEqual([]);
  });
});

/** Prisma itself takes `select: skip` for a select of nothing, which it refuses (measured on 7.10). */
function absentAt(path: Path): readonly (readonly [kind: string, value: unknown])[] {
  return path.at(-1) === "select"
    ? [["undefined", undefined]]
    : [
        ["undefined", undefined],
        ["skip", skip],
      ];
}

/** `{ gt: 0 }`, `{ set: "x" }`, `{ data: [...] }` of new rows: objects in which no rows are named. */
function isInFieldFilter(path: Path): boolean {
  return (
    ["id", "age", "views", "name", "title", "bio", "orgId", "role"].includes(String(path.at(-1))) ||
    path.includes("createMany") ||
    path.slice(-2).join(".") === "updateMany.data"
  );
}

function where(path: Path, key: string): string {
  return `${key} at ${["args", ...path].join(".")}`;
}

function isOfInactiveRow(line: string): boolean {
  return /^\w+ (9|2\/1):/.test(line) && line !== "Invoice 9: isActive = true";
}
