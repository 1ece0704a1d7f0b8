import { expect, test } from "vitest";
import type { Prisma } from "../generated/postgresql/client/client.js";
import { describeOnRows } from "./stage.js";

/** `effect`: the code of the update's error, or what it changes in the whole database. */
type Case<Data> = readonly [name: string, data: Data, ...effect: string[]];

function named<Data>(cases: readonly Case<Data>[]) {
  return cases.map(([name, data, ...effect]) => ({ name, data, effect }));
}

describeOnRows("a nested write of a to-one relation reaches an active row only", "written", (stage) => {
  /** bob, whose profile is inactive. */
  const user2: readonly Case<Prisma.UserUpdateInput>[] = [
    ["a to-one update", { profile: { update: { bio: "x" } } }, "P2025"],
    ["a to-one update with data", { profile: { update: { data: { bio: "x" } } } }, "P2025"],
    [
      "a to-one update with a where",
      { profile: { update: { where: { bio: "of bob" }, data: { bio: "x" } } } },
      "P2025",
    ],
    [
      "a to-one upsert, whose key is taken",
      { profile: { upsert: { create: { id: 5 }, update: { bio: "x" } } } },
      "P2002",
    ],
    [
      "a to-one upsert with a where",
      { profile: { upsert: { where: { bio: "of bob" }, create: { id: 5 }, update: { bio: "x" } } } },
      "P2002",
    ],
    ["a to-one disconnect, which the required relation forbids", { profile: { disconnect: true } }, "P2014"],
    [
      "two levels",
      {
        posts: { update: { where: { id: 4 }, data: { tags: { update: { where: { id: 9 }, data: { name: "x" } } } } } },
      },
      "P2025",
    ],
    [
      "below a to-one update",
      { manager: { update: { posts: { update: { where: { id: 9 }, data: { title: "x" } } } } } },
      "P2025",
    ],
    [
      "below an upsert",
      {
        manager: {
          upsert: {
            create: { id: 5, email: "", orgId: 1 },
            update: { posts: { update: { where: { id: 9 }, data: { title: "x" } } } },
          },
        },
      },
      "P2025",
    ],
  ];

  /** Its editor is inactive. */
  const post2: readonly Case<Prisma.PostUpdateInput>[] = [
    ["connect", { editor: { connect: { id: 1 } } }, "Post 2: editorId = 1"],
    ["connect of an inactive row", { author: { connect: { id: 9 } } }, "P2025"],
    ["connect of an inactive row by another key", { editor: { connect: { email: "zed@x" } } }, "P2025"],
    [
      "connectOrCreate of an inactive row, whose id is taken",
      { author: { connectOrCreate: { where: { id: 9 }, create: { id: 9, email: "", orgId: 1 } } } },
      "P2002",
    ],
    [
      "connectOrCreate that connects an inactive row",
      { author: { connectOrCreate: { where: { id: 5 }, create: { id: 5, email: "", org: { connect: { id: 9 } } } } } },
      "P2025",
    ],
    ["connect in many-to-many", { tags: { connect: { id: 2 } } }, "Post 2: tags = 1+2"],
    ["connect of an inactive row in many-to-many", { tags: { connect: [{ id: 9 }] } }, "P2025"],
    ["set of an inactive row in many-to-many", { tags: { set: [{ id: 9 }] } }, "P2025"],
    ["update", { editor: { update: { name: "x" } } }, "P2025"],
    ["update with a where", { editor: { update: { where: { name: "zed" }, data: { name: "x" } } } }, "P2025"],
    [
      "upsert, which finds no such row",
      { editor: { upsert: { create: { id: 5, email: "", orgId: 1 }, update: { name: "x" } } } },
      "P2025",
    ],
    ["disconnect, which changes this row only", { editor: { disconnect: true } }, "Post 2: editorId = null"],
    [
      "two levels",
      { author: { update: { reports: { updateMany: { where: {}, data: { name: "x" } } } } } },
      "User 2: name = x",
    ],
    ["a model that is not soft-deleted", { category: { update: { name: "x" } } }, "Category 8: name = x"],
    ["a relation of such a model", { category: { update: { owner: { update: { name: "x" } } } } }, "P2025"],
    [
      "a model that is not soft-deleted, by what an inactive row holds",
      { category: { update: { where: { owner: { name: "zed" } }, data: { name: "x" } } } },
      "P2025",
    ],
  ];

  test.each(named(user2))("of a row whose relation is inactive: $name", async ({ data, effect }) => {
    expect(await stage.effect(stage.hardened.user.update({ where: { id: 2 }, data }))).toEqual(effect);
  });

  test.each(named(post2))("of a row that holds the key: $name", async ({ data, effect }) => {
    expect(await stage.effect(stage.hardened.post.update({ where: { id: 2 }, data }))).toEqual(effect);
  });

  test("of a row that holds no key: upsert", async () => {
    const upsert = { create: { id: 5, email: "", orgId: 1 }, update: { name: "x" } };
    const write = stage.hardened.post.update({ where: { id: 4 }, data: { editor: { upsert } } });
    expect(await stage.effect(write)).toEqual(["+ User 5", "Post 4: editorId = 5"]);
  });

  const upsert = { editor: { upsert: { create: { id: 5, email: "", orgId: 1 }, update: { name: "x" } } } };
  const deep: readonly (readonly [name: string, write: () => Promise<unknown>])[] = [
    [
      "in a nested update",
      () =>
        stage.hardened.user.update({
          where: { id: 2 },
          data: { posts: { update: { where: { id: 4 }, data: upsert } } },
        }),
    ],
    [
      "in an upsert",
      () => stage.hardened.post.upsert({ where: { id: 4 }, create: { id: 4, title: "", authorId: 1 }, update: upsert }),
    ],
    [
      "in a nested upsert",
      () =>
        stage.hardened.user.update({
          where: { id: 2 },
          data: { posts: { upsert: { where: { id: 4 }, create: { id: 4, title: "" }, update: upsert } } },
        }),
    ],
  ];
  test.each(deep)("of a row that holds no key: upsert %s", async (_name, write) => {
    expect(await stage.effect(write())).toEqual(["+ User 5", "Post 4: editorId = 5"]);
  });

  const inner = { manager: { upsert: { create: { id: 6, email: "", orgId: 1 }, update: { name: "x" } } } };
  const chained = { editor: { upsert: { create: { id: 5, email: "", orgId: 1 }, update: inner } } };
  const editors: readonly (readonly [name: string, id: number, ...effect: string[]])[] = [
    ["none", 4, "+ User 5", "Post 4: editorId = 5"],
    ["an active one", 1, "User 1: name = x"],
    ["an inactive one", 2, "P2025"],
  ];
  test.each(editors.map(([name, id, ...effect]) => ({ name, id, effect })))(
    "upsert in the update of an upsert, through $name",
    async ({ id, effect }) => {
      expect(await stage.effect(stage.hardened.post.update({ where: { id }, data: chained }))).toEqual(effect);
    },
  );

  test("upsert in the update of an upsert, through an active row to an inactive one", async () => {
    await stage.plain.post.update({ where: { id: 1 }, data: { editorId: 3 } });
    const write = stage.hardened.post.update({ where: { id: 1 }, data: chained });
    await expect(write).rejects.toMatchObject({ code: "P2025" });
    expect(await stage.plain.user.count({ where: { OR: [{ name: "x" }, { id: { in: [5, 6] } }] } })).toBe(0);
  });

  test("upsert in an upsert whose row leads to an inactive one", async () => {
    const write = stage.hardened.post.upsert({
      where: { id: 2 },
      create: { id: 2, title: "", authorId: 1 },
      update: upsert,
    });
    expect(await stage.effect(write)).toEqual(["P2002"]);
  });

  const managers: readonly (readonly [name: string, id: number, ...effect: string[]])[] = [
    ["none", 1, "+ User 5", "User 1: managerId = 5"],
    ["an active one", 2, "User 1: name = x"],
    ["an inactive one", 3, "P2025"],
  ];
  test.each(managers.map(([name, id, ...effect]) => ({ name, id, effect })))(
    "of a row of the same model: upsert of $name",
    async ({ id, effect }) => {
      const write = stage.hardened.user.update({ where: { id }, data: { manager: upsert.editor } });
      expect(await stage.effect(write)).toEqual(effect);
    },
  );

  const roots: readonly (readonly [name: string, write: () => Promise<unknown>, code: string])[] = [
    [
      "create",
      () => stage.hardened.post.create({ data: { id: 5, title: "", author: { connect: { id: 9 } } } }),
      "P2025",
    ],
    [
      "create with connectOrCreate",
      () =>
        stage.hardened.post.create({
          data: {
            id: 5,
            title: "",
            author: { connectOrCreate: { where: { id: 9 }, create: { id: 9, email: "", orgId: 1 } } },
          },
        }),
      "P2002",
    ],
    [
      "upsert, its create",
      () =>
        stage.hardened.post.upsert({
          where: { id: 5 },
          create: { id: 5, title: "", author: { connect: { id: 9 } } },
          update: {},
        }),
      "P2025",
    ],
    [
      "upsert, its update",
      () =>
        stage.hardened.post.upsert({
          where: { id: 1 },
          create: { id: 1, title: "", authorId: 1 },
          update: { author: { connect: { id: 9 } } },
        }),
      "P2025",
    ],
    [
      "create of a model that is not soft-deleted",
      () => stage.hardened.category.create({ data: { id: 5, name: "", owner: { connect: { id: 9 } } } }),
      "P2025",
    ],
  ];
  test.each(roots)("in every write that takes one: %s", async (_name, write, code) => {
    expect(await stage.effect(write())).toEqual([code]);
  });
});
