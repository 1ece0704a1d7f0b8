import { describe, expect, test } from "vitest";
import { isSensitiveName } from "../../src/model-map/sensitive-name.js";
import { CUT, shapeOf, shapeOfRaw } from "../../src/log/shape.js";
import { shapeModel } from "./models.js";

const user = shapeModel("User");
const post = shapeModel("Post");
const skip = new (class Skip {
  ifUndefined(): this {
    return this;
  }
})();

describe("a shape", () => {
  const q = "?";
  test.each([
    ["no arguments", user, undefined, {}],
    [
      "every value becomes ?",
      user,
      { where: { id: 1, email: null, name: "x" } },
      { where: { id: q, email: q, name: q } },
    ],
    ["a Boolean of a filter is a value", user, { where: { name: true } }, { where: { name: q } }],
    ["what is absent stays absent", user, { where: { id: undefined, email: skip } }, { where: {} }],
    [
      "operators stay, their operands do not",
      user,
      { where: { email: { contains: "x", mode: "insensitive", not: { in: ["a", "b"] } } } },
      { where: { email: { contains: q, mode: q, not: { in: [q] } } } },
    ],
    ["take, skip, limit", user, { take: 3, skip: 4, limit: 5 }, { take: q, skip: q, limit: q }],
    [
      "what selects fields is structure",
      user,
      { select: { id: true, name: false, posts: { take: 3, select: { title: true }, where: { title: "x" } } } },
      { select: { id: true, name: false, posts: { take: q, select: { title: true }, where: { title: q } } } },
    ],
    [
      "include, omit and _count",
      user,
      { include: { posts: true, _count: { select: { posts: { where: { title: "x" } } } } }, omit: { email: true } },
      { include: { posts: true, _count: { select: { posts: { where: { title: q } } } } }, omit: { email: true } },
    ],
    [
      "relation filters and branches, one of each shape",
      user,
      {
        where: {
          OR: [{ id: 1 }, { id: 2 }, { posts: { some: { title: "x" } } }],
          boss: { is: { boss: { name: "x" } } },
        },
      },
      { where: { OR: [{ id: q }, { posts: { some: { title: q } } }], boss: { is: { boss: { name: q } } } } },
    ],
    [
      "nested writes",
      user,
      { data: { name: "x", posts: { create: [{ title: "x" }], connect: { teamId_slug: { teamId: 1, slug: "x" } } } } },
      { data: { name: q, posts: { create: [{ title: q }], connect: { teamId_slug: { teamId: q, slug: q } } } } },
    ],
    [
      "createMany",
      post,
      { data: [{ title: "x" }, { title: "y" }, { slug: "z" }] },
      { data: [{ title: q }, { slug: q }] },
    ],
    [
      "upsert",
      user,
      { where: { id: 1 }, create: { name: "x" }, update: { name: { set: "y" } } },
      { where: { id: q }, create: { name: q }, update: { name: { set: q } } },
    ],
    [
      "groupBy",
      post,
      { by: ["slug", "secret", "canary"], _sum: { page_no: true }, having: { page_no: { _avg: { gt: 3 } } } },
      { by: ["slug", "[sensitive]", q], _sum: { page_no: true }, having: { page_no: { _avg: { gt: q } } } },
    ],
    [
      "orderBy",
      post,
      {
        orderBy: [
          { title: "asc" },
          { title: { sort: "desc", nulls: "last" } },
          { author: { posts: { _count: "asc" } } },
        ],
      },
      { orderBy: [{ title: q }, { title: { sort: q, nulls: q } }, { author: { posts: { _count: q } } }] },
    ],
    [
      "count and aggregate",
      user,
      {
        select: { _all: true, id: true },
        _count: { _all: true },
        take: true,
        orderBy: { _relevance: { search: "x" } },
      },
      { select: { _all: true, id: true }, _count: { _all: true }, take: q, orderBy: { _relevance: q } },
    ],
    [
      "what stands in a selection and selects nothing",
      user,
      { select: { _all: 7, id: 7 } },
      { select: { _all: q, id: q } },
    ],
    ["distinct as text", user, { distinct: "email" }, { distinct: "email" }],
    ["an unknown argument", user, { where2: { id: 1 } }, { "?": q }],
    ["an unknown field, whatever is below", user, { where: { canary: { id: 1 } } }, { where: { "?": q } }],
    [
      "the keys of a JSON value",
      user,
      { data: { settings: { canary: { deep: 1 }, set: 1 } } },
      { data: { settings: { "?": q, set: q } } },
    ],
    ["lists", user, { data: { tags: ["x", "y"] }, where: { tags: [] } }, { data: { tags: [q] }, where: { tags: [] } }],
    [
      "objects that are no plain ones",
      user,
      { where: { id: new Date(), name: Buffer.from("x") } },
      { where: { id: q, name: q } },
    ],
    [
      "a sensitive field has no name",
      user,
      { where: { birthday: { lt: 1 }, NOT: { passwordHash: "x" } }, select: { api_key: true } },
      { where: { "[sensitive]": { lt: q }, NOT: { "[sensitive]": q } }, select: { "[sensitive]": true } },
    ],
    [
      "nor has a relation with such a name",
      user,
      { include: { refreshTokens: { where: { title: "x" } } } },
      { include: { "[sensitive]": { where: { title: q } } } },
    ],
    [
      "a composite key is named by its fields",
      post,
      { where: { page_no_slug: { page_no: 1, slug: "x" } }, cursor: { slug_secret: { slug: "x", secret: "y" } } },
      { where: { page_no_slug: { page_no: q, slug: q } }, cursor: { "[sensitive]": { slug: q, "[sensitive]": q } } },
    ],
    ["a key that only looks like one", post, { where: { slug_canary: { slug: "x" } } }, { where: { "?": q } }],
    [
      "a field that is called as a keyword",
      post,
      { where: { limit: { gt: 1 }, data: "x" }, data: { data: { canary: 1 } } },
      { where: { limit: { gt: q }, data: q }, data: { data: { "?": q } } },
    ],
    [
      "keys with a meaning to JavaScript",
      user,
      JSON.parse('{"where":{"__proto__":{"id":1}},"constructor":1}'),
      { where: { "?": q }, "?": q },
    ],
  ] as const)("%s", (_name, model, args, shape) => {
    expect(shapeOf(model, args)).toEqual(shape);
  });

  test("leaves the arguments alone", () => {
    const where = Object.freeze({ OR: Object.freeze([Object.freeze({ id: 1 })]) });
    expect(shapeOf(user, Object.freeze({ where }))).toEqual({ where: { OR: [{ id: "?" }] } });
  });

  test.each([
    ["$queryRaw", { strings: ["select ", ""], values: ["canary"] }, 1],
    ["$queryRawUnsafe", ["select 'canary'", 1, 2], 2],
    ["$executeRawUnsafe", ["delete"], 0],
    ["$queryRawTyped", { sql: "select canary", values: [1] }, 1],
    ["$runCommandRaw", undefined, 0],
  ])("of %s has no text, and the number of parameters", (operation, args, parameters) => {
    expect(shapeOfRaw(operation, args)).toEqual({ raw: operation, parameters });
  });
});

describe("a shape is small, whatever the arguments are:", () => {
  const chain = (levels: number): object => (levels === 0 ? { id: 1 } : { AND: chain(levels - 1) });
  const fan = (levels: number): object =>
    levels === 0 ? { id: 1 } : { OR: Array.from({ length: 9 }, () => fan(levels - 1)) };
  test.each([
    ["10 000 values of `in`", { where: { id: { in: Array.from({ length: 10_000 }, (_, id) => id) } } }, 50],
    ["10 000 rows of createMany", { data: Array.from({ length: 10_000 }, () => ({ name: "x" })) }, 50],
    [
      "10 000 unknown keys",
      { where: Object.fromEntries(Array.from({ length: 10_000 }, (_, key) => [`k${key}`, 1])) },
      50,
    ],
    ["5 000 levels", { where: chain(5_000) }, 400],
    ["9 branches at each of 5 levels", { where: fan(5) }, 4_000],
    ["50 levels of `not`", { where: { name: nested("not", 50) } }, 400],
    ["a key of a million characters", { where: { ["id_".repeat(333_333)]: 1 } }, 50],
    ["a composite key of many parts", { where: { [Array(60).fill("id").join("_")]: 1 } }, 50],
  ])("%s", (_name, args, longest) => {
    expect(JSON.stringify(shapeOf(user, args)).length).toBeLessThan(longest);
  });

  test("what was left out is marked", () => {
    expect(JSON.stringify(shapeOf(user, { where: chain(100) }))).toContain(CUT);
  });
});

function nested(key: string, levels: number): object {
  return levels === 0 ? {} : { [key]: nested(key, levels - 1) };
}

describe("a name is sensitive", () => {
  const sensitive = ["password", "PASSWORD", "passwordHash", "password_hash", "userpassword", "hash", "emailHash"];
  const more = [
    "token",
    "resetToken",
    "secret",
    "clientSecret",
    "apiKey",
    "API_KEY",
    "apikey",
    "ssn",
    "userSSN",
    "pin",
  ];
  test.each([...sensitive, ...more, "SSNNumber", "pwd_old", "cvv", "otp"])("%s", (name) => {
    expect(isSensitiveName(name)).toBe(true);
  });

  test.each(["email", "className", "hashtag", "spinner", "passage", "isActive", "keyword", "opinion", "id"])(
    "not %s",
    (name) => {
      expect(isSensitiveName(name)).toBe(false);
    },
  );
});
