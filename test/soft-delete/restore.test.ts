import { expect, test } from "vitest";
import type { HardenedClient } from "../support/clients.js";
import { DELETED_AT } from "./rows.js";
import { call, describeOnRows, outcome } from "./stage.js";

/** `effect`: the code of the error, or what changes in the whole database. */
type Case = readonly [name: string, write: (prisma: HardenedClient) => Promise<unknown>, ...effect: string[]];

function named(cases: readonly Case[]) {
  return cases.map(([name, write, ...effect]) => ({ name, write, effect }));
}

const gone = { id: 9 } as const;
const id = { id: true } as const;

describeOnRows("restore", "written", (stage) => {
  const cases: readonly Case[] = [
    ["a row", (prisma) => prisma.tag.restore({ where: gone }), "Tag 9: isActive = true"],
    [
      "a row by another unique key",
      (prisma) => prisma.tag.restore({ where: { name: "gone" } }),
      "Tag 9: isActive = true",
    ],
    [
      "a row of an inverted Boolean",
      (prisma) => prisma.profile.restore({ where: gone }),
      "Profile 9: isDeleted = false",
    ],
    ["a row that keeps the time", (prisma) => prisma.comment.restore({ where: gone }), "Comment 9: deletedAt = null"],
    [
      "a composite id",
      (prisma) => prisma.membership.restore({ where: { userId_orgId: { userId: 2, orgId: 1 } } }),
      "Membership 2/1: isActive = true",
    ],
    [
      "a row whose children are active",
      (prisma) => prisma.folder.restore({ where: gone }),
      "Folder 9: deletedAt = null",
    ],
    ["a row below an inactive one", (prisma) => prisma.org.restore({ where: gone }), "Org 9: isActive = true"],
    [
      "a row that names the field",
      (prisma) => prisma.tag.restore({ where: { id: 9, isActive: false } }),
      "Tag 9: isActive = true",
    ],
    [
      "by more conditions",
      (prisma) => prisma.tag.restore({ where: { id: 9, AND: [{ name: "gone" }] } }),
      "Tag 9: isActive = true",
    ],
    [
      "by AND conditions that do not match: P2025",
      (prisma) => prisma.tag.restore({ where: { id: 9, AND: [{ name: "x" }] } }),
      "P2025",
    ],
    [
      "by an AND condition that does not match: P2025",
      (prisma) => prisma.tag.restore({ where: { id: 9, AND: { name: "x" } } }),
      "P2025",
    ],
    [
      "by an active row's value of the field: P2025",
      (prisma) => prisma.tag.restore({ where: { id: 9, isActive: true } }),
      "P2025",
    ],
    ["an active row: P2025", (prisma) => prisma.tag.restore({ where: { id: 1 } }), "P2025"],
    ["an active row that keeps the time: P2025", (prisma) => prisma.folder.restore({ where: { id: 1 } }), "P2025"],
    ["a row that is not there: P2025", (prisma) => prisma.tag.restore({ where: { id: 7 } }), "P2025"],
    [
      "by what an active row holds",
      (prisma) => prisma.post.restore({ where: { id: 9, author: { name: "ann" } } }),
      "Post 9: isActive = true",
    ],
    [
      "what deactivate set inactive",
      (prisma) =>
        prisma.invoice.deactivate({ where: { id: 2 } }).then(() => prisma.invoice.restore({ where: { id: 2 } })),
    ],
  ];
  test.each(named(cases))("sets active again $name", async ({ write, effect }) => {
    expect(await stage.effect(write(stage.prisma))).toEqual(effect);
  });

  test("brings back all inactive children where the schema keeps a Boolean", async () => {
    await stage.prisma.user.deactivate({ where: { id: 1 } });
    await stage.prisma.user.restore({ where: { id: 1 } });
    // These were inactive before: a Boolean does not say when.
    expect(await stage.changes()).toEqual(["Comment 9: deletedAt = null", "Post 9: isActive = true"]);
  });

  test("brings back the children that went in the same call where the schema keeps the time", async () => {
    await stage.prisma.folder.deactivate({ where: { id: 1 } });
    await stage.prisma.folder.restore({ where: { id: 1 } });
    expect(await stage.changes()).toEqual([]);
  });

  test("leaves children inactive that went before", async () => {
    await stage.plain.folder.update({ where: { id: 3 }, data: { deletedAt: DELETED_AT } });
    await stage.prisma.folder.deactivate({ where: { id: 1 } });
    await stage.prisma.folder.restore({ where: { id: 1 } });
    expect(await stage.changes()).toEqual(["Folder 3: deletedAt = DELETED_AT"]);
  });

  test("leaves what is below them inactive too", async () => {
    await stage.plain.folder.updateMany({ where: { id: 2 }, data: { deletedAt: DELETED_AT } });
    await stage.prisma.folder.deactivate({ where: { id: 1 } });
    await stage.plain.folder.update({ where: { id: 3 }, data: { deletedAt: DELETED_AT } });
    await stage.prisma.folder.restore({ where: { id: 1 } });
    expect(await stage.changes()).toEqual(["Folder 2: deletedAt = DELETED_AT", "Folder 3: deletedAt = DELETED_AT"]);
  });

  test("brings back what delete set inactive in one call", async () => {
    await stage.prisma.post.delete({ where: { id: 4 } });
    await stage.prisma.invoice.delete({ where: { id: 1 } });
    await stage.prisma.post.restore({ where: { id: 4 } });
    await stage.prisma.invoice.restore({ where: { id: 1 } });
    expect(await stage.changes()).toEqual(["InvoiceLine 9: isActive = true"]);
  });

  test.each([
    ["itself", { id: 1, parentId: 1 }],
    ["a row below it", { id: 1, parentId: 3 }],
  ])("ends where a row is below %s", async (_name, { id, parentId }) => {
    await stage.plain.folder.update({ where: { id }, data: { parentId } });
    await stage.plain.folder.updateMany({ where: { id: { in: [1, 2, 3] } }, data: { deletedAt: DELETED_AT } });
    await stage.prisma.folder.restore({ where: { id: 1 } });
    expect(await stage.plain.folder.count({ where: { id: { in: [1, 2, 3] }, deletedAt: null } })).toBe(3);
  });

  const results: readonly (readonly [
    name: string,
    write: (prisma: HardenedClient) => Promise<unknown>,
    answer: unknown,
  ])[] = [
    [
      "the row as stored afterwards",
      (prisma) => prisma.tag.restore({ where: gone }),
      { id: 9, name: "gone", isActive: true },
    ],
    [
      "select",
      (prisma) => prisma.post.restore({ where: gone, select: { isActive: true, tags: { select: id } } }),
      { isActive: true, tags: [{ id: 1 }] },
    ],
    [
      "a list of the rows that came back",
      (prisma) => prisma.invoice.restore({ where: gone, select: { lines: { select: id } } }),
      { lines: [{ id: 8 }] },
    ],
    ["omit", (prisma) => prisma.tag.restore({ where: gone, omit: { isActive: true } }), { id: 9, name: "gone" }],
    [
      "an inactive optional relation",
      (prisma) => prisma.user.restore({ where: gone, select: { manager: { select: id }, reports: { select: id } } }),
      { manager: { id: 1 }, reports: [{ id: 3 }] },
    ],
    [
      "lists, without rows that are still inactive",
      (prisma) =>
        prisma.org.restore({ where: gone, select: { _count: { select: { users: true, memberships: true } } } }),
      { _count: { users: 1, memberships: 1 } },
    ],
  ];
  test.each(results)("answers with active rows only: %s", async (_name, write, answer) => {
    expect(await write(stage.prisma)).toEqual(answer);
  });

  test("shows no inactive row in what it loads", async () => {
    await stage.plain.post.update({ where: { id: 1 }, data: { isActive: false, editorId: 9 } });
    const select = { tags: { select: id }, editor: true, _count: { select: { tags: true } } } as const;
    expect(await stage.prisma.post.restore({ where: { id: 1 }, select })).toEqual({
      tags: [{ id: 1 }],
      editor: null,
      _count: { tags: 1 },
    });
  });

  test("on the client of an interactive transaction is part of it", async () => {
    await stage.prisma.$transaction(async (tx) => {
      await tx.tag.restore({ where: gone });
      expect(await tx.tag.count()).toBe(3);
      expect(await outcome(tx.tag.restore({ where: gone }))).toBe("P2025");
    });
    expect(await stage.changes()).toEqual(["Tag 9: isActive = true"]);
  });

  test("that is refused leaves nothing half done, also where the transaction goes on", async () => {
    await stage.plain.user.update({ where: { id: 8 }, data: { isActive: false } });
    await stage.plain.membership.create({ data: { userId: 8, orgId: 1, isActive: false } });
    await stage.prisma.$transaction(async (tx) => {
      expect(await outcome(tx.user.restore({ where: { id: 8, org: { is: { name: "Gone" } } } }))).toBe("P2025");
    });
    expect(await stage.plain.membership.findUnique({ where: { userId_orgId: { userId: 8, orgId: 1 } } })).toMatchObject(
      { isActive: false },
    );
  });

  test("whose selection is refused leaves nothing half done, also where the transaction goes on", async () => {
    await stage.plain.user.update({ where: { id: 8 }, data: { isActive: false } });
    await stage.plain.membership.create({ data: { userId: 8, orgId: 1, isActive: false } });
    await stage.prisma.$transaction(async (tx) => {
      const restore = call(tx, "user", "restore", { where: { id: 8 }, select: { gone: true } });
      await expect(restore).rejects.toThrow(/Unknown field/);
    });
    expect(await stage.plain.membership.findUnique({ where: { userId_orgId: { userId: 8, orgId: 1 } } })).toMatchObject(
      { isActive: false },
    );
  });
});
