import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnRows, ids, outcome } from "./stage.js";

type Ask = (prisma: PlainClient) => Promise<unknown>;
type Case = readonly [name: string, ask: Ask, answer: unknown];

const orderBy = { id: "asc" } as const;
const id = { id: true } as const;

describeOnRows("a read that loads a required relation with a policy of its own", "read", (stage) => {
  const kept: readonly Case[] = [
    [
      "findMany",
      (prisma) => prisma.ticket.findMany({ where: { kept: {}, id: 4 }, select: { kept: { select: id } } }),
      [{ kept: { id: 9 } }],
    ],
    [
      "findUnique",
      (prisma) => prisma.ticket.findUnique({ where: { id: 4 }, select: { kept: { select: id } } }),
      { kept: { id: 9 } },
    ],
    [
      "in a list",
      (prisma) =>
        prisma.person.findUnique({
          where: { id: 1 },
          select: { hidden: { where: { id: 4 }, select: { kept: { select: id } } } },
        }),
      { hidden: [{ kept: { id: 9 } }] },
    ],
    [
      "with an active row below",
      (prisma) =>
        prisma.ticket.findUnique({ where: { id: 4 }, select: { kept: { select: { team: { select: id } } } } }),
      { kept: { team: { id: 1 } } },
    ],
  ];
  test.each(kept)("shows the target under `keep`: %s", async (_name, ask, answer) => {
    expect(await ask(stage.hardened)).toEqual(answer);
  });

  test.each([
    [
      "findMany",
      (prisma: PlainClient) =>
        prisma.ticket.findMany({ include: { kept: { include: { team: true } } }, orderBy }).then(ids),
      [1, 2, 3, 4, 5, 6, 7],
    ],
    [
      "findUnique",
      (prisma: PlainClient) =>
        prisma.ticket.findUnique({ where: { id: 8 }, include: { kept: { include: { team: true } } } }),
      null,
    ],
  ])("leaves the row out for what is hidden below `keep`: %s", async (_name, ask, answer) => {
    expect(await ask(stage.hardened)).toEqual(answer);
  });

  const thrown: readonly (readonly [name: string, ask: Ask])[] = [
    ["findMany", (prisma) => prisma.ticket.findMany({ include: { thrown: true } })],
    ["findMany with select", (prisma) => prisma.ticket.findMany({ select: { thrown: { select: id } } })],
    ["findFirst", (prisma) => prisma.ticket.findFirst({ where: { id: 5 }, include: { thrown: true } })],
    ["findUnique", (prisma) => prisma.ticket.findUnique({ where: { id: 5 }, include: { thrown: true } })],
    ["in a list", (prisma) => prisma.person.findMany({ include: { hidden: { include: { thrown: true } } } })],
    [
      "in a list of a list",
      (prisma) => prisma.team.findMany({ select: { people: { select: { hidden: { select: { thrown: true } } } } } }),
    ],
    [
      "below null",
      (prisma) =>
        prisma.ticket.findMany({
          where: { id: 1 },
          select: { nulled: { select: { nulled: { select: { thrown: true } } } } },
        }),
    ],
  ];
  test.each(thrown)("throws under `throw`: %s", async (_name, ask) => {
    await expect(ask(stage.hardened)).rejects.toMatchObject({
      code: "INACTIVE_RELATION",
      message: expect.stringMatching(/`thrown` leads to an inactive Person/) as string,
    });
    await expect(ask(stage.plain)).resolves.toBeDefined();
  });

  test("does not throw under `throw` for rows that are not loaded", async () => {
    const where = { thrown: { isActive: true } };
    expect(ids(await stage.hardened.ticket.findMany({ where, include: { thrown: true }, orderBy }))).toEqual([
      1, 2, 3, 4, 6, 7, 8,
    ]);
    expect(await stage.hardened.ticket.findUnique({ where: { id: 9 }, include: { thrown: true } })).toBeNull();
  });

  const fluent: readonly Case[] = [
    ["hide", (prisma) => prisma.ticket.findUnique({ where: { id: 2 } }).hidden({ select: id }), null],
    [
      "hide, below",
      (prisma) => prisma.ticket.findUnique({ where: { id: 7 } }).hidden({ select: { team: true } }),
      null,
    ],
    ["null", (prisma) => prisma.ticket.findUnique({ where: { id: 3 } }).nulled({ select: id }), null],
    [
      "null, hidden below",
      (prisma) => prisma.ticket.findUnique({ where: { id: 6 } }).nulled({ select: { team: true } }),
      null,
    ],
    ["keep", (prisma) => prisma.ticket.findUnique({ where: { id: 4 } }).kept({ select: id }), { id: 9 }],
    [
      "keep, hidden below",
      (prisma) => prisma.ticket.findUnique({ where: { id: 8 } }).kept({ select: { team: true } }),
      null,
    ],
    ["throw", (prisma) => prisma.ticket.findUnique({ where: { id: 5 } }).thrown({ select: id }), "INACTIVE_RELATION"],
    [
      "throw, of an active target",
      (prisma) => prisma.ticket.findUnique({ where: { id: 1 } }).thrown({ select: id }),
      { id: 1 },
    ],
  ];
  test.each(fluent)("follows the policy in the fluent API: %s", async (_name, ask, answer) => {
    expect(await outcome(ask(stage.hardened))).toEqual(answer);
  });
});
