import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnRows, ids, outcome } from "./stage.js";

type Ask = (prisma: PlainClient) => Promise<unknown>;

/** `stored` is what the plain client answers: each read would show an inactive row without the extension. */
interface Case {
  readonly name: string;
  readonly ask: Ask;
  readonly answer: unknown;
  readonly stored: unknown;
}

const byId = { id: "asc" } as const;

describeOnRows("a read sees active rows only", "read", (stage) => {
  const cases: readonly Case[] = [
    {
      name: "findMany, of a Boolean that is true when active",
      ask: (prisma) => prisma.user.findMany({ orderBy: byId }).then(ids),
      answer: [1, 2, 3, 8],
      stored: [1, 2, 3, 8, 9],
    },
    {
      name: "findMany, of a Boolean that is false when active",
      ask: (prisma) => prisma.profile.findMany({ orderBy: byId }).then(ids),
      answer: [1, 8],
      stored: [1, 8, 9],
    },
    {
      name: "findMany, of a time that is null when active",
      ask: (prisma) => prisma.comment.findMany({ orderBy: byId }).then(ids),
      answer: [1, 2, 7, 8],
      stored: [1, 2, 7, 8, 9],
    },
    {
      name: "findMany, of a composite id",
      ask: (prisma) => prisma.membership.findMany({ where: { userId: 2 } }).then((rows) => rows.length),
      answer: 0,
      stored: 1,
    },
    {
      name: "findFirst",
      ask: (prisma) => prisma.post.findFirst({ orderBy: { id: "desc" } }).then((row) => row?.id),
      answer: 8,
      stored: 9,
    },
    {
      name: "findFirstOrThrow, which throws P2025",
      ask: (prisma) => prisma.post.findFirstOrThrow({ where: { title: "gone" }, select: { id: true } }),
      answer: "P2025",
      stored: { id: 9 },
    },
    {
      name: "findUnique by id",
      ask: (prisma) => prisma.user.findUnique({ where: { id: 9 }, select: { id: true } }),
      answer: null,
      stored: { id: 9 },
    },
    {
      name: "findUnique by another unique key",
      ask: (prisma) => prisma.tag.findUnique({ where: { name: "gone" }, select: { id: true } }),
      answer: null,
      stored: { id: 9 },
    },
    {
      name: "findUnique by a composite id",
      ask: (prisma) =>
        prisma.membership.findUnique({ where: { userId_orgId: { userId: 2, orgId: 1 } }, select: { userId: true } }),
      answer: null,
      stored: { userId: 2 },
    },
    {
      name: "findUniqueOrThrow, which throws P2025",
      ask: (prisma) => prisma.comment.findUniqueOrThrow({ where: { id: 9 }, select: { id: true } }),
      answer: "P2025",
      stored: { id: 9 },
    },
    { name: "count", ask: (prisma) => prisma.post.count(), answer: 4, stored: 5 },
    {
      name: "count of a field",
      ask: (prisma) => prisma.post.count({ select: { _all: true, editorId: true } }),
      answer: { _all: 4, editorId: 2 },
      stored: { _all: 5, editorId: 3 },
    },
    {
      name: "aggregate",
      ask: (prisma) => prisma.post.aggregate({ _count: true, _max: { views: true }, _sum: { views: true } }),
      answer: { _count: 4, _max: { views: 80 }, _sum: { views: 150 } },
      stored: { _count: 5, _max: { views: 90 }, _sum: { views: 240 } },
    },
    {
      name: "groupBy",
      ask: (prisma) => prisma.post.groupBy({ by: "authorId", _count: true, orderBy: { authorId: "asc" } }),
      answer: [
        { _count: 2, authorId: 1 },
        { _count: 1, authorId: 2 },
        { _count: 1, authorId: 9 },
      ],
      stored: [
        { _count: 3, authorId: 1 },
        { _count: 1, authorId: 2 },
        { _count: 1, authorId: 9 },
      ],
    },
    {
      name: "a model under its name in the schema",
      ask: (prisma) => (prisma as unknown as { readonly Post: PlainClient["post"] }).Post.count(),
      answer: 4,
      stored: 5,
    },
    {
      name: "a page, which is cut from active rows",
      ask: (prisma) => prisma.user.findMany({ orderBy: { id: "desc" }, skip: 1, take: 2 }).then(ids),
      answer: [3, 2],
      stored: [8, 3],
    },
    {
      name: "a page from the end",
      ask: (prisma) => prisma.user.findMany({ orderBy: byId, take: -2 }).then(ids),
      answer: [3, 8],
      stored: [8, 9],
    },
    {
      name: "distinct values",
      ask: (prisma) => prisma.tag.findMany({ distinct: "name", orderBy: byId, select: { name: true } }),
      answer: [{ name: "red" }, { name: "blue" }],
      stored: [{ name: "red" }, { name: "blue" }, { name: "gone" }],
    },
  ];

  test.each(cases)("$name", async ({ ask, answer, stored }) => {
    expect(await outcome(ask(stage.hardened))).toEqual(answer);
    expect(await outcome(ask(stage.plain))).toEqual(stored);
  });

  const quotedTag = () => (stage.server.provider === "mysql" ? "`Tag`" : '"Tag"');
  const untouched: readonly (readonly [name: string, ask: Ask, answer: unknown])[] = [
    ["a model that is not soft-deleted", (prisma) => prisma.category.findMany({ orderBy: byId }).then(ids), [1, 8]],
    ["its count", (prisma) => prisma.category.count(), 2],
    [
      "an active row whose required relation is not loaded",
      (prisma) => prisma.post.findUnique({ where: { id: 8 } }).then((row) => row?.id),
      8,
    ],
    [
      "an active child of an inactive parent",
      (prisma) => prisma.comment.findUnique({ where: { id: 8 } }).then((row) => row?.id),
      8,
    ],
    [
      "raw SQL, which sees all",
      (prisma) => prisma.$queryRawUnsafe(`SELECT id FROM ${quotedTag()} WHERE id = 9`),
      [{ id: 9 }],
    ],
  ];
  test.each(untouched)("changes nothing about %s", async (_name, ask, answer) => {
    expect(await ask(stage.hardened)).toEqual(answer);
    expect(await ask(stage.plain)).toEqual(answer);
  });
});
