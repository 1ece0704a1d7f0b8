import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { call, describeOnRows } from "./stage.js";

type Ask = (prisma: PlainClient) => Promise<unknown>;
type Case = readonly [name: string, ask: Ask, answer: unknown, stored: unknown];

const orderBy = { id: "asc" } as const;
const id = { id: true } as const;

describeOnRows("what a read loads", "read", (stage) => {
  const relations: readonly Case[] = [
    [
      "include of a list",
      (prisma) =>
        prisma.user
          .findUnique({ where: { id: 1 }, include: { posts: { orderBy } } })
          .then((user) => user?.posts.map((post) => post.id)),
      [1, 2],
      [1, 2, 9],
    ],
    [
      "include: true",
      (prisma) =>
        prisma.user.findUnique({ where: { id: 1 }, include: { comments: true } }).then((user) => user?.comments.length),
      3,
      4,
    ],
    [
      "select of a list",
      (prisma) => prisma.user.findUnique({ where: { id: 1 }, select: { posts: { select: id, orderBy } } }),
      { posts: [{ id: 1 }, { id: 2 }] },
      { posts: [{ id: 1 }, { id: 2 }, { id: 9 }] },
    ],
    [
      "a list with a where of its own",
      (prisma) =>
        prisma.user.findUnique({ where: { id: 1 }, select: { posts: { where: { views: { gt: 15 } }, select: id } } }),
      { posts: [{ id: 2 }] },
      { posts: [{ id: 2 }, { id: 9 }] },
    ],
    [
      "a list whose where asks for inactive rows",
      (prisma) =>
        prisma.user.findUnique({ where: { id: 1 }, select: { posts: { where: { isActive: false }, select: id } } }),
      { posts: [] },
      { posts: [{ id: 9 }] },
    ],
    [
      "a page of a list, cut from active rows",
      (prisma) =>
        prisma.user.findUnique({
          where: { id: 1 },
          select: { posts: { orderBy: { id: "desc" }, take: 1, select: id } },
        }),
      { posts: [{ id: 2 }] },
      { posts: [{ id: 9 }] },
    ],
    [
      "an optional relation",
      (prisma) =>
        prisma.post.findMany({ select: { id: true, editor: { select: id } }, where: { id: { in: [1, 2] } }, orderBy }),
      [
        { id: 1, editor: { id: 2 } },
        { id: 2, editor: null },
      ],
      [
        { id: 1, editor: { id: 2 } },
        { id: 2, editor: { id: 9 } },
      ],
    ],
    [
      "an optional relation whose key is on the other side",
      (prisma) => prisma.user.findMany({ select: { profile: { select: id } }, where: { id: { in: [1, 2] } }, orderBy }),
      [{ profile: { id: 1 } }, { profile: null }],
      [{ profile: { id: 1 } }, { profile: { id: 9 } }],
    ],
    [
      "an optional relation with a where of its own",
      (prisma) =>
        prisma.post.findUnique({ where: { id: 2 }, select: { editor: { where: { name: "zed" }, select: id } } }),
      { editor: null },
      { editor: { id: 9 } },
    ],
    [
      "a many-to-many relation",
      (prisma) => prisma.post.findUnique({ where: { id: 1 }, select: { tags: { select: id, orderBy } } }),
      { tags: [{ id: 1 }] },
      { tags: [{ id: 1 }, { id: 9 }] },
    ],
    [
      "a list in a list",
      (prisma) =>
        prisma.user.findUnique({
          where: { id: 1 },
          select: { posts: { select: { comments: { select: id, orderBy } }, orderBy } },
        }),
      { posts: [{ comments: [{ id: 1 }, { id: 2 }] }, { comments: [] }] },
      { posts: [{ comments: [{ id: 1 }, { id: 2 }, { id: 9 }] }, { comments: [] }, { comments: [{ id: 8 }] }] },
    ],
    [
      "select in include",
      (prisma) =>
        prisma.org
          .findUnique({
            where: { id: 1 },
            include: { users: { select: { reports: { select: id, orderBy } }, where: { id: 1 } } },
          })
          .then((org) => org?.users),
      [{ reports: [{ id: 2 }] }],
      [{ reports: [{ id: 2 }, { id: 9 }] }],
    ],
    [
      "a list of a model that is not soft-deleted, and what it loads",
      (prisma) =>
        prisma.user.findUnique({
          where: { id: 1 },
          select: { categories: { select: { id: true, posts: { select: id, orderBy } } } },
        }),
      { categories: [{ id: 1, posts: [{ id: 1 }] }] },
      { categories: [{ id: 1, posts: [{ id: 1 }, { id: 9 }] }] },
    ],
  ];

  const counts: readonly Case[] = [
    [
      "_count: true",
      (prisma) => prisma.user.findUnique({ where: { id: 1 }, select: { _count: true } }),
      { _count: { reports: 1, posts: 2, edited: 0, comments: 3, memberships: 2, categories: 1 } },
      { _count: { reports: 2, posts: 3, edited: 0, comments: 4, memberships: 2, categories: 1 } },
    ],
    [
      "_count: true in include",
      (prisma) => prisma.tag.findUnique({ where: { id: 1 }, include: { _count: true } }).then((tag) => tag?._count),
      { posts: 2 },
      { posts: 3 },
    ],
    [
      "_count with select",
      (prisma) =>
        prisma.post.findUnique({ where: { id: 1 }, select: { _count: { select: { comments: true, tags: true } } } }),
      { _count: { comments: 2, tags: 1 } },
      { _count: { comments: 3, tags: 2 } },
    ],
    [
      "_count with a where of its own",
      (prisma) =>
        prisma.post.findUnique({
          where: { id: 1 },
          select: { _count: { select: { comments: { where: { authorId: 1 } } } } },
        }),
      { _count: { comments: 1 } },
      { _count: { comments: 2 } },
    ],
    [
      "_count whose where asks for inactive rows",
      (prisma) =>
        prisma.user.findUnique({
          where: { id: 1 },
          select: { _count: { select: { posts: { where: { isActive: false } } } } },
        }),
      { _count: { posts: 0 } },
      { _count: { posts: 1 } },
    ],
    [
      "_count in a list",
      (prisma) =>
        prisma.org.findUnique({
          where: { id: 1 },
          select: { users: { where: { id: 1 }, select: { _count: { select: { reports: true } } } } },
        }),
      { users: [{ _count: { reports: 1 } }] },
      { users: [{ _count: { reports: 2 } }] },
    ],
    [
      "_count of a model that is not soft-deleted",
      (prisma) =>
        prisma.category
          .findUnique({ where: { id: 1 }, include: { _count: true } })
          .then((category) => category?._count),
      { posts: 1 },
      { posts: 2 },
    ],
    [
      "_count: false beside other fields",
      (prisma) =>
        prisma.post.findUnique({
          where: { id: 1 },
          select: { id: true, _count: { select: { comments: false, tags: true } } },
        }),
      { id: 1, _count: { tags: 1 } },
      { id: 1, _count: { tags: 2 } },
    ],
  ];

  test.each(relations)("holds active rows only: %s", async (_name, ask, answer, stored) => {
    expect(await ask(stage.hardened)).toEqual(answer);
    expect(await ask(stage.plain)).toEqual(stored);
  });

  test.each(counts)("counts active rows only: %s", async (_name, ask, answer, stored) => {
    expect(await ask(stage.hardened)).toEqual(answer);
    expect(await ask(stage.plain)).toEqual(stored);
  });

  test("is not loaded where the caller says false", async () => {
    const user = await stage.hardened.user.findUnique({
      where: { id: 1 },
      include: { posts: false, org: false, _count: false },
    });
    expect(user).toEqual(await stage.plain.user.findUnique({ where: { id: 1 } }));
  });

  test.each([
    ["a list", { select: { posts: null } }],
    ["a required relation", { include: { org: null } }],
    ["_count", { include: { _count: null } }],
    ["the count of a list", { select: { _count: { select: { posts: null } } } }],
  ])("is refused by Prisma where the caller says null: %s", async (_name, selection) => {
    const args = { where: { id: 1 }, ...selection };
    await expect(call(stage.plain, "user", "findUnique", args)).rejects.toThrow(TypeError);
    await expect(call(stage.prisma, "user", "findUnique", args)).rejects.toThrow(TypeError);
  });
});
