import { expect, test } from "vitest";
import { hardenedClient, type PlainClient } from "../support/clients.js";
import { asPlain, describeOnOneDatabase, describeOnRows } from "./stage.js";

/** `effect`: the code of the error, or what changes in the whole database. */
type Case = readonly [name: string, write: (prisma: PlainClient) => Promise<unknown>, ...effect: string[]];

function named(cases: readonly Case[]) {
  return cases.map(([name, write, ...effect]) => ({ name, write, effect }));
}

describeOnOneDatabase('softDelete: { delete: "refuse" }', "written", (stage) => {
  const prisma = () => asPlain(hardenedClient(stage.plain, { softDelete: { delete: "refuse" } }));

  const cases: readonly Case[] = [
    ["delete", (prisma) => prisma.tag.delete({ where: { id: 1 } }), "DELETE_REFUSED"],
    ["deleteMany", (prisma) => prisma.tag.deleteMany(), "DELETE_REFUSED"],
    [
      "a nested delete",
      (prisma) => prisma.invoice.update({ where: { id: 1 }, data: { lines: { delete: { id: 1 } } } }),
      "DELETE_REFUSED",
    ],
    [
      "a nested deleteMany",
      (prisma) => prisma.invoice.update({ where: { id: 1 }, data: { lines: { deleteMany: {} } } }),
      "DELETE_REFUSED",
    ],
    [
      "a nested to-one delete",
      (prisma) => prisma.user.update({ where: { id: 1 }, data: { profile: { delete: true } } }),
      "DELETE_REFUSED",
    ],
    [
      "a batch",
      (prisma) =>
        prisma.$transaction([
          prisma.tag.update({ where: { id: 2 }, data: { name: "x" } }),
          prisma.tag.delete({ where: { id: 1 } }),
        ]),
      "DELETE_REFUSED",
    ],
  ];
  test.each(named(cases))("refuses $name", async ({ write, effect }) => {
    expect(await stage.effect(write(prisma()))).toEqual(effect);
  });

  const untouched: readonly Case[] = [
    ["delete: false", (prisma) => prisma.user.update({ where: { id: 1 }, data: { profile: { delete: false } } })],
    [
      "a model that is not soft-deleted",
      (prisma) => prisma.category.delete({ where: { id: 8 } }),
      "- Category 8",
      "Post 2: categoryId = null",
    ],
    [
      "deactivate",
      () => hardenedClient(stage.plain, { softDelete: { delete: "refuse" } }).tag.deactivate({ where: { id: 1 } }),
      "Tag 1: isActive = false",
    ],
  ];
  test.each(named(untouched))("does not refuse $name", async ({ write, effect }) => {
    expect(await stage.effect(write(prisma()))).toEqual(effect);
  });

  test("says what to use instead", async () => {
    await expect(prisma().tag.delete({ where: { id: 1 } })).rejects.toThrow(/Use `deactivate\({ where }\)`/);
  });
});

describeOnRows('softDelete: { delete: "pass" }', "written", (stage) => {
  const prisma = () => hardenedClient(stage.plain, { softDelete: { delete: "pass" } });

  const cases: readonly Case[] = [
    ["delete", (prisma) => prisma.tag.delete({ where: { id: 2 } }), "- Tag 2"],
    ["delete of an inactive row: P2025", (prisma) => prisma.tag.delete({ where: { id: 9 } }), "P2025"],
    [
      "delete of an inactive row that names the field: P2025",
      (prisma) => prisma.tag.delete({ where: { id: 9, isActive: false } }),
      "P2025",
    ],
    [
      "deleteMany, of active rows",
      (prisma) => prisma.invoiceLine.deleteMany(),
      "- InvoiceLine 1",
      "- InvoiceLine 2",
      "- InvoiceLine 8",
    ],
    ["deleteMany of inactive rows", (prisma) => prisma.tag.deleteMany({ where: { isActive: false } })],
    [
      "delete, with what the database cascades to",
      (prisma) => prisma.invoice.delete({ where: { id: 1 } }),
      "- Invoice 1",
      "- InvoiceLine 1",
      "- InvoiceLine 2",
      "- InvoiceLine 9",
    ],
    ["delete that the database refuses: P2003", (prisma) => prisma.team.delete({ where: { id: 1 } }), "P2003"],
    [
      "a nested delete",
      (prisma) => prisma.invoice.update({ where: { id: 1 }, data: { lines: { delete: [{ id: 1 }] } } }),
      "- InvoiceLine 1",
    ],
    [
      "a nested delete of an inactive row: P2017",
      (prisma) => prisma.invoice.update({ where: { id: 1 }, data: { lines: { delete: { id: 9 } } } }),
      "P2017",
    ],
    [
      "a nested deleteMany, of active rows",
      (prisma) => prisma.invoice.update({ where: { id: 1 }, data: { lines: { deleteMany: {} } } }),
      "- InvoiceLine 1",
      "- InvoiceLine 2",
    ],
    [
      "a nested to-one delete",
      (prisma) => prisma.user.update({ where: { id: 1 }, data: { profile: { delete: true } } }),
      "- Profile 1",
    ],
    [
      "a nested to-one delete by where",
      (prisma) => prisma.user.update({ where: { id: 1 }, data: { profile: { delete: { bio: "of ann" } } } }),
      "- Profile 1",
    ],
    [
      "a nested to-one delete of an inactive row: P2025",
      (prisma) => prisma.user.update({ where: { id: 2 }, data: { profile: { delete: true } } }),
      "P2025",
    ],
    [
      "a nested to-one delete of an inactive row by where: P2025",
      (prisma) => prisma.user.update({ where: { id: 2 }, data: { profile: { delete: { bio: "of bob" } } } }),
      "P2025",
    ],
  ];
  test.each(named(cases))("deletes active rows for good: $name", async ({ write, effect }) => {
    expect(await stage.effect(write(asPlain(prisma())))).toEqual(effect);
  });

  test("deletes inactive rows inside $withInactive", async () => {
    const client = prisma();
    await client.$withInactive(() => client.tag.delete({ where: { id: 9 } }));
    await client.$withInactive(() => client.user.update({ where: { id: 2 }, data: { profile: { delete: true } } }));
    await client.$withInactive(() =>
      client.invoice.update({ where: { id: 1 }, data: { lines: { delete: { id: 9 } } } }),
    );
    expect(await stage.changes()).toEqual([
      "- InvoiceLine 9",
      "- Profile 9",
      "- Tag 9",
      "Post 1: tags = 1",
      "Post 4: tags = ",
    ]);
  });

  test("shows active rows only in what a delete loads", async () => {
    const include = { tags: { select: { id: true } }, editor: true } as const;
    expect(await prisma().post.delete({ where: { id: 1 }, select: include })).toMatchObject({
      tags: [{ id: 1 }],
      editor: { id: 2 },
    });
    expect(await prisma().post.delete({ where: { id: 2 }, select: include })).toEqual({
      tags: [{ id: 1 }],
      editor: null,
    });
  });
});
