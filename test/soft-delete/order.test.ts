import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { call, describeOnOneDatabase, ids } from "./stage.js";

type Ask = (prisma: PlainClient) => Promise<unknown>;

const byId = { id: "asc" } as const;
const byAuthor = { author: { name: "asc" } } as const;
const byComments = { comments: { _count: "asc" } } as const;
const id = { id: true } as const;

describeOnOneDatabase("orderBy", "read", (stage) => {
  const refused: readonly (readonly [name: string, ask: Ask, message: RegExp])[] = [
    [
      "the _count of a list",
      (prisma) => prisma.post.findMany({ orderBy: byComments }),
      /`comments\._count` .* inactive Comment rows too.*Load `_count: { select: { comments: true } }` of Post/,
    ],
    [
      "the _count of a many-to-many list",
      (prisma) => prisma.post.findMany({ orderBy: { tags: { _count: "desc" } } }),
      /inactive Tag rows/,
    ],
    [
      "the _count of a list, with a where of its rows",
      (prisma) => prisma.post.findMany({ where: { comments: { some: { deletedAt: null } } }, orderBy: byComments }),
      /`comments\._count`/,
    ],
    [
      "a field of a required relation",
      (prisma) => prisma.post.findMany({ orderBy: byAuthor }),
      /Add `where: { author: { isActive: true } }`/,
    ],
    [
      "a field of an optional relation",
      (prisma) => prisma.post.findMany({ orderBy: { editor: { name: "asc" } } }),
      /Add `where: { editor: { isActive: true } }`/,
    ],
    [
      "a field of a relation that keeps the time",
      (prisma) => prisma.folder.findMany({ orderBy: { parent: { name: "asc" } } }),
      /Add `where: { parent: { deletedAt: null } }`/,
    ],
    [
      "one after an absent one",
      (prisma) => call(prisma, "post", "findMany", { orderBy: [undefined, byAuthor] }),
      /`author`/,
    ],
    ["one of several", (prisma) => prisma.post.findMany({ orderBy: [byId, byAuthor] }), /`author`/],
    [
      "a relation of a relation",
      (prisma) =>
        prisma.post.findMany({ where: { author: { isActive: true } }, orderBy: { author: { org: { name: "asc" } } } }),
      /`author\.org` .* inactive Org rows.*Add `where: { author: { org: { isActive: true } } }`/,
    ],
    [
      "a relation of a model that is not soft-deleted",
      (prisma) => prisma.post.findMany({ orderBy: { category: { owner: { name: "asc" } } } }),
      /Add `where: { category: { owner: { isActive: true } } }`/,
    ],
    [
      "the _count of a relation's list",
      (prisma) =>
        prisma.post.findMany({
          where: { author: { isActive: true } },
          orderBy: { author: { posts: { _count: "asc" } } },
        }),
      /`author\.posts\._count` .* inactive Post rows.*Load `_count: { select: { posts: true } }` of User/,
    ],
    ["findFirst", (prisma) => prisma.post.findFirst({ orderBy: byComments }), /`comments/],
    ["count", (prisma) => prisma.post.count({ orderBy: byComments, take: 1 }), /`comments/],
    [
      "aggregate",
      (prisma) => prisma.post.aggregate({ orderBy: byComments, take: 1, _sum: { views: true } }),
      /`comments/,
    ],
    ["a list", (prisma) => prisma.user.findMany({ include: { posts: { orderBy: byComments } } }), /`comments/],
    [
      "a list in a list",
      (prisma) => prisma.org.findMany({ select: { users: { select: { posts: { orderBy: byComments } } } } }),
      /`comments/,
    ],
    [
      "a fluent call",
      (prisma) => prisma.user.findUnique({ where: { id: 1 } }).posts({ orderBy: byComments }),
      /`comments/,
    ],
    [
      "a list in the result of a write",
      (prisma) =>
        prisma.user.update({ where: { id: 1 }, data: { age: 1 }, include: { posts: { orderBy: byComments } } }),
      /`comments/,
    ],
    [
      "a where that only may hold",
      (prisma) => prisma.post.findMany({ where: { OR: [{ author: { isActive: true } }] }, orderBy: byAuthor }),
      /`author`/,
    ],
    [
      "a where that must not hold",
      (prisma) => prisma.post.findMany({ where: { NOT: { author: { isActive: true } } }, orderBy: byAuthor }),
      /`author`/,
    ],
    [
      "a where of rows without the target",
      (prisma) => prisma.post.findMany({ where: { editor: null }, orderBy: { editor: { name: "asc" } } }),
      /`editor`/,
    ],
    [
      "isNot",
      (prisma) => prisma.post.findMany({ where: { author: { isNot: { name: "x" } } }, orderBy: byAuthor }),
      /`author`/,
    ],
    ["an empty where", (prisma) => prisma.post.findMany({ where: { author: {} }, orderBy: byAuthor }), /`author`/],
  ];
  test.each(refused)(
    "that inactive rows would decide is refused, with what to write instead: %s",
    async (_name, ask, message) => {
      await expect(ask(stage.hardened)).rejects.toMatchObject({
        code: "UNFILTERABLE_ORDER",
        message: expect.stringMatching(message) as string,
      });
      expect(await stage.plain.user.findUnique({ where: { id: 1 }, select: { age: true } })).toEqual({ age: 30 });
    },
  );

  const allowed: readonly (readonly [name: string, ask: Ask, answer: unknown])[] = [
    ["a field of its own", (prisma) => prisma.post.findMany({ orderBy: { views: "desc" } }).then(ids), [8, 4, 2, 1]],
    [
      "the soft-delete field",
      (prisma) => prisma.comment.findMany({ orderBy: [{ deletedAt: "asc" }, byId] }).then(ids),
      [1, 2, 7, 8],
    ],
    [
      "the _count of a model that is not soft-deleted",
      (prisma) => prisma.user.findFirst({ orderBy: { categories: { _count: "desc" } } }).then((row) => row?.id),
      1,
    ],
    [
      "a field of a model that is not soft-deleted",
      (prisma) =>
        prisma.post
          .findFirst({ where: { categoryId: { not: null } }, orderBy: { category: { name: "desc" } } })
          .then((row) => row?.id),
      2,
    ],
    [
      "a relation with the where of the message",
      (prisma) => prisma.post.findMany({ where: { author: { isActive: true } }, orderBy: [byAuthor, byId] }).then(ids),
      [1, 2, 4],
    ],
    [
      "a relation that must match",
      (prisma) =>
        prisma.post
          .findMany({ where: { author: { age: { lt: 99 } } }, orderBy: [{ author: { name: "desc" } }, byId] })
          .then(ids),
      [4, 1, 2],
    ],
    [
      "is",
      (prisma) =>
        prisma.post.findMany({ where: { author: { is: { age: { lt: 99 } } } }, orderBy: [byAuthor, byId] }).then(ids),
      [1, 2, 4],
    ],
    [
      "isNot: null",
      (prisma) =>
        prisma.post.findMany({ where: { editor: { isNot: null } }, orderBy: { editor: { name: "asc" } } }).then(ids),
      [1],
    ],
    [
      "AND, as an array",
      (prisma) =>
        prisma.post
          .findMany({ where: { AND: [{ id: { gt: 0 } }, { author: { isActive: true } }] }, orderBy: [byAuthor, byId] })
          .then(ids),
      [1, 2, 4],
    ],
    [
      "AND, as an object",
      (prisma) =>
        prisma.post.findMany({ where: { AND: { author: { isActive: true } } }, orderBy: [byAuthor, byId] }).then(ids),
      [1, 2, 4],
    ],
    [
      "a required relation that hides the row",
      (prisma) => prisma.post.findMany({ include: { author: true }, orderBy: [byAuthor, byId] }).then(ids),
      [1, 2, 4],
    ],
    [
      "two required relations that hide the row",
      (prisma) =>
        prisma.post
          .findMany({
            select: { id: true, author: { select: { org: true } } },
            orderBy: [{ author: { org: { name: "asc" } } }, byId],
          })
          .then(ids),
      [1, 2, 4],
    ],
    [
      "a relation of a relation, with a where",
      (prisma) =>
        prisma.post
          .findMany({
            where: { author: { org: { isActive: true } } },
            orderBy: [{ author: { org: { name: "asc" } } }, byId],
          })
          .then(ids),
      [1, 2, 4],
    ],
    [
      "a list with such a where",
      (prisma) =>
        prisma.tag.findMany({
          where: { id: 1 },
          select: { posts: { select: id, where: { author: { isActive: true } }, orderBy: [byAuthor, byId] } },
        }),
      [{ posts: [{ id: 1 }, { id: 2 }] }],
    ],
    [
      "an empty relation",
      (prisma) => prisma.post.findMany({ orderBy: [{ author: {} }, byId] }).then(ids),
      [1, 2, 4, 8],
    ],
    ["nothing", (prisma) => call(prisma, "tag", "count", { orderBy: undefined }), 2],
  ];
  test.each(allowed)("that only active rows decide is allowed: %s", async (_name, ask, answer) => {
    expect(await ask(stage.hardened)).toEqual(answer);
  });
});
