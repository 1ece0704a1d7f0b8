import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnRows, ids, outcome } from "./stage.js";

type Ask = (prisma: PlainClient) => Promise<unknown>;
type Case = readonly [name: string, ask: Ask, answer: unknown];

const orderBy = { id: "asc" } as const;
const id = { id: true } as const;

/** The title of a ticket in `rows.ts` says which of its required relations leads to an inactive row. */
describeOnRows("a read that loads a required relation with an inactive target", "read", (stage) => {
  const hide: readonly Case[] = [
    [
      "findMany",
      (prisma) => prisma.ticket.findMany({ include: { hidden: true }, orderBy }).then(ids),
      [1, 3, 4, 5, 6, 7, 8],
    ],
    [
      "findMany with select",
      (prisma) => prisma.ticket.findMany({ select: { id: true, hidden: true }, orderBy }).then(ids),
      [1, 3, 4, 5, 6, 7, 8],
    ],
    [
      "a page, cut from the rows that stay",
      (prisma) => prisma.ticket.findMany({ include: { hidden: true }, orderBy, take: 2 }).then(ids),
      [1, 3],
    ],
    [
      "a where beside it",
      (prisma) => prisma.ticket.findMany({ where: { hidden: { name: "gus" } }, include: { hidden: true } }).then(ids),
      [],
    ],
    [
      "findFirst",
      (prisma) =>
        prisma.ticket
          .findFirst({ where: { id: { gte: 2 } }, include: { hidden: true }, orderBy })
          .then((row) => row?.id),
      3,
    ],
    ["findUnique", (prisma) => prisma.ticket.findUnique({ where: { id: 2 }, include: { hidden: true } }), null],
    [
      "findUniqueOrThrow",
      (prisma) => prisma.ticket.findUniqueOrThrow({ where: { id: 2 }, include: { hidden: true } }),
      "P2025",
    ],
    [
      "findFirstOrThrow",
      (prisma) => prisma.ticket.findFirstOrThrow({ where: { id: 2 }, include: { hidden: true } }),
      "P2025",
    ],
    [
      "two levels",
      (prisma) => prisma.ticket.findMany({ include: { hidden: { include: { team: true } } }, orderBy }).then(ids),
      [1, 3, 4, 5, 6, 8],
    ],
    [
      "two levels of findUnique",
      (prisma) => prisma.ticket.findUnique({ where: { id: 7 }, include: { hidden: { include: { team: true } } } }),
      null,
    ],
    [
      "two levels, the first active",
      (prisma) =>
        prisma.comment.findMany({ select: { id: true, post: { select: { author: true } } }, orderBy }).then(ids),
      [1, 2],
    ],
    [
      "two relations",
      (prisma) =>
        prisma.membership
          .findMany({ include: { user: true, org: true }, orderBy: { userId: "asc" } })
          .then((rows) => rows.map((row) => row.userId)),
      [1, 3],
    ],
    [
      "a model that is not soft-deleted",
      (prisma) => prisma.category.findMany({ include: { owner: true }, orderBy }).then(ids),
      [1],
    ],
    [
      "findUnique of a model that is not soft-deleted",
      (prisma) => prisma.category.findUnique({ where: { id: 8 }, include: { owner: true } }),
      null,
    ],
    [
      "the nearest list above",
      (prisma) =>
        prisma.user
          .findUnique({
            where: { id: 1 },
            select: { comments: { select: { id: true, post: { select: id } }, orderBy } },
          })
          .then((user) => ids(user?.comments ?? [])),
      [1, 7],
    ],
    [
      "the nearest list above, two levels",
      (prisma) =>
        prisma.user
          .findUnique({
            where: { id: 1 },
            select: { comments: { select: { id: true, post: { select: { author: { select: id } } } } } },
          })
          .then((user) => ids(user?.comments ?? [])),
      [1],
    ],
    [
      "a page of the nearest list above",
      (prisma) =>
        prisma.user
          .findUnique({
            where: { id: 1 },
            select: { comments: { select: { id: true, post: true }, orderBy: { id: "desc" }, take: 1 } },
          })
          .then((user) => ids(user?.comments ?? [])),
      [7],
    ],
    [
      "the nearest optional relation above",
      (prisma) =>
        prisma.post.findUnique({ where: { id: 2 }, select: { id: true, category: { select: { owner: true } } } }),
      { id: 2, category: null },
    ],
    [
      "the row, not the one that refers to it",
      (prisma) =>
        prisma.post.findMany({
          where: { id: { in: [1, 2] } },
          select: { id: true, category: { select: { owner: { select: id } } } },
          orderBy,
        }),
      [
        { id: 1, category: { owner: { id: 1 } } },
        { id: 2, category: null },
      ],
    ],
  ];
  test.each(hide)("leaves the row out under `hide`: %s", async (_name, ask, answer) => {
    expect(await outcome(ask(stage.hardened))).toEqual(answer);
    expect(await outcome(ask(stage.plain))).not.toEqual(answer);
  });

  test("leaves nothing out under `hide` where the relation is not loaded", async () => {
    expect(ids(await stage.hardened.ticket.findMany({ orderBy }))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await stage.hardened.ticket.count()).toBe(8);
    expect(ids(await stage.hardened.ticket.findMany({ include: { hidden: false }, orderBy }))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  const nulled: readonly Case[] = [
    [
      "findMany",
      (prisma) =>
        prisma.ticket.findMany({ where: { id: { in: [1, 3] } }, select: { nulled: { select: id } }, orderBy }),
      [{ nulled: { id: 1 } }, { nulled: null }],
    ],
    [
      "findUnique",
      (prisma) => prisma.ticket.findUnique({ where: { id: 3 }, select: { nulled: true } }),
      { nulled: null },
    ],
    [
      "findFirst",
      (prisma) => prisma.ticket.findFirst({ where: { id: 3 }, select: { nulled: true } }),
      { nulled: null },
    ],
    [
      "hidden below",
      (prisma) =>
        prisma.ticket.findMany({
          where: { id: { in: [1, 6] } },
          select: { nulled: { select: { team: { select: id } } } },
          orderBy,
        }),
      [{ nulled: { team: { id: 1 } } }, { nulled: null }],
    ],
    [
      "hidden below, in findUnique",
      (prisma) => prisma.ticket.findUnique({ where: { id: 6 }, select: { nulled: { select: { team: true } } } }),
      { nulled: null },
    ],
    [
      "in a list",
      (prisma) =>
        prisma.person.findUnique({
          where: { id: 1 },
          select: { hidden: { where: { id: { in: [3, 6] } }, select: { nulled: { select: id } }, orderBy } },
        }),
      { hidden: [{ nulled: null }, { nulled: { id: 8 } }] },
    ],
    [
      "in a list, hidden below",
      (prisma) =>
        prisma.person.findUnique({
          where: { id: 1 },
          select: { hidden: { where: { id: 6 }, select: { nulled: { select: { team: true } } } } },
        }),
      { hidden: [{ nulled: null }] },
    ],
    [
      "after another relation",
      (prisma) =>
        prisma.ticket.findUnique({ where: { id: 3 }, select: { thrown: { select: id }, nulled: { select: id } } }),
      { thrown: { id: 1 }, nulled: null },
    ],
    [
      "below a relation under `hide`",
      (prisma) =>
        prisma.ticket.findMany({
          where: { id: 1 },
          select: { hidden: { select: { hidden: { where: { id: 3 }, select: { nulled: { select: id } } } } } },
        }),
      [{ hidden: { hidden: [{ nulled: null }] } }],
    ],
    [
      "below a relation under `keep`",
      (prisma) =>
        prisma.ticket.findUnique({
          where: { id: 1 },
          select: { kept: { select: { hidden: { where: { id: 3 }, select: { nulled: { select: id } } } } } },
        }),
      { kept: { hidden: [{ nulled: null }] } },
    ],
  ];
  test.each(nulled)("shows null under `null`: %s", async (_name, ask, answer) => {
    expect(await ask(stage.hardened)).toEqual(answer);
    expect(await ask(stage.plain)).not.toEqual(answer);
  });
});
