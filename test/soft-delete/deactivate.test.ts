import { expect, test } from "vitest";
import { hardening, type ModelMap } from "prisma-hardening";
import { models, type HardenedClient } from "../support/clients.js";
import { asPlain, call, codeOf, describeOnOneDatabase, describeOnRows } from "./stage.js";

/** `effect`: the code of the error, or what changes in the whole database. */
type Case = readonly [name: string, write: (prisma: HardenedClient) => Promise<unknown>, ...effect: string[]];

function named(cases: readonly Case[]) {
  return cases.map(([name, write, ...effect]) => ({ name, write, effect }));
}

const where = { id: 1 } as const;
const id = { id: true } as const;

const ANN = [
  "Comment 1: deletedAt = now",
  "Comment 2: deletedAt = now",
  "Membership 1/1: isActive = false",
  "Membership 1/9: isActive = false",
  "Post 1: isActive = false",
  "Post 2: isActive = false",
  "Profile 1: isDeleted = true",
  "User 1: isActive = false",
];

const cases: readonly Case[] = [
  ["a row", (prisma) => prisma.tag.deactivate({ where }), "Tag 1: isActive = false"],
  [
    "a row by another unique key",
    (prisma) => prisma.tag.deactivate({ where: { name: "blue" } }),
    "Tag 2: isActive = false",
  ],
  ["a row of an inverted Boolean", (prisma) => prisma.profile.deactivate({ where }), "Profile 1: isDeleted = true"],
  ["a row that keeps the time", (prisma) => prisma.comment.deactivate({ where }), "Comment 1: deletedAt = now"],
  [
    "a composite id",
    (prisma) => prisma.membership.deactivate({ where: { userId_orgId: { userId: 1, orgId: 1 } } }),
    "Membership 1/1: isActive = false",
  ],
  [
    "with its children, one level",
    (prisma) => prisma.invoice.deactivate({ where }),
    "Invoice 1: isActive = false",
    "InvoiceLine 1: isActive = false",
    "InvoiceLine 2: isActive = false",
  ],
  ["with its children, at any depth", (prisma) => prisma.user.deactivate({ where }), ...ANN],
  [
    "a tree",
    (prisma) => prisma.folder.deactivate({ where }),
    "Folder 1: deletedAt = now",
    "Folder 2: deletedAt = now",
    "Folder 3: deletedAt = now",
  ],
  [
    "part of a tree",
    (prisma) => prisma.folder.deactivate({ where: { id: 2 } }),
    "Folder 2: deletedAt = now",
    "Folder 3: deletedAt = now",
  ],
  [
    "a row with Restrict children, which stay",
    (prisma) => prisma.org.deactivate({ where }),
    "Membership 1/1: isActive = false",
    "Membership 3/1: isActive = false",
    "Membership 9/1: isActive = false",
    "Org 1: isActive = false",
  ],
  ["an inactive row: P2025", (prisma) => prisma.tag.deactivate({ where: { id: 9 } }), "P2025"],
  [
    "an inactive row that keeps the time, whose time stays: P2025",
    (prisma) => prisma.folder.deactivate({ where: { id: 9 } }),
    "P2025",
  ],
  [
    "an inactive row, by naming the field: P2025",
    (prisma) => prisma.tag.deactivate({ where: { id: 9, isActive: false } }),
    "P2025",
  ],
  ["a row that is not there: P2025", (prisma) => prisma.tag.deactivate({ where: { id: 7 } }), "P2025"],
  [
    "by a where that does not match: P2025",
    (prisma) => prisma.user.deactivate({ where: { id: 1, AND: [{ name: "x" }] } }),
    "P2025",
  ],
  [
    "by what an inactive row holds: P2025",
    (prisma) => prisma.comment.deactivate({ where: { id: 2, author: { name: "zed" } } }),
    "P2025",
  ],
];

describeOnRows("deactivate", "written", (stage) => {
  test.each(named(cases))("sets inactive $name", async ({ write, effect }) => {
    expect(await stage.effect(write(stage.prisma))).toEqual(effect);
  });

  test("is P2025 the second time", async () => {
    await stage.prisma.tag.deactivate({ where });
    expect(await stage.effect(stage.prisma.tag.deactivate({ where }))).toEqual(["P2025", "Tag 1: isActive = false"]);
  });

  test("can be awaited twice, and has then, catch and finally", async () => {
    const promise = stage.prisma.tag.deactivate({ where });
    expect(await promise).toEqual(await promise);
    expect(await stage.prisma.tag.deactivate({ where }).catch((error: unknown) => codeOf(error))).toBe("P2025");
    expect(await stage.prisma.tag.restore({ where }).then(({ isActive }) => isActive)).toBe(true);
    let isSettled = false;
    await expect(stage.prisma.tag.restore({ where }).finally(() => (isSettled = true))).rejects.toThrow();
    expect(isSettled).toBe(true);
    expect(await stage.changes()).toEqual([]);
  });

  test("can be undone in the same interactive transaction, whose reads see both", async () => {
    await stage.prisma.$transaction(async (tx) => {
      await tx.folder.deactivate({ where });
      expect(await tx.folder.count()).toBe(1);
      await tx.folder.restore({ where });
      expect(await tx.folder.count()).toBe(4);
    });
    expect(await stage.changes()).toEqual([]);
  });

  const results: readonly (readonly [
    name: string,
    write: (prisma: HardenedClient) => Promise<unknown>,
    answer: unknown,
  ])[] = [
    [
      "the row as stored afterwards",
      (prisma) => prisma.tag.deactivate({ where }),
      { id: 1, name: "red", isActive: false },
    ],
    [
      "select",
      (prisma) => prisma.post.deactivate({ where, select: { isActive: true, tags: { select: id } } }),
      { isActive: false, tags: [{ id: 1 }] },
    ],
    [
      "include",
      (prisma) => prisma.invoice.deactivate({ where, include: { lines: true } }),
      { id: 1, number: "A1", isActive: false, lines: [] },
    ],
    ["omit", (prisma) => prisma.tag.deactivate({ where, omit: { isActive: true } }), { id: 1, name: "red" }],
    [
      "_count",
      (prisma) => prisma.user.deactivate({ where, select: { _count: { select: { posts: true, reports: true } } } }),
      { _count: { posts: 0, reports: 1 } },
    ],
    [
      "an inactive optional relation",
      (prisma) => prisma.post.deactivate({ where: { id: 2 }, select: { editor: true } }),
      { editor: null },
    ],
    [
      "an inactive required relation",
      (prisma) => prisma.post.deactivate({ where: { id: 8 }, select: { author: true } }),
      { author: null },
    ],
  ];
  test.each(results)("answers as delete does: %s", async (_name, write, answer) => {
    expect(await write(stage.prisma)).toEqual(answer);
  });

  test("keeps one time for all rows of a call", async () => {
    await stage.prisma.folder.deactivate({ where });
    const rows = await stage.plain.folder.findMany({ where: { id: { in: [1, 2, 3] } } });
    expect(new Set(rows.map(({ deletedAt }) => deletedAt?.getTime())).size).toBe(1);
  });

  test.each([
    ["itself", { id: 1, parentId: 1 }],
    ["a row below it", { id: 1, parentId: 3 }],
  ])("ends where a row is below %s", async (_name, { id, parentId }) => {
    await stage.plain.folder.update({ where: { id }, data: { parentId } });
    await stage.prisma.folder.deactivate({ where });
    expect(await stage.plain.folder.count({ where: { id: { in: [1, 2, 3] }, deletedAt: null } })).toBe(0);
  });

  test("takes more children than one statement has parameters for", async () => {
    await stage.plain.comment.createMany({
      data: Array.from({ length: 1_100 }, (_, index) => ({ id: 100 + index, text: "", postId: 4 })),
    });
    await stage.prisma.post.deactivate({ where: { id: 4 } });
    expect(await stage.plain.comment.count({ where: { postId: 4, deletedAt: null } })).toBe(0);
  });

  test("takes more children with a composite id than one statement has parameters for", async () => {
    const numbers = Array.from({ length: 1_100 }, (_, index) => 100 + index);
    await stage.plain.user.createMany({
      data: numbers.map((number) => ({ id: number, email: String(number), orgId: 2 })),
    });
    await stage.plain.membership.createMany({ data: numbers.map((userId) => ({ userId, orgId: 2 })) });
    await stage.prisma.org.deactivate({ where: { id: 2 } });
    expect(await stage.plain.membership.count({ where: { orgId: 2, isActive: true } })).toBe(0);
    await stage.prisma.org.restore({ where: { id: 2 } });
    expect(await stage.plain.membership.count({ where: { orgId: 2, isActive: true } })).toBe(1_100);
  });

  test("in a batch transaction is refused, and changes nothing", async () => {
    const batch = async () =>
      asPlain(stage.prisma).$transaction([call(stage.prisma, "tag", "deactivate", { where })] as never);
    await expect(batch()).rejects.toThrow();
    // What it might have started would be seen by the time another transaction has been committed.
    await stage.prisma.$transaction(async (tx) => tx.category.count());
    await expect.poll(() => stage.changes(), { timeout: 250 }).toEqual([]);
  });

  test.each([undefined, {}, { where: undefined }, { where: {} }, { where: { isActive: true } }])(
    "with %j changes nothing",
    async (args) => {
      await expect(call(stage.prisma, "tag", "deactivate", args)).rejects.toThrow();
      await expect(call(stage.prisma, "tag", "restore", args)).rejects.toThrow();
      expect(await stage.changes()).toEqual([]);
    },
  );

  test.each(["select", "include", "omit"])(
    "that is refused leaves nothing half done, also where the transaction goes on: %s",
    async (key) => {
      await stage.prisma.$transaction(async (tx) => {
        await expect(call(tx, "user", "deactivate", { where, [key]: { gone: true } })).rejects.toThrow(/Unknown field/);
      });
      expect(await stage.changes()).toEqual([]);
    },
  );

  test.each(["deactivate", "restore"])("%s with a selection and without a where is refused by Prisma", async (name) => {
    const write = call(stage.prisma, "tag", name, { select: id });
    await expect(write).rejects.toMatchObject({ name: "PrismaClientValidationError" });
  });

  test("is not a method of a model that is not soft-deleted", () => {
    expect(stage.prisma.category).not.toHaveProperty("deactivate");
    expect(stage.prisma.category).not.toHaveProperty("restore");
  });
});

describeOnOneDatabase("deactivate on the client of an interactive transaction", "written", (stage) => {
  test.each(named(cases))("sets inactive $name", async ({ write, effect }) => {
    const transaction = stage.prisma.$transaction(async (tx) => write(tx as unknown as HardenedClient));
    expect(await stage.effect(transaction)).toEqual(effect);
  });
});

describeOnOneDatabase("deactivate, in a schema with other keys,", "written", (stage) => {
  const keys: readonly (readonly [name: string, invoice: object, line: object])[] = [
    ["takes children that refer to another key than the one that names the row", { id: ["number"] }, {}],
    [
      "takes children that refer to several fields",
      {},
      { fields: ["invoiceId", "isActive"], references: ["id", "isActive"] },
    ],
  ];
  test.each(keys)("%s, and so does restore", async (_name, invoice, line) => {
    const copy = structuredClone(models) as unknown as {
      models: Record<string, { relations: Record<string, object> }>;
    };
    Object.assign(copy.models["Invoice"] ?? {}, invoice);
    Object.assign(copy.models["InvoiceLine"]?.relations["invoice"] ?? {}, line);
    const prisma = stage.plain.$extends(hardening({ models: copy as unknown as ModelMap }));
    expect(await stage.effect(call(prisma, "invoice", "deactivate", { where }))).toEqual([
      "Invoice 1: isActive = false",
      "InvoiceLine 1: isActive = false",
      "InvoiceLine 2: isActive = false",
    ]);
    expect(await stage.effect(call(prisma, "invoice", "restore", { where }))).toEqual([
      "InvoiceLine 9: isActive = true",
    ]);
  });
});
