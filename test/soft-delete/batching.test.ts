import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnRows } from "./stage.js";

type Ask = (prisma: PlainClient, id: number) => Promise<unknown>;

const IDS = Array.from({ length: 20 }, (_, index) => (index % 9) + 1);

describeOnRows("the number of statements is that of the plain client", "read", (stage) => {
  const statements: string[] = [];
  let isListening = false;

  async function count(ask: () => Promise<unknown>): Promise<number> {
    if (!isListening) stage.plain.$on("query", ({ query }) => statements.push(query));
    isListening = true;
    statements.length = 0;
    await ask();
    await setImmediate();
    return statements.filter((statement) => !/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT)/i.test(statement)).length;
  }

  const parallel: readonly (readonly [name: string, ask: Ask, statements: number])[] = [
    ["findUnique", (prisma, id) => prisma.user.findUnique({ where: { id } }), 1],
    ["findUnique with select", (prisma, id) => prisma.user.findUnique({ where: { id }, select: { name: true } }), 1],
    [
      "findUnique that names the soft-delete field",
      (prisma, id) => prisma.user.findUnique({ where: { id, isActive: true } }),
      1,
    ],
    [
      "findUnique that names the soft-delete field as absent",
      (prisma, id) => prisma.user.findUnique({ where: { id, isActive: undefined as never } }),
      1,
    ],
    ["findUnique by another key", (prisma, id) => prisma.tag.findUnique({ where: { name: String(id) } }), 1],
    ["findUnique of a row that keeps the time", (prisma, id) => prisma.comment.findUnique({ where: { id } }), 1],
    ["findUnique of an inverted Boolean", (prisma, id) => prisma.profile.findUnique({ where: { id } }), 1],
    [
      "findUnique of a model that is not soft-deleted",
      (prisma, id) => prisma.category.findUnique({ where: { id } }),
      1,
    ],
    ["findUnique with a list", (prisma, id) => prisma.user.findUnique({ where: { id }, include: { posts: true } }), 2],
    [
      "findUnique with an optional relation",
      (prisma, id) => prisma.post.findUnique({ where: { id }, include: { editor: true } }),
      2,
    ],
    [
      "findUnique with a required relation",
      (prisma, id) => prisma.post.findUnique({ where: { id }, include: { author: true } }),
      2,
    ],
    [
      "findUnique with two levels",
      (prisma, id) => prisma.comment.findUnique({ where: { id }, include: { post: { include: { author: true } } } }),
      3,
    ],
    [
      "findUnique with a required relation under null",
      (prisma, id) => prisma.ticket.findUnique({ where: { id }, include: { nulled: true } }),
      2,
    ],
    ["a fluent list", (prisma, id) => prisma.user.findUnique({ where: { id } }).posts(), 2],
    ["a fluent required relation", (prisma, id) => prisma.post.findUnique({ where: { id } }).author(), 2],
    ["a fluent optional relation", (prisma, id) => prisma.post.findUnique({ where: { id } }).editor(), 2],
    ["findUniqueOrThrow", (prisma, id) => prisma.user.findUniqueOrThrow({ where: { id: id === 9 ? 1 : 2 } }), 1],
  ];
  test.each(parallel)("for 20 parallel calls: %s", async (_name, ask, statements) => {
    const all = (prisma: PlainClient) => Promise.all(IDS.map((id) => ask(prisma, id)));
    expect(await count(() => all(stage.hardened))).toBe(statements);
    expect(await count(() => all(stage.plain))).toBe(statements);
  });

  test("for parallel calls in $withInactive", async () => {
    const { prisma } = stage;
    const all = () =>
      prisma.$withInactive(() => Promise.all(IDS.map((id) => prisma.user.findUnique({ where: { id } }))));
    expect(await count(all)).toBe(1);
  });

  test("and parallel calls answer each with its own row", async () => {
    const { hardened } = stage;
    const users = await Promise.all(IDS.map((id) => hardened.user.findUnique({ where: { id }, select: { id: true } })));
    expect(users.map((user) => user?.id ?? null)).toEqual(IDS.map((id) => ([1, 2, 3, 8].includes(id) ? id : null)));
    const authors = await Promise.all(
      IDS.map((id) => hardened.post.findUnique({ where: { id } }).author({ select: { id: true } })),
    );
    const expected = new Map([
      [1, 1],
      [2, 1],
      [4, 2],
    ]);
    expect(authors.map((author) => author?.id ?? null)).toEqual(IDS.map((id) => expected.get(id) ?? null));
  });

  const single: readonly (readonly [name: string, ask: (prisma: PlainClient) => Promise<unknown>])[] = [
    [
      "findMany",
      (prisma) =>
        prisma.user.findMany({ include: { posts: { include: { tags: true } }, profile: true, _count: true } }),
    ],
    [
      "findMany with required relations",
      (prisma) => prisma.post.findMany({ include: { author: { include: { org: true } } } }),
    ],
    ["count", (prisma) => prisma.user.count({ where: { posts: { every: { views: 1 } } } })],
    ["updateMany", (prisma) => prisma.tag.updateMany({ data: { isActive: { set: true } }, where: { id: 1 } })],
  ];
  test.each(single)("for one call: %s", async (_name, ask) => {
    expect(await count(() => ask(stage.hardened))).toBe(await count(() => ask(stage.plain)));
  });
});
