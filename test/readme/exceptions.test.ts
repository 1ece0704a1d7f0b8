import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgres } from "../support/each-database.js";
import { openWorld, type World } from "../support/world.js";
import { readmePath } from "./code-blocks.js";

/** The bold words that begin each point of the README's list of exceptions. */
const exceptions = [
  ...(readFileSync(readmePath, "utf8").split("## Exceptions")[1]?.split("\n## ")[0] ?? "").matchAll(
    /^- \*\*(.+?)\*\*/gm,
  ),
].map(([, title]) => title);

/** One test for each of them, under the same words. */
const contracts: Record<string, (world: World) => Promise<void>> = {
  "Raw SQL": async ({ prisma }) => {
    const rows = await prisma.$queryRaw<unknown[]>`SELECT "id" FROM "Tag" WHERE NOT "isActive"`;
    expect(rows).toEqual([{ id: 2 }]);
  },
  "A foreign key set as a number": async ({ plain, prisma }) => {
    await prisma.profile.create({ data: { id: 9, userId: 2 } });
    expect(await plain.profile.findUnique({ where: { id: 9 }, select: { userId: true } })).toEqual({ userId: 2 });
    const connected = prisma.profile.create({ data: { id: 10, user: { connect: { id: 2 } } } });
    await expect(connected).rejects.toMatchObject({ code: "P2025" });
  },
  "A cursor on an inactive row": async ({ prisma }) => {
    const page = (id: number) =>
      prisma.folder.findMany({ cursor: { id }, orderBy: { id: "asc" }, select: { id: true } });
    expect(await page(2)).toEqual([{ id: 3 }]);
    expect(await prisma.tag.findMany({ cursor: { id: 2 }, orderBy: { id: "asc" } })).toEqual([]);
  },
  "`set` on a list": async ({ plain, prisma }) => {
    await prisma.post.update({ where: { id: 1 }, data: { tags: { set: [{ id: 3 }] } } });
    const { tags } = await plain.post.findUniqueOrThrow({
      where: { id: 1 },
      select: { tags: { select: { id: true } } },
    });
    expect(tags).toEqual([{ id: 3 }]);
    await prisma.post.update({ where: { id: 1 }, data: { editor: { disconnect: true } } });
    expect(await plain.post.findUnique({ where: { id: 1 }, select: { editorId: true } })).toEqual({ editorId: null });
  },
  "A physical delete": async ({ plain, prisma }) => {
    await prisma.category.delete({ where: { id: 1 } });
    expect(await plain.post.findUnique({ where: { id: 2 }, select: { categoryId: true } })).toEqual({
      categoryId: null,
    });
  },
  "`upsert`": async ({ plain, prisma }) => {
    const statements: string[] = [];
    plain.$on("query", ({ query }) => statements.push(query));
    const tag = { id: 7, name: "new" };
    await prisma.tag.upsert({ where: { name: "new" }, create: tag, update: { name: "new" } });
    expect(statements.some((statement) => statement.includes("ON CONFLICT"))).toBe(false);
    expect(statements.filter((statement) => /^(SELECT|INSERT)/.test(statement)).length).toBeGreaterThan(1);
  },
  "An extension added after this one": async ({ prisma }) => {
    const later = prisma.$extends({
      query: { tag: { findMany: ({ args, query }) => query({ ...args, where: { isActive: false } }) } },
    });
    expect(await later.tag.findMany({ select: { id: true } })).toEqual([{ id: 2 }]);
  },
};

test("the README's exceptions and their tests are the same list", () => {
  expect(Object.keys(contracts)).toEqual(exceptions);
});

describe("an exception is what the README says of it", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(postgres(), "exceptions");
    const { plain } = world;
    await plain.org.createMany({
      data: [
        { id: 1, name: "a" },
        { id: 2, name: "b" },
      ],
    });
    await plain.user.createMany({
      data: [
        { id: 1, email: "a", orgId: 1 },
        { id: 2, email: "b", orgId: 1, isActive: false },
      ],
    });
    await plain.category.create({ data: { id: 1, name: "c", ownerId: 2 } });
    await plain.tag.createMany({
      data: [
        { id: 1, name: "t1" },
        { id: 2, name: "t2", isActive: false },
        { id: 3, name: "t3" },
      ],
    });
    await plain.post.create({
      data: { id: 1, title: "p", authorId: 1, editorId: 2, tags: { connect: [{ id: 1 }, { id: 2 }] } },
    });
    await plain.post.create({ data: { id: 2, title: "q", authorId: 1, categoryId: 1, isActive: false } });
    await plain.folder.createMany({
      data: [
        { id: 1, name: "f" },
        { id: 2, name: "g", deletedAt: new Date() },
        { id: 3, name: "h" },
      ],
    });
  });
  afterAll(() => world.stop());

  test.each(Object.entries(contracts))("%s", (_, contract) => contract(world));
});
