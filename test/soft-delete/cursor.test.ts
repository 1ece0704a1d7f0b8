import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { call, describeOnRows, ids } from "./stage.js";

type Ask = (prisma: PlainClient) => Promise<unknown>;

const byId = { id: "asc" } as const;
const byAuthor = { author: { name: "asc" } } as const;
const id = { id: true } as const;

describeOnRows("cursor", "read", (stage) => {
  /** The README states the exception. */
  const isFilterable = () => stage.server.provider === "postgresql";
  const nothing: readonly (readonly [name: string, ask: Ask])[] = [
    ["findMany", (prisma) => prisma.post.findMany({ cursor: { id: 9 }, orderBy: byId })],
    ["findMany, backwards", (prisma) => prisma.post.findMany({ cursor: { id: 9 }, orderBy: byId, take: -2 })],
    ["findMany by another unique key", (prisma) => prisma.user.findMany({ cursor: { email: "zed@x" } })],
    [
      "findMany by a composite id",
      (prisma) => prisma.membership.findMany({ cursor: { userId_orgId: { userId: 2, orgId: 1 } } }),
    ],
    ["an inverted Boolean", (prisma) => prisma.profile.findMany({ cursor: { id: 9 }, orderBy: { id: "desc" } })],
    [
      "a list",
      (prisma) => prisma.user.findUnique({ where: { id: 1 } }).posts({ cursor: { id: 9 }, orderBy: { id: "desc" } }),
    ],
    [
      "a list in include",
      (prisma) =>
        prisma.post
          .findUnique({ where: { id: 1 }, select: { tags: { cursor: { id: 9 }, orderBy: { id: "desc" } } } })
          .then((post) => post?.tags),
    ],
  ];
  test.each(nothing)(
    "on an inactive row finds nothing on PostgreSQL, and elsewhere keeps its place among the active rows: %s",
    async (_name, ask) => {
      const answer = await ask(stage.hardened);
      expect(await ask(stage.plain)).not.toEqual([]);
      if (isFilterable()) expect(answer).toEqual([]);
      else expect(JSON.stringify(answer)).not.toMatch(/"isActive":false|"isDeleted":true/);
    },
  );

  test("on an inactive row counts nothing on PostgreSQL, and elsewhere the active rows from its place", async () => {
    if (!isFilterable()) {
      expect(await stage.hardened.post.count({ cursor: { id: 9 }, orderBy: { id: "desc" } })).toBe(4);
      return;
    }
    expect(await stage.hardened.post.count({ cursor: { id: 9 }, orderBy: byId })).toBe(0);
    expect(await stage.hardened.post.aggregate({ _count: true, cursor: { id: 9 } })).toEqual({ _count: 0 });
    expect(await stage.hardened.post.findFirst({ cursor: { id: 9 }, orderBy: byId })).toBeNull();
  });

  test("on an inactive row of a model that keeps the time keeps its place (the exception that the README states)", async () => {
    expect(ids(await stage.hardened.comment.findMany({ cursor: { id: 9 }, orderBy: { id: "desc" } }))).toEqual([
      8, 7, 2, 1,
    ]);
  });

  const found: readonly (readonly [name: string, ask: Ask, answer: unknown])[] = [
    ["findMany", (prisma) => prisma.post.findMany({ cursor: { id: 2 }, orderBy: byId }).then(ids), [2, 4, 8]],
    [
      "a page",
      (prisma) => prisma.post.findMany({ cursor: { id: 1 }, orderBy: byId, skip: 1, take: 2 }).then(ids),
      [2, 4],
    ],
    [
      "a page backwards",
      (prisma) => prisma.post.findMany({ cursor: { id: 4 }, orderBy: byId, take: -2 }).then(ids),
      [2, 4],
    ],
    [
      "another unique key",
      (prisma) => prisma.user.findMany({ cursor: { email: "bob@x" }, orderBy: byId }).then(ids),
      [2, 3, 8],
    ],
    [
      "a composite id",
      (prisma) =>
        prisma.membership
          .findMany({
            cursor: { userId_orgId: { userId: 1, orgId: 1 } },
            orderBy: [{ userId: "asc" }, { orgId: "asc" }],
          })
          .then((rows) => rows.map((row) => row.userId)),
      [1, 1, 3, 9],
    ],
    [
      "a model that keeps the time",
      (prisma) => prisma.comment.findMany({ cursor: { id: 2 }, orderBy: byId }).then(ids),
      [2, 7, 8],
    ],
    [
      "an order in which rows are equal",
      (prisma) => prisma.post.findMany({ cursor: { id: 1 }, orderBy: [{ authorId: "asc" }, byId] }).then(ids),
      [1, 2, 4, 8],
    ],
    [
      "an order by a relation",
      (prisma) =>
        prisma.post
          .findMany({ where: { author: { isActive: true } }, cursor: { id: 1 }, orderBy: [byAuthor, byId] })
          .then(ids),
      [1, 2, 4],
    ],
    [
      "distinct",
      (prisma) => prisma.post.findMany({ cursor: { id: 1 }, distinct: "authorId", orderBy: byId }).then(ids),
      [1, 4, 8],
    ],
    [
      "a list",
      (prisma) =>
        prisma.user.findUnique({
          where: { id: 1 },
          select: { posts: { cursor: { id: 1 }, skip: 1, orderBy: byId, select: id } },
        }),
      { posts: [{ id: 2 }] },
    ],
    [
      "a page of the lists of several rows",
      (prisma) =>
        prisma.user.findMany({
          where: { id: { in: [1, 2] } },
          select: { posts: { cursor: { id: 1 }, take: 1, orderBy: byId, select: id } },
          orderBy: byId,
        }),
      [{ posts: [{ id: 1 }] }, { posts: [] }],
    ],
    [
      "the soft-delete field as it is in an active row",
      (prisma) => prisma.post.findMany({ cursor: { id: 4, isActive: true }, orderBy: byId }).then(ids),
      [4, 8],
    ],
    ["a model that is not soft-deleted", (prisma) => prisma.category.findMany({ cursor: { id: 8 } }).then(ids), [8]],
  ];
  test.each(found)("on an active row finds the active rows from there: %s", async (_name, ask, answer) => {
    expect(await ask(stage.hardened)).toEqual(answer);
  });

  test("that names the soft-delete field with another value is refused", async () => {
    for (const isActive of [false, null, { not: true }]) {
      await expect(call(stage.prisma, "post", "findMany", { cursor: { id: 9, isActive } })).rejects.toMatchObject({
        code: "UNFILTERABLE_CURSOR",
        message: expect.stringMatching(/Leave `isActive` out of `cursor`/) as string,
      });
    }
  });
});
