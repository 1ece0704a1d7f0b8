import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { hardening } from "prisma-hardening";
import { models, type PlainClient } from "../support/clients.js";
import { call, codeOf, describeOnOneDatabase, describeOnRows, outcome } from "./stage.js";

/** The extension's query hook, as Prisma calls it. */
type Hook = (params: {
  readonly model?: string;
  readonly operation: string;
  readonly args: unknown;
  readonly query: (args: unknown) => Promise<unknown>;
}) => Promise<unknown>;

function queryHook(plain: PlainClient): Hook {
  let hook: Hook | undefined;
  const client = Object.create(plain, {
    $extends: {
      value: (extension: { readonly query: { readonly $allOperations: Hook } }) =>
        (hook = extension.query.$allOperations),
    },
  }) as object;
  hardening({ models })(client);
  if (hook === undefined) throw new Error("hardening() has added no query hook.");
  return hook;
}

describeOnRows("a selection that the types do not allow", "read", (stage) => {
  const ONE = { id: 1 };

  /** Each would load or count an inactive row, or loads one in the plain client. */
  const selections: readonly (readonly [name: string, model: string, operation: string, args: object])[] = [
    ["omit of a relation: false", "user", "findMany", { where: ONE, omit: { posts: false } }],
    ["omit of a relation: undefined", "user", "findUnique", { where: ONE, omit: { posts: undefined } }],
    ["omit of a relation: null", "user", "findMany", { where: ONE, omit: { posts: null } }],
    ["omit of a relation in findUnique", "user", "findUnique", { where: ONE, omit: { manager: false, posts: false } }],
    [
      "omit of a relation in a list",
      "org",
      "findMany",
      { where: ONE, include: { users: { where: ONE, omit: { posts: false } } } },
    ],
    [
      "omit of a relation in a required relation",
      "post",
      "findUnique",
      { where: ONE, include: { author: { omit: { posts: false } } } },
    ],
    ["omit of a relation in a write", "user", "update", { where: ONE, data: {}, omit: { posts: false } }],
    ["omit of an optional relation", "post", "findUnique", { where: { id: 2 }, omit: { editor: false } }],
    ["omit of a required relation", "post", "findUnique", { where: { id: 8 }, omit: { author: false } }],
    ["omit of _count: false", "user", "findMany", { where: ONE, omit: { _count: false } }],
    ["include of posts: 1", "user", "findMany", { where: ONE, include: { posts: 1 } }],
    ["include of posts: text", "user", "findMany", { where: ONE, include: { posts: "" } }],
    ["include of a required relation: 1", "post", "findUnique", { where: { id: 8 }, include: { author: 1 } }],
    ["select of an optional relation: 1", "post", "findUnique", { where: { id: 2 }, select: { editor: 1 } }],
    ["select: 0 beside include", "user", "findMany", { where: ONE, select: 0, include: { posts: true } }],
    ["_count: include", "user", "findMany", { where: ONE, include: { _count: { include: { posts: true } } } }],
    ["_count: omit", "user", "findMany", { where: ONE, select: { _count: { omit: { posts: false } } } }],
    ["_count: select of 1", "user", "findMany", { where: ONE, select: { _count: { select: { posts: 1 } } } }],
    ["_count: select of text", "user", "findMany", { where: ONE, select: { _count: { select: { posts: "" } } } }],
    ["_count: select of {}", "user", "findMany", { where: ONE, select: { _count: { select: { posts: {} } } } }],
    [
      "_count: include, in a write",
      "user",
      "update",
      { where: ONE, data: {}, include: { _count: { include: { posts: true } } } },
    ],
  ];
  test.each(selections)("shows no inactive row: %s", async (_name, model, operation, args) => {
    const answer = await call(stage.prisma, model, operation, args).then(JSON.stringify, () => "refused");
    expect(answer).not.toMatch(/"isActive":false|"posts":3/);
    expect(await call(stage.plain, model, operation, args).then(JSON.stringify)).toMatch(/"isActive":false|"posts":3/);
  });

  const nothing: readonly (readonly [name: string, args: unknown])[] = [
    ["no arguments", undefined],
    ["null", null],
    ["text", ""],
    ["an array", []],
    ["a date", new Date(0)],
    ["a prototype with a where", JSON.parse('{"__proto__": {"where": {"isActive": false}}}')],
    ["a prototype with an include", JSON.parse('{"__proto__": {"include": {"posts": true}}}')],
    ["an object that inherits a where", Object.create({ where: { isActive: false } })],
  ];
  test.each(nothing)("shows no inactive row for arguments that are no object: %s", async (_name, args) => {
    const answer = await call(stage.prisma, "tag", "findMany", args).then(JSON.stringify);
    expect(answer).not.toMatch(/"isActive":false/);
  });

  const where: readonly (readonly [name: string, where: unknown])[] = [
    ["null", null],
    ["text", ""],
    ["a number", 9],
    ["AND: null", { AND: null }],
    ["OR: null", { OR: null }],
    ["OR as an object", { OR: { isActive: false } }],
    ["NOT: [null]", { NOT: [null] }],
    ["AND: [undefined]", { AND: [undefined] }],
    ["AND: [[{}]]", { AND: [[{ id: 9 }]] }],
    ["a list: null", { posts: null }],
    ["some: null", { posts: { some: null } }],
    ["every: an array", { posts: { every: [] } }],
    ["a relation: text", { manager: "" }],
    ["is: text", { manager: { is: "" } }],
    ["is beside a field", { manager: { is: { name: "zed" }, name: "zed" } }],
    ["an unknown field", { gone: true }],
    ["an object that looks like Prisma.skip", { ifUndefined: () => undefined }],
    ["an unknown wrapper", { posts: { any: {} } }],
  ];
  test.each(where)("is refused, by Prisma or before: where %s", async (_name, where) => {
    await expect(call(stage.prisma, "user", "findMany", { where })).rejects.toThrow();
    await expect(call(stage.prisma, "org", "findMany", { include: { users: { where } } })).rejects.toThrow();
    await expect(
      call(stage.prisma, "org", "findMany", { include: { _count: { select: { users: { where } } } } }),
    ).rejects.toThrow();
    await expect(call(stage.prisma, "user", "updateMany", { where, data: { age: 1 } })).rejects.toThrow();
  });
});

describeOnOneDatabase("an argument of an unusual kind", "written", (stage) => {
  const instructions: readonly (readonly [key: string, value: unknown])[] = [
    ["$type", "Raw"],
    ["__prismaRawParameters__", true],
    ["toJSON", () => ({ id: 9 })],
  ];
  const places: readonly (readonly [place: string, args: (entry: object) => object])[] = [
    ["where", (entry) => ({ where: { ...entry, value: {} } })],
    ["select", (entry) => ({ select: { id: true, ...entry } })],
    ["orderBy", (entry) => ({ orderBy: entry })],
    ["cursor", (entry) => ({ cursor: { id: 1, ...entry } })],
    ["a list", (entry) => ({ include: { posts: entry } })],
    ["a list's where", (entry) => ({ where: { posts: entry } })],
    ["a relation's where", (entry) => ({ where: { posts: { some: { author: { is: {}, ...entry } } } } })],
    ["_count", (entry) => ({ include: { _count: { select: entry } } })],
    ["a count", (entry) => ({ include: { _count: { select: { posts: entry } } } })],
  ];
  test.each(instructions)("is refused before it is sent: the key %s", async (key, value) => {
    for (const [place, args] of places) {
      const answer = outcome(call(stage.prisma, "tag", "findMany", args({ [key]: value })));
      expect(await answer, place).toBe("UNSAFE_ARGUMENT");
    }
  });

  test.each(instructions.slice(0, 2))("is refused before it is sent: the key %s beside where", async (key, value) => {
    const answer = outcome(call(stage.prisma, "tag", "findMany", { where: {}, [key]: value }));
    expect(await answer).toBe("UNSAFE_ARGUMENT");
  });

  test.each([
    ["without a prototype", Object.assign(Object.create(null) as object, { id: 2 })],
    ["of another realm", runInNewContext("({ id: 2 })") as object],
  ])("is taken as it is: an object %s", async (_name, where) => {
    const row = { id: 2, name: "blue", isActive: true };
    expect(await call(stage.prisma, "tag", "findMany", { where })).toEqual([row]);
    expect(await stage.effect(call(stage.prisma, "org", "delete", { where }))).toEqual(["Org 2: isActive = false"]);
  });
});

describeOnOneDatabase("what prisma-hardening does not know", "written", (stage) => {
  test("is refused: an operation", async () => {
    const hook = queryHook(stage.plain);
    for (const operation of ["findEverything", "toString", "__proto__", "findRaw", "aggregateRaw"]) {
      const refused = async () => hook({ model: "User", operation, args: {}, query: () => Promise.resolve("sent") });
      await expect(refused()).rejects.toMatchObject({
        code: "UNKNOWN_OPERATION",
        message: expect.stringContaining(`User.${operation}`) as string,
      });
    }
  });

  test("is refused: a model", async () => {
    const hook = queryHook(stage.plain);
    for (const model of ["Usr", "toString"]) {
      const refused = async () =>
        hook({ model, operation: "findMany", args: {}, query: () => Promise.resolve("sent") });
      await expect(refused()).rejects.toMatchObject({
        code: "STALE_MODELS",
        message: expect.stringContaining(`no model ${model}`) as string,
      });
    }
  });

  test("is refused: a delete that comes past the model's own method", async () => {
    const hook = queryHook(stage.plain);
    for (const operation of ["delete", "deleteMany"]) {
      const refused = async () =>
        hook({ model: "Tag", operation, args: { where: { id: 1 } }, query: () => Promise.resolve("sent") });
      await expect(refused()).rejects.toMatchObject({
        code: "DELETE_REFUSED",
        message: expect.stringMatching(/Add hardening\(\) as the last extension/) as string,
      });
    }
  });

  test("is sent as it is: an operation without a model", async () => {
    const hook = queryHook(stage.plain);
    expect(
      await hook({ operation: "$queryRaw", args: { sql: "SELECT 1" }, query: (args) => Promise.resolve(args) }),
    ).toEqual({ sql: "SELECT 1" });
  });

  const writes: readonly (readonly [name: string, data: object])[] = [
    ["of a list", { posts: { replace: { id: 1 } } }],
    ["of a to-one relation", { profile: { replace: { id: 1 } } }],
    ["beside a known one", { posts: { connect: { id: 1 }, toString: { id: 1 } } }],
    ["two levels down", { posts: { update: { where: { id: 1 }, data: { comments: { replace: {} } } } } }],
    ["in a nested create", { posts: { create: { id: 5, title: "", tags: { replace: {} } } } }],
    [
      "in a nested upsert",
      { posts: { upsert: { where: { id: 1 }, create: { id: 1, title: "" }, update: { tags: { replace: {} } } } } },
    ],
  ];
  test.each(writes)("is refused: a nested write %s", async (_name, data) => {
    const { prisma } = stage;
    for (const write of [
      call(prisma, "user", "update", { where: { id: 1 }, data }),
      call(prisma, "user", "create", { data: { id: 5, email: "", orgId: 1, ...data } }),
      call(prisma, "user", "upsert", { where: { id: 1 }, create: { id: 1, email: "", orgId: 1 }, update: data }),
    ]) {
      expect(await outcome(write)).toBe("UNKNOWN_OPERATION");
    }
    expect(await stage.changes()).toEqual([]);
  });

  test("is refused with Prisma's own promises, which reject and do not throw", async () => {
    let promise: Promise<unknown> | undefined;
    expect(() => (promise = call(stage.prisma, "user", "update", { where: [], data: {} }))).not.toThrow();
    expect(await promise?.catch(codeOf)).toBe("UNSAFE_ARGUMENT");
    for (const model of ["tag", "org", "team"]) {
      expect(() => (promise = call(stage.prisma, model, "delete", { where: [] }))).not.toThrow();
      expect(await promise?.catch(codeOf)).toBe("UNSAFE_ARGUMENT");
    }
  });
});
