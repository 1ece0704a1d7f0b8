import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnRows, ids, outcome } from "./stage.js";

/** `stored` is what the plain client answers. */
interface Case {
  readonly name: string;
  readonly ask: (prisma: PlainClient) => Promise<unknown>;
  readonly answer: unknown;
  readonly stored: unknown;
}

const byId = { id: "asc" } as const;

describeOnRows("the fluent API sees active rows only", "read", (stage) => {
  const cases: readonly Case[] = [
    {
      name: "to a list",
      ask: (prisma) =>
        prisma.user
          .findUnique({ where: { id: 1 } })
          .posts({ orderBy: byId })
          .then((rows) => ids(rows ?? [])),
      answer: [1, 2],
      stored: [1, 2, 9],
    },
    {
      name: "to a list with a where of its own",
      ask: (prisma) =>
        prisma.user
          .findUnique({ where: { id: 1 } })
          .posts({ where: { views: { gt: 15 } } })
          .then((rows) => ids(rows ?? [])),
      answer: [2],
      stored: [2, 9],
    },
    {
      name: "to an optional relation",
      ask: (prisma) => prisma.post.findUnique({ where: { id: 2 } }).editor({ select: { id: true } }),
      answer: null,
      stored: { id: 9 },
    },
    {
      name: "to a required relation",
      ask: (prisma) => prisma.post.findUnique({ where: { id: 8 } }).author({ select: { id: true } }),
      answer: null,
      stored: { id: 9 },
    },
    {
      name: "from an inactive row",
      ask: (prisma) => prisma.post.findUnique({ where: { id: 9 } }).author({ select: { id: true } }),
      answer: null,
      stored: { id: 1 },
    },
    {
      name: "from an inactive row that has to be found",
      ask: (prisma) => prisma.post.findUniqueOrThrow({ where: { id: 9 } }).author({ select: { id: true } }),
      answer: "P2025",
      stored: { id: 1 },
    },
    {
      name: "from findFirst",
      ask: (prisma) => prisma.post.findFirst({ where: { id: 2 } }).editor({ select: { id: true } }),
      answer: null,
      stored: { id: 9 },
    },
    {
      name: "through an inactive optional relation",
      ask: (prisma) =>
        prisma.post
          .findUnique({ where: { id: 2 } })
          .editor()
          .org({ select: { id: true } }),
      answer: null,
      stored: { id: 1 },
    },
    {
      name: "through an inactive required relation",
      ask: (prisma) =>
        prisma.post
          .findUnique({ where: { id: 8 } })
          .author()
          .posts({ select: { id: true } }),
      answer: null,
      stored: [{ id: 8 }],
    },
    {
      name: "through an inactive required relation, to another required one",
      ask: (prisma) =>
        prisma.comment
          .findUnique({ where: { id: 7 } })
          .post()
          .author({ select: { id: true } }),
      answer: null,
      stored: { id: 9 },
    },
    {
      name: "through active relations",
      ask: (prisma) =>
        prisma.comment
          .findUnique({ where: { id: 1 } })
          .post()
          .author()
          .posts({ orderBy: byId })
          .then((rows) => ids(rows ?? [])),
      answer: [1, 2],
      stored: [1, 2, 9],
    },
    {
      name: "of an update, to a list",
      ask: (prisma) =>
        prisma.user
          .update({ where: { id: 1 }, data: {} })
          .posts({ orderBy: byId })
          .then((rows) => ids(rows)),
      answer: [1, 2],
      stored: [1, 2, 9],
    },
  ];

  test.each(cases)("$name", async ({ ask, answer, stored }) => {
    expect(await outcome(ask(stage.hardened))).toEqual(answer);
    expect(await outcome(ask(stage.plain))).toEqual(stored);
  });

  const undecidable: readonly (readonly [name: string, ask: (prisma: PlainClient) => Promise<unknown>])[] = [
    [
      "null, of a read",
      (prisma) =>
        prisma.ticket
          .findUnique({ where: { id: 3 } })
          .nulled()
          .team(),
    ],
    [
      "throw, of a read",
      (prisma) =>
        prisma.ticket
          .findFirst({ where: { id: 5 } })
          .thrown()
          .team(),
    ],
    [
      "hide, of an update",
      (prisma) =>
        prisma.post
          .update({ where: { id: 8 }, data: { views: 0 } })
          .author()
          .posts(),
    ],
    [
      "hide, of an upsert",
      (prisma) =>
        prisma.post
          .upsert({ where: { id: 8 }, create: { id: 8, title: "", authorId: 1 }, update: { views: 0 } })
          .author()
          .posts(),
    ],
    [
      "hide, of a create",
      (prisma) =>
        prisma.post
          .create({ data: { id: 7, title: "", authorId: 9 } })
          .author()
          .posts(),
    ],
  ];
  test.each(undecidable)(
    "a call through a relation that only the loaded row could decide is refused before it is sent: %s",
    async (_name, ask) => {
      await expect(ask(stage.hardened)).rejects.toMatchObject({
        code: "UNDECIDABLE_ROW",
        message: expect.stringMatching(
          /Load it with `select` instead: `select: { \w+: { select: { \w+: true } } }`/,
        ) as string,
      });
      expect(await stage.plain.post.findUnique({ where: { id: 8 }, select: { views: true } })).toEqual({ views: 80 });
      expect(await stage.plain.post.count()).toBe(5);
    },
  );
});
