import { expect, test } from "vitest";
import { hardenedClient, type PlainClient } from "../support/clients.js";
import { asPlain, describeOnRows } from "./stage.js";

/** `effect`: the code of the error, or what changes in the whole database. */
type Case = readonly [name: string, write: (prisma: PlainClient) => Promise<unknown>, ...effect: string[]];

function named(cases: readonly Case[]) {
  return cases.map(([name, write, ...effect]) => ({ name, write, effect }));
}

describeOnRows("deleteMany", "written", (stage) => {
  const many: readonly Case[] = [
    ["all", (prisma) => prisma.tag.deleteMany(), "Tag 1: isActive = false", "Tag 2: isActive = false"],
    [
      "by where",
      (prisma) => prisma.comment.deleteMany({ where: { postId: 1, authorId: 1 } }),
      "Comment 1: deletedAt = now",
    ],
    ["inactive rows", (prisma) => prisma.tag.deleteMany({ where: { isActive: false } })],
    ["by what an inactive row holds", (prisma) => prisma.comment.deleteMany({ where: { author: { name: "zed" } } })],
    ["with active Restrict children: P2003 for all", (prisma) => prisma.person.deleteMany(), "P2003"],
    [
      "with active Restrict children that where leaves out",
      (prisma) => prisma.person.deleteMany({ where: { hidden: { none: {} } } }),
    ],
    ["with Cascade children: refused", (prisma) => prisma.invoice.deleteMany({ where: { id: 2 } }), "DELETE_REFUSED"],
    [
      "a model that is not soft-deleted, for good",
      (prisma) => prisma.category.deleteMany({ where: { id: 8 } }),
      "- Category 8",
      "Post 2: categoryId = null",
    ],
    [
      "such a model by what an inactive row holds",
      (prisma) => prisma.category.deleteMany({ where: { owner: { name: "zed" } } }),
    ],
  ];

  test.each(named(many))("sets the rows inactive: $name", async ({ write, effect }) => {
    expect(await stage.effect(write(stage.hardened))).toEqual(effect);
  });

  test("answers with the count, and keeps to the limit", async () => {
    expect(await stage.hardened.tag.deleteMany({ limit: 1 })).toEqual({ count: 1 });
    expect(await stage.hardened.tag.deleteMany({})).toEqual({ count: 1 });
    expect(await stage.hardened.tag.deleteMany()).toEqual({ count: 0 });
  });

  test("is not kept back by Restrict children that are inactive", async () => {
    await stage.plain.person.update({ where: { id: 1 }, data: { teamId: 9 } });
    expect(await stage.effect(stage.hardened.team.deleteMany())).toEqual([
      "Person 1: teamId = 9",
      "Team 1: isActive = false",
    ]);
  });

  test("is not kept back by them inside $withInactive either", async () => {
    const { prisma } = stage;
    await stage.plain.person.update({ where: { id: 1 }, data: { teamId: 9 } });
    expect(await stage.effect(prisma.$withInactive(() => prisma.team.deleteMany({ where: { id: 1 } })))).toEqual([
      "Person 1: teamId = 9",
      "Team 1: isActive = false",
    ]);
  });

  test("is kept back by a Restrict child that appears after it has looked", async () => {
    const { plain } = stage;
    const late = plain.$extends({
      query: {
        team: {
          async findMany({ args, query }) {
            const teams = await query(args);
            await plain.person.upsert({ where: { id: 5 }, create: { id: 5, name: "late", teamId: 9 }, update: {} });
            await plain.person.update({ where: { id: 5 }, data: { teamId: 1 } });
            return teams;
          },
        },
      },
    });
    await plain.person.update({ where: { id: 1 }, data: { teamId: 9 } });
    expect(await asPlain(hardenedClient(asPlain(late))).team.deleteMany()).toEqual({ count: 0 });
    expect(await plain.team.findUnique({ where: { id: 1 } })).toMatchObject({ isActive: true });
  });
});
