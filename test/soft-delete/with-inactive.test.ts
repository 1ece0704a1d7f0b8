import { expect, test } from "vitest";
import { hardenedClient, type HardenedClient } from "../support/clients.js";
import { describeOnRows, ids } from "./stage.js";

const orderBy = { id: "asc" } as const;
const id = { id: true } as const;
const ALL = [1, 2, 9];
const ACTIVE = [1, 2];

const tags = (prisma: Pick<HardenedClient, "tag">) => prisma.tag.findMany({ orderBy }).then(ids);

describeOnRows("$withInactive shows inactive rows", "read", (stage) => {
  const reads: readonly (readonly [
    name: string,
    ask: (prisma: HardenedClient) => Promise<unknown>,
    answer: unknown,
  ])[] = [
    ["findMany", (prisma) => prisma.tag.findMany({ orderBy }).then(ids), ALL],
    ["findUnique", (prisma) => prisma.tag.findUnique({ where: { id: 9 }, select: id }), { id: 9 }],
    ["findUniqueOrThrow", (prisma) => prisma.tag.findUniqueOrThrow({ where: { id: 9 }, select: id }), { id: 9 }],
    ["findFirst", (prisma) => prisma.tag.findFirst({ orderBy: { id: "desc" }, select: id }), { id: 9 }],
    ["count", (prisma) => prisma.tag.count(), 3],
    ["aggregate", (prisma) => prisma.tag.aggregate({ _max: id }), { _max: { id: 9 } }],
    [
      "groupBy",
      (prisma) => prisma.tag.groupBy({ by: "isActive", _count: true, orderBy: { isActive: "asc" } }),
      [
        { isActive: false, _count: 1 },
        { isActive: true, _count: 2 },
      ],
    ],
    ["where, relations", (prisma) => prisma.user.findMany({ where: { manager: { name: "zed" } } }).then(ids), [3]],
    [
      "include, lists",
      (prisma) => prisma.post.findUnique({ where: { id: 1 }, select: { tags: { select: id, orderBy } } }),
      { tags: [{ id: 1 }, { id: 9 }] },
    ],
    [
      "include, required relations",
      (prisma) => prisma.post.findUnique({ where: { id: 8 }, select: { author: { select: id } } }),
      { author: { id: 9 } },
    ],
    [
      "include, required relations under throw",
      (prisma) => prisma.ticket.findUnique({ where: { id: 5 }, select: { thrown: { select: id } } }),
      { thrown: { id: 9 } },
    ],
    [
      "_count",
      (prisma) => prisma.tag.findUnique({ where: { id: 1 }, select: { _count: true } }),
      { _count: { posts: 3 } },
    ],
    ["the fluent API", (prisma) => prisma.post.findUnique({ where: { id: 8 } }).author({ select: id }), { id: 9 }],
    [
      "orderBy _count",
      (prisma) => prisma.tag.findFirst({ orderBy: { posts: { _count: "desc" } }, select: id }),
      { id: 1 },
    ],
    ["a cursor on an inactive row", (prisma) => prisma.tag.findMany({ cursor: { id: 9 } }).then(ids), [9]],
    ["a deactivated row's count", (prisma) => prisma.tag.count({ where: { isActive: false } }), 1],
  ];
  test.each(reads)("%s", async (_name, ask, answer) => {
    expect(await stage.prisma.$withInactive(() => ask(stage.prisma))).toEqual(answer);
  });
});

describeOnRows("$withInactive lets writes reach inactive rows", "written", (stage) => {
  const writes: readonly (readonly [
    name: string,
    write: (prisma: HardenedClient) => Promise<unknown>,
    ...effect: string[],
  ])[] = [
    ["update", (prisma) => prisma.tag.update({ where: { id: 9 }, data: { name: "x" } }), "Tag 9: name = x"],
    [
      "update to active",
      (prisma) => prisma.tag.update({ where: { id: 9 }, data: { isActive: true } }),
      "Tag 9: isActive = true",
    ],
    ["updateMany", (prisma) => prisma.team.updateMany({ data: { name: "x" } }), "Team 1: name = x", "Team 9: name = x"],
    [
      "upsert",
      (prisma) => prisma.tag.upsert({ where: { id: 9 }, create: { id: 9, name: "" }, update: { name: "x" } }),
      "Tag 9: name = x",
    ],
    [
      "nested connect",
      (prisma) => prisma.post.update({ where: { id: 8 }, data: { editor: { connect: { id: 9 } } } }),
      "Post 8: editorId = 9",
    ],
    [
      "nested update",
      (prisma) => prisma.user.update({ where: { id: 2 }, data: { profile: { update: { bio: "x" } } } }),
      "Profile 9: bio = x",
    ],
    [
      "nested updateMany",
      (prisma) =>
        prisma.invoice.update({
          where: { id: 1 },
          data: { lines: { updateMany: { where: { id: 9 }, data: { text: "x" } } } },
        }),
      "InvoiceLine 9: text = x",
    ],
    [
      "nested upsert",
      (prisma) =>
        prisma.user.update({
          where: { id: 2 },
          data: { profile: { upsert: { create: { id: 5 }, update: { bio: "x" } } } },
        }),
      "Profile 9: bio = x",
    ],
    [
      "nested disconnect",
      (prisma) => prisma.user.update({ where: { id: 1 }, data: { reports: { disconnect: { id: 9 } } } }),
      "User 9: managerId = null",
    ],
    [
      "delete, which stays a deactivation",
      (prisma) => prisma.tag.delete({ where: { id: 1 } }),
      "Tag 1: isActive = false",
    ],
    [
      "deleteMany, which stays a deactivation",
      (prisma) => prisma.tag.deleteMany(),
      "Tag 1: isActive = false",
      "Tag 2: isActive = false",
    ],
    [
      "nested delete, which stays a deactivation",
      (prisma) => prisma.user.update({ where: { id: 1 }, data: { profile: { delete: true } } }),
      "Profile 1: isDeleted = true",
    ],
    [
      "deactivate",
      (prisma) => prisma.folder.deactivate({ where: { id: 2 } }),
      "Folder 2: deletedAt = now",
      "Folder 3: deletedAt = now",
    ],
    ["restore", (prisma) => prisma.tag.restore({ where: { id: 9 } }), "Tag 9: isActive = true"],
  ];
  test.each(writes.map(([name, write, ...effect]) => ({ name, write, effect })))("$name", async ({ write, effect }) => {
    expect(await stage.effect(stage.prisma.$withInactive(() => write(stage.prisma)))).toEqual(effect);
  });

  test("and answer with them", async () => {
    const { prisma } = stage;
    const editor = { select: { id: true } } as const;
    const update = () => prisma.post.update({ where: { id: 2 }, data: {}, select: { editor } });
    expect(await prisma.$withInactive(update)).toEqual({ editor: { id: 9 } });
    const remove = () => prisma.category.delete({ where: { id: 8 }, select: { owner: editor } });
    expect(await prisma.$withInactive(remove)).toEqual({ owner: { id: 9 } });
  });
});

describeOnRows("$withInactive", "written", (stage) => {
  test("answers with what the function returns", async () => {
    const { prisma } = stage;
    expect(await prisma.$withInactive(() => 5)).toBe(5);
    expect(await prisma.$withInactive(async () => (await tags(prisma)).length)).toBe(3);
    expect(await prisma.$withInactive(() => null)).toBeNull();
  });

  test("awaits inside a query that the function only returns", async () => {
    const { prisma } = stage;
    expect(await prisma.$withInactive(() => prisma.tag.count())).toBe(3);
    expect(
      await prisma.$withInactive(() => prisma.$transaction([prisma.tag.count(), prisma.tag.findMany()])),
    ).toMatchObject([3, { length: 3 }]);
    const promise = prisma.tag.count();
    expect(await prisma.$withInactive(() => promise)).toBe(3);
  });

  test("ends with the function, also when it throws or rejects", async () => {
    const { prisma } = stage;
    await prisma.$withInactive(() => tags(prisma));
    expect(await tags(prisma)).toEqual(ACTIVE);
    await expect(
      prisma.$withInactive(() => {
        throw new TypeError("sync");
      }),
    ).rejects.toThrow("sync");
    expect(await tags(prisma)).toEqual(ACTIVE);
    await expect(prisma.$withInactive(() => Promise.reject(new TypeError("async")))).rejects.toThrow("async");
    expect(await tags(prisma)).toEqual(ACTIVE);
  });

  test("ends with the function for what goes on after it", async () => {
    const { prisma } = stage;
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let late: Promise<number[]> | undefined;
    await prisma.$withInactive(() => {
      late = ended.then(() => tags(prisma));
    });
    end();
    expect(await late).toEqual(ACTIVE);
  });

  test("does not reach a query that was made inside and is awaited outside", async () => {
    const { prisma } = stage;
    const made = await prisma.$withInactive(() => ({ query: prisma.tag.findMany({ orderBy }) }));
    expect(ids(await made.query)).toEqual(ACTIVE);
  });

  test("nests", async () => {
    const { prisma } = stage;
    await prisma.$withInactive(async () => {
      expect(await prisma.$withInactive(() => tags(prisma))).toEqual(ALL);
      expect(await tags(prisma)).toEqual(ALL);
    });
    expect(await tags(prisma)).toEqual(ACTIVE);
  });

  test("does not reach calls that run at the same time outside", async () => {
    const { prisma } = stage;
    const calls = Array.from({ length: 12 }, (_, index) =>
      index % 2 === 0 ? tags(prisma) : prisma.$withInactive(() => tags(prisma)),
    );
    for (const [index, answer] of (await Promise.all(calls)).entries())
      expect(answer).toEqual(index % 2 === 0 ? ACTIVE : ALL);
  });

  test("keeps apart findUnique calls that Prisma merges", async () => {
    const { prisma } = stage;
    const find = () => prisma.tag.findUnique({ where: { id: 9 }, select: id });
    const [outside, inside, active] = await Promise.all([
      find(),
      prisma.$withInactive(find),
      prisma.tag.findUnique({ where: { id: 1 }, select: id }),
    ]);
    expect([outside, inside, active]).toEqual([null, { id: 9 }, { id: 1 }]);
  });

  test("works inside and around an interactive transaction", async () => {
    const { prisma } = stage;
    await prisma.$transaction(async (tx) => {
      expect(await tags(tx)).toEqual(ACTIVE);
      expect(await tx.$withInactive(() => tags(tx))).toEqual(ALL);
      await tx.tag.delete({ where: { id: 1 } });
      expect(await tx.$withInactive(() => tags(tx))).toEqual(ALL);
      expect(await tags(tx)).toEqual([2]);
    });
    expect(await prisma.$withInactive(() => prisma.$transaction((tx) => tags(tx)))).toEqual(ALL);
  });

  test("changes nothing where soft delete is off", async () => {
    const off = hardenedClient(stage.plain, { softDelete: false });
    expect(await tags(off)).toEqual(ALL);
    expect(await off.$withInactive(() => tags(off))).toEqual(ALL);
  });
});
