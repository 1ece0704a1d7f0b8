import { expect, test } from "vitest";
import { Prisma } from "../generated/postgresql/client/client.js";
import type { PlainClient } from "../support/clients.js";
import { call, describeOnRows, outcome } from "./stage.js";

/** `effect`: the code of the error, or what changes in the whole database. */
type Case = readonly [name: string, write: (prisma: PlainClient) => Promise<unknown>, ...effect: string[]];

function named(cases: readonly Case[]) {
  return cases.map(([name, write, ...effect]) => ({ name, write, effect }));
}

const id = { id: true } as const;

describeOnRows("delete", "written", (stage) => {
  const deleted: readonly Case[] = [
    [
      "a Boolean that is true when active",
      (prisma) => prisma.tag.delete({ where: { id: 1 } }),
      "Tag 1: isActive = false",
    ],
    [
      "a Boolean that is false when active",
      (prisma) => prisma.profile.delete({ where: { id: 1 } }),
      "Profile 1: isDeleted = true",
    ],
    [
      "a time that is null when active",
      (prisma) => prisma.comment.delete({ where: { id: 1 } }),
      "Comment 1: deletedAt = now",
    ],
    ["by another unique key", (prisma) => prisma.tag.delete({ where: { name: "blue" } }), "Tag 2: isActive = false"],
    [
      "by a composite id",
      (prisma) => prisma.membership.delete({ where: { userId_orgId: { userId: 3, orgId: 1 } } }),
      "Membership 3/1: isActive = false",
    ],
    [
      "with more conditions",
      (prisma) => prisma.tag.delete({ where: { id: 1, AND: [{ name: "red" }] } }),
      "Tag 1: isActive = false",
    ],
    ["a row that is not there: P2025", (prisma) => prisma.tag.delete({ where: { id: 7 } }), "P2025"],
    ["an inactive row, which is not there: P2025", (prisma) => prisma.tag.delete({ where: { id: 9 } }), "P2025"],
    [
      "an inactive row, by naming the field: P2025",
      (prisma) => prisma.tag.delete({ where: { id: 9, isActive: false } }),
      "P2025",
    ],
    [
      "an inactive row that keeps the time, whose time stays: P2025",
      (prisma) => prisma.comment.delete({ where: { id: 9 } }),
      "P2025",
    ],
    [
      "by what an inactive row holds: P2025",
      (prisma) => prisma.comment.delete({ where: { id: 2, author: { name: "zed" } } }),
      "P2025",
    ],
    [
      "with its Cascade children",
      (prisma) => prisma.post.delete({ where: { id: 1 } }),
      "Comment 1: deletedAt = now",
      "Comment 2: deletedAt = now",
      "Post 1: isActive = false",
    ],
    [
      "with its Cascade children, by another key",
      (prisma) => prisma.invoice.delete({ where: { number: "A1" } }),
      "Invoice 1: isActive = false",
      "InvoiceLine 1: isActive = false",
      "InvoiceLine 2: isActive = false",
    ],
    ["without children", (prisma) => prisma.invoice.delete({ where: { id: 2 } }), "Invoice 2: isActive = false"],
    ["an inactive row, whose children stay: P2025", (prisma) => prisma.invoice.delete({ where: { id: 9 } }), "P2025"],
    ["with active Restrict children: P2003", (prisma) => prisma.team.delete({ where: { id: 1 } }), "P2003"],
    [
      "with active Restrict children, and Cascade ones: P2003",
      (prisma) => prisma.org.delete({ where: { id: 1 } }),
      "P2003",
    ],
    [
      "an inactive row with active Restrict children: P2025",
      (prisma) => prisma.team.delete({ where: { id: 9 } }),
      "P2025",
    ],
    ["without Restrict children", (prisma) => prisma.org.delete({ where: { id: 2 } }), "Org 2: isActive = false"],
    [
      "a row that is not there, of a model with Restrict children: P2025",
      (prisma) => prisma.org.delete({ where: { id: 7 } }),
      "P2025",
    ],
    ["through deep Cascade children: refused", (prisma) => prisma.user.delete({ where: { id: 1 } }), "DELETE_REFUSED"],
    ["a tree: refused", (prisma) => prisma.folder.delete({ where: { id: 3 } }), "DELETE_REFUSED"],
    [
      "a model that is not soft-deleted, for good",
      (prisma) => prisma.category.delete({ where: { id: 1 } }),
      "- Category 1",
      "Post 1: categoryId = null",
      "Post 9: categoryId = null",
    ],
    [
      "such a model by what an inactive row holds: P2025",
      (prisma) => prisma.category.delete({ where: { id: 8, owner: { name: "zed" } } }),
      "P2025",
    ],
  ];

  test.each(named(deleted))("sets the row inactive: $name", async ({ write, effect }) => {
    expect(await stage.effect(write(stage.hardened))).toEqual(effect);
  });

  test("is not kept back by Restrict children that are inactive", async () => {
    await stage.plain.person.update({ where: { id: 1 }, data: { teamId: 9 } });
    expect(await stage.effect(stage.hardened.team.delete({ where: { id: 1 } }))).toEqual([
      "Person 1: teamId = 9",
      "Team 1: isActive = false",
    ]);
  });

  test("says which rows keep it back, as Prisma's own error", async () => {
    for (const write of [
      stage.hardened.person.delete({ where: { id: 8 } }),
      stage.hardened.person.deleteMany({ where: { id: 8 } }),
    ]) {
      const error = await write.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Prisma.PrismaClientKnownRequestError);
      expect(error).toMatchObject({
        code: "P2003",
        message: expect.stringMatching(/Person still has rows in `hidden`/) as string,
        meta: { modelName: "Person", relations: expect.arrayContaining(["hidden"]) as string[] },
      });
    }
    await expect(stage.hardened.person.delete({ where: { id: 8 } })).rejects.toMatchObject({
      clientVersion: Prisma.prismaVersion.client,
    });
    expect(await stage.changes()).toEqual([]);
  });

  test("does not say so of another error", async () => {
    const error = new Prisma.PrismaClientKnownRequestError("conflict", { code: "P2034", clientVersion: "" });
    const failing = stage.prisma.$extends({ query: { team: { update: () => Promise.reject(error) } } });
    await expect(failing.team.delete({ where: { id: 1 } })).rejects.toMatchObject({ code: "P2034" });
  });

  test.each([
    [
      "user",
      "delete",
      /`posts` go inactive with it \(onDelete: Cascade\), and Post has dependent rows.*Use `deactivate\({ where }\)`/,
    ],
    ["folder", "delete", /`children`.*Use `deactivate\({ where }\)`/],
    [
      "user",
      "deleteMany",
      /await tx\.user\.findMany\({ where, select: { id: true } }\)\)\n +await tx\.user\.deactivate\({ where: row }\)/,
    ],
    ["org", "deleteMany", /`memberships`/],
  ] as const)(
    "is refused with what to write instead where one nested write cannot say it: %s.%s",
    async (model, operation, message) => {
      await expect(call(stage.prisma, model, operation, { where: { id: 1 } })).rejects.toMatchObject({
        code: "DELETE_REFUSED",
        message: expect.stringMatching(message) as string,
      });
    },
  );

  const results: readonly (readonly [
    name: string,
    write: (prisma: PlainClient) => Promise<unknown>,
    answer: unknown,
  ])[] = [
    [
      "the row as stored afterwards",
      (prisma) => prisma.tag.delete({ where: { id: 1 } }),
      { id: 1, name: "red", isActive: false },
    ],
    [
      "select",
      (prisma) => prisma.post.delete({ where: { id: 1 }, select: { id: true, comments: true } }),
      { id: 1, comments: [] },
    ],
    [
      "include",
      (prisma) => prisma.invoice.delete({ where: { id: 2 }, include: { lines: true, _count: true } }),
      { id: 2, number: "A2", isActive: false, lines: [], _count: { lines: 0 } },
    ],
    ["omit", (prisma) => prisma.tag.delete({ where: { id: 1 }, omit: { isActive: true } }), { id: 1, name: "red" }],
    ["of a row with Restrict relations", (prisma) => prisma.org.delete({ where: { id: 2 }, select: id }), { id: 2 }],
    [
      "fluent, a required relation",
      (prisma) => prisma.post.delete({ where: { id: 1 } }).author({ select: id }),
      { id: 1 },
    ],
    [
      "fluent, a required relation that is inactive",
      (prisma) => prisma.post.delete({ where: { id: 8 } }).author({ select: id }),
      null,
    ],
    [
      "fluent, an optional relation that is inactive",
      (prisma) => prisma.post.delete({ where: { id: 2 } }).editor({ select: id }),
      null,
    ],
    ["fluent, the Cascade children", (prisma) => prisma.post.delete({ where: { id: 1 } }).comments({ select: id }), []],
    [
      "fluent, of a row with Restrict relations",
      (prisma) => prisma.org.delete({ where: { id: 2 } }).users({ select: id }),
      [],
    ],
    ["fluent, of an inactive row", (prisma) => prisma.tag.delete({ where: { id: 9 } }).posts({ select: id }), "P2025"],
  ];
  test.each(results)("answers as Prisma's does: %s", async (_name, write, answer) => {
    expect(await outcome(write(stage.hardened))).toEqual(answer);
  });
});
