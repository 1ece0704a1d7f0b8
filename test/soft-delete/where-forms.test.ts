import { expect, test } from "vitest";
import type { Prisma } from "../generated/postgresql/client/client.js";
import type { PlainClient } from "../support/clients.js";
import { DELETED_AT } from "./rows.js";
import { describeOnRows, ids } from "./stage.js";

type Case<Where> = readonly [name: string, where: Where, answer: readonly number[], stored: readonly number[]];

const orderBy = { id: "asc" } as const;

/** cat's manager is zed, who is inactive. */
const ofZed = { manager: { name: "zed" } } as const;

describeOnRows("where", "read", (stage) => {
  const branches: readonly Case<Prisma.UserWhereInput>[] = [
    ["AND, as an object", { AND: ofZed }, [], [3]],
    ["AND, as an array", { AND: [ofZed, { id: 3 }] }, [], [3]],
    ["OR", { OR: [ofZed, { id: 1 }] }, [1], [1, 3]],
    ["OR, in each of its branches", { OR: [{ profile: { bio: "of bob" } }, ofZed] }, [], [2, 3]],
    ["NOT, as an object", { NOT: ofZed }, [1, 2, 3, 8], [1, 2, 8, 9]],
    ["NOT, as an array", { NOT: [ofZed] }, [1, 2, 3, 8], [1, 2, 8, 9]],
    ["OR in AND", { AND: [{ OR: [ofZed] }] }, [], [3]],
    ["NOT in OR", { OR: [{ NOT: ofZed }] }, [1, 2, 3, 8], [1, 2, 8, 9]],
    ["AND in NOT", { NOT: { AND: [ofZed] } }, [1, 2, 3, 8], [1, 2, 8, 9]],
    ["below a relation", { org: { AND: [{ users: { some: { OR: [ofZed] } } }] } }, [], [1, 2, 3, 9]],
    ["beside other conditions", { age: { gt: 25 }, OR: [{ NOT: [ofZed] }] }, [1, 3, 8], [1, 8, 9]],
    ["OR: [] is never true", { OR: [] }, [], []],
    ["AND: [] is always true", { AND: [] }, [1, 2, 3, 8], [1, 2, 3, 8, 9]],
    ["NOT: [] is always true", { NOT: [] }, [1, 2, 3, 8], [1, 2, 3, 8, 9]],
  ];
  test.each(branches)("is filtered in every branch: %s", async (_name, where, answer, stored) => {
    expect(ids(await stage.hardened.user.findMany({ where, orderBy }))).toEqual(answer);
    expect(ids(await stage.plain.user.findMany({ where, orderBy }))).toEqual(stored);
  });

  const named: readonly Case<Prisma.UserWhereInput>[] = [
    ["by value", { isActive: false }, [], [9]],
    ["by equals", { isActive: { equals: false } }, [], [9]],
    ["by not", { isActive: { not: true } }, [], [9]],
    ["in OR", { OR: [{ isActive: false }, { isActive: true }] }, [1, 2, 3, 8], [1, 2, 3, 8, 9]],
    ["in AND", { AND: [{ isActive: false }] }, [], [9]],
    ["in NOT", { NOT: { isActive: true } }, [], [9]],
    ["as active", { isActive: true }, [1, 2, 3, 8], [1, 2, 3, 8]],
    ["beside an AND array, which stays", { isActive: { not: false }, AND: [{ id: 1 }] }, [1], [1]],
    ["beside an AND object, which stays", { isActive: { equals: true }, AND: { id: { in: [1, 9] } } }, [1], [1]],
    ["beside an OR, which stays", { isActive: { not: false }, OR: [{ id: 1 }, { id: 9 }] }, [1], [1]],
    ["in some", { posts: { some: { isActive: false } } }, [], [1]],
    ["in none", { posts: { none: { isActive: false } } }, [1, 2, 3, 8], [2, 3, 8, 9]],
    ["in every", { memberships: { every: { isActive: false } } }, [2, 8], [2, 8]],
    ["in is", { manager: { is: { isActive: false } } }, [], [3]],
    ["in isNot", { manager: { isNot: { isActive: false } } }, [1, 2, 3, 8], [1, 2, 8, 9]],
    ["in the short form", { org: { isActive: false } }, [], [8]],
    ["as a time", { comments: { some: { deletedAt: DELETED_AT } } }, [], [1]],
    ["as no null", { comments: { some: { deletedAt: { not: null } } } }, [], [1]],
    ["as an inverted Boolean", { profile: { isDeleted: true } }, [], [2]],
  ];
  test.each(named)("that names the soft-delete field is no escape: %s", async (_name, where, answer, stored) => {
    expect(ids(await stage.hardened.user.findMany({ where, orderBy }))).toEqual(answer);
    expect(ids(await stage.plain.user.findMany({ where, orderBy }))).toEqual(stored);
  });

  const none: readonly (readonly [name: string, where: object])[] = [
    ["list: {}", { posts: {} }],
    ["list: { every: {} }", { memberships: { every: {} } }],
    ["list: { every: { field: undefined } }", { memberships: { every: { role: undefined } } }],
    ["list: { some: undefined }", { posts: { some: undefined } }],
    ["list: undefined", { posts: undefined }],
    ["required: {}", { org: {} }],
    ["required: { field: undefined }", { org: { name: undefined } }],
    ["required: { is: undefined, isNot: undefined }", { org: { is: undefined, isNot: undefined } }],
    ["optional: {}", { profile: {} }],
    ["optional: { is: undefined }", { profile: { is: undefined } }],
    ["optional: undefined", { manager: undefined }],
    ["the soft-delete field: undefined", { isActive: undefined }],
    ["AND: undefined", { AND: undefined }],
    ["OR: undefined", { OR: undefined }],
    ["NOT: undefined", { NOT: undefined }],
    ["AND: [{}]", { AND: [{}] }],
    ["{}", {}],
  ];
  test.each(none)("that is no condition in Prisma stays none: %s", async (_name, args) => {
    const where: Prisma.UserWhereInput = args;
    expect(ids(await stage.hardened.user.findMany({ where, orderBy }))).toEqual([1, 2, 3, 8]);
    expect(ids(await stage.plain.user.findMany({ where, orderBy }))).toEqual([1, 2, 3, 8, 9]);
  });

  /** Each place where Prisma takes a where; {@link ofZed} finds what it must not there. */
  const places: readonly (readonly [
    name: string,
    ask: (prisma: PlainClient) => Promise<unknown>,
    answer: unknown,
    stored: unknown,
  ])[] = [
    ["findFirst", (prisma) => prisma.user.findFirst({ where: ofZed }).then((row) => row?.id), undefined, 3],
    [
      "findUnique",
      (prisma) => prisma.user.findUnique({ where: { id: 3, ...ofZed } }).then((row) => row?.id),
      undefined,
      3,
    ],
    ["count", (prisma) => prisma.user.count({ where: ofZed }), 0, 1],
    [
      "aggregate",
      (prisma) => prisma.user.aggregate({ where: ofZed, _max: { id: true } }),
      { _max: { id: null } },
      { _max: { id: 3 } },
    ],
    ["groupBy", (prisma) => prisma.user.groupBy({ where: ofZed, by: "id" }), [], [{ id: 3 }]],
    [
      "include of a list",
      (prisma) =>
        prisma.org
          .findMany({ where: { id: 1 }, include: { users: { where: ofZed } } })
          .then(([org]) => ids(org?.users ?? [])),
      [],
      [3],
    ],
    [
      "include of an optional relation",
      (prisma) =>
        prisma.user
          .findUnique({
            where: { id: 2 },
            include: { manager: { where: { reports: { some: { name: "zed" } } }, select: { id: true } } },
          })
          .then((user) => user?.manager),
      null,
      { id: 1 },
    ],
    [
      "_count",
      (prisma) =>
        prisma.org.findUnique({ where: { id: 1 }, select: { _count: { select: { users: { where: ofZed } } } } }),
      { _count: { users: 0 } },
      { _count: { users: 1 } },
    ],
    [
      "a fluent call",
      (prisma) =>
        prisma.org
          .findUnique({ where: { id: 1 } })
          .users({ where: ofZed })
          .then((rows) => ids(rows ?? [])),
      [],
      [3],
    ],
  ];
  test.each(places)("is filtered wherever Prisma takes one: %s", async (_name, ask, answer, stored) => {
    expect(await ask(stage.hardened)).toEqual(answer);
    expect(await ask(stage.plain)).toEqual(stored);
  });
});
