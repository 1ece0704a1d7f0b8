import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnRows } from "./stage.js";

const user = { id: 5, email: "", orgId: 1 } as const;
const upsert = { create: user, update: { name: "x" } } as const;
const another = { create: { id: 6, email: "6", orgId: 1 }, update: { name: "y" } } as const;

const team = { create: { id: 5, name: "" }, update: { name: "x" } } as const;

/** `effect`: the code of the error, or what changes in the whole database. */
type Case = readonly [name: string, write: (prisma: PlainClient) => Promise<unknown>, ...effect: string[]];

function named(cases: readonly Case[]) {
  return cases.map(([name, write, ...effect]) => ({ name, write, effect }));
}

describeOnRows("a nested upsert of the row that a foreign key names", "written", (stage) => {
  /** The editor of post 2 is inactive, and so is the owner of its category; its author is active. */
  const cases: readonly Case[] = [
    [
      "before an upsert of an active row",
      (prisma) => prisma.post.update({ where: { id: 2 }, data: { editor: { upsert }, author: { upsert: another } } }),
      "P2025",
    ],
    [
      "after an upsert of an active row",
      (prisma) => prisma.post.update({ where: { id: 2 }, data: { author: { upsert: another }, editor: { upsert } } }),
      "P2025",
    ],
    [
      "after other nested writes",
      (prisma) =>
        prisma.post.update({
          where: { id: 2 },
          data: { title: "x", tags: { connect: { id: 2 } }, editor: { upsert } },
        }),
      "P2025",
    ],
    [
      "through a model that is not soft-deleted",
      (prisma) =>
        prisma.post.update({
          where: { id: 2 },
          data: {
            category: {
              upsert: { create: { id: 5, name: "", owner: { connect: { id: 1 } } }, update: { owner: { upsert } } },
            },
          },
        }),
      "P2025",
    ],
    [
      "of a list, which holds no key, as an array",
      (prisma) =>
        prisma.user.update({
          where: { id: 1 },
          data: {
            posts: {
              upsert: [1, 2].map((id) => ({
                where: { id },
                create: { id, title: "" },
                update: { title: `new ${String(id)}` },
              })),
            },
          },
        }),
      "Post 1: title = new 1",
      "Post 2: title = new 2",
    ],
    [
      "in the update of a list",
      (prisma) =>
        prisma.user.update({
          where: { id: 1 },
          data: { posts: { update: { where: { id: 2 }, data: { editor: { upsert } } } } },
        }),
      "P2025",
    ],
    [
      "in the upsert of a list, whose id is taken",
      (prisma) =>
        prisma.user.update({
          where: { id: 1 },
          data: {
            posts: { upsert: { where: { id: 2 }, create: { id: 2, title: "" }, update: { editor: { upsert } } } },
          },
        }),
      "P2002",
    ],
    [
      "in the update of a to-one relation",
      (prisma) => prisma.ticket.update({ where: { id: 6 }, data: { nulled: { update: { team: { upsert: team } } } } }),
      "P2025",
    ],
    [
      "in the update of a to-one relation, with data",
      (prisma) =>
        prisma.ticket.update({
          where: { id: 6 },
          data: { nulled: { update: { where: { name: "fay" }, data: { team: { upsert: team } } } } },
        }),
      "P2025",
    ],
  ];
  test.each(named(cases))("does not reach an inactive row: $name", async ({ write, effect }) => {
    expect(await stage.effect(write(stage.hardened))).toEqual(effect);
  });

  test("does not reach an active row below an inactive one", async () => {
    const write = stage.hardened.post.update({ where: { id: 9 }, data: { editor: { upsert } } });
    expect(await stage.effect(write)).toEqual(["P2025"]);
  });

  test("reaches an inactive row inside $withInactive", async () => {
    const write = () => stage.hardened.post.update({ where: { id: 2 }, data: { editor: { upsert } } });
    expect(await stage.effect(stage.prisma.$withInactive(write))).toEqual(["User 9: name = x"]);
  });

  test("with a where of its own takes an inactive row for one that does not match", async () => {
    const update = (where: object) => ({ where: { id: 2 }, data: { editor: { upsert: { where, ...upsert } } } });
    const missing = await stage.effect(stage.plain.post.update(update({ name: "no one" })));
    expect(await stage.effect(stage.hardened.post.update(update({ name: "zed" })))).toEqual(missing);
  });

  test("with a where of its own keeps back an inactive row below it", async () => {
    await stage.plain.post.update({ where: { id: 1 }, data: { editorId: 3 } });
    const chained = { create: user, update: { manager: { upsert: another } } };
    const data = { editor: { upsert: { where: { name: "cat" }, ...chained } } };
    await expect(stage.hardened.post.update({ where: { id: 1 }, data })).rejects.toThrow();
    expect(await stage.changes()).toEqual(["Post 1: editorId = 3"]);
  });

  test("with a where of its own updates the active row that matches", async () => {
    const data = { editor: { upsert: { where: { name: "bob" }, ...upsert } } };
    expect(await stage.effect(stage.hardened.post.update({ where: { id: 1 }, data }))).toEqual(["User 2: name = x"]);
  });
});
