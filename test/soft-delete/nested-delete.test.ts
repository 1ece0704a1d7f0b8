import { expect, test } from "vitest";
import type { Prisma } from "../generated/postgresql/client/client.js";
import { call, describeOnRows } from "./stage.js";

/** `effect`: the code of the update's error, or what it changes in the whole database. */
type Case<Data> = readonly [name: string, data: Data, ...effect: string[]];

function named<Data>(cases: readonly Case<Data>[]) {
  return cases.map(([name, data, ...effect]) => ({ name, data, effect }));
}

describeOnRows("a nested delete", "written", (stage) => {
  const invoice: readonly Case<Prisma.InvoiceUpdateInput>[] = [
    ["delete", { lines: { delete: { id: 1 } } }, "InvoiceLine 1: isActive = false"],
    [
      "delete of several",
      { lines: { delete: [{ id: 1 }, { id: 2 }] } },
      "InvoiceLine 1: isActive = false",
      "InvoiceLine 2: isActive = false",
    ],
    ["delete of an inactive row", { lines: { delete: { id: 9 } } }, "P2025"],
    ["delete of several, one of them inactive", { lines: { delete: [{ id: 1 }, { id: 9 }] } }, "P2025"],
    ["delete of another row's", { lines: { delete: { id: 8 } } }, "P2025"],
    ["delete of none", { lines: { delete: [] } }],
    ["deleteMany", { lines: { deleteMany: {} } }, "InvoiceLine 1: isActive = false", "InvoiceLine 2: isActive = false"],
    ["deleteMany by where", { lines: { deleteMany: [{ text: "pen" }] } }, "InvoiceLine 1: isActive = false"],
    ["deleteMany of inactive rows", { lines: { deleteMany: { isActive: false } } }],
    ["deleteMany of none", { lines: { deleteMany: [] } }],
    [
      "delete beside other writes",
      { number: "A3", lines: { create: { id: 5, text: "" }, delete: { id: 1 } } },
      "+ InvoiceLine 5",
      "Invoice 1: number = A3",
      "InvoiceLine 1: isActive = false",
    ],
    [
      "delete after update, which it joins",
      { lines: { update: { where: { id: 2 }, data: { text: "x" } }, delete: { id: 1 } } },
      "InvoiceLine 1: isActive = false",
      "InvoiceLine 2: text = x",
    ],
    [
      "update after delete, which joins it",
      { lines: { delete: { id: 1 }, update: [{ where: { id: 2 }, data: { text: "x" } }] } },
      "InvoiceLine 1: isActive = false",
      "InvoiceLine 2: text = x",
    ],
    [
      "deleteMany after updateMany, which it joins",
      { lines: { updateMany: { where: {}, data: { text: "x" } }, deleteMany: { id: 1 } } },
      "InvoiceLine 1: isActive = false",
      "InvoiceLine 1: text = x",
      "InvoiceLine 2: text = x",
    ],
    [
      "delete before what runs between it and the update: refused",
      { lines: { update: { where: { id: 1 }, data: { text: "x" } }, create: { id: 5, text: "" }, delete: { id: 2 } } },
      "DELETE_REFUSED",
    ],
    [
      "update of a row that was just deleted: P2025",
      { lines: { delete: { id: 1 }, update: { where: { id: 1 }, data: { text: "x" } } } },
      "P2025",
    ],
  ];

  const user: readonly Case<Prisma.UserUpdateInput>[] = [
    ["to-one", { profile: { delete: true } }, "Profile 1: isDeleted = true"],
    ["to-one by where", { profile: { delete: { bio: "of ann" } } }, "Profile 1: isDeleted = true"],
    ["to-one by a where that does not match", { profile: { delete: { bio: "x" } } }, "P2025"],
    ["to-one: false", { profile: { delete: false } }],
    ["to-one beside an update: refused", { profile: { update: { bio: "x" }, delete: true } }, "DELETE_REFUSED"],
    [
      "with its Cascade children",
      { posts: { delete: { id: 1 } } },
      "Comment 1: deletedAt = now",
      "Comment 2: deletedAt = now",
      "Post 1: isActive = false",
    ],
    ["many with Cascade children: refused", { posts: { deleteMany: {} } }, "DELETE_REFUSED"],
    ["through deep Cascade children: refused", { reports: { delete: { id: 2 } } }, "DELETE_REFUSED"],
    [
      "a composite id",
      { memberships: { delete: { userId_orgId: { userId: 1, orgId: 1 } } } },
      "Membership 1/1: isActive = false",
    ],
    ["a time", { comments: { delete: { id: 1 } } }, "Comment 1: deletedAt = now"],
    ["a time that is there, which stays", { comments: { delete: { id: 9 } } }, "P2025"],
    [
      "many with a time",
      { comments: { deleteMany: { text: { not: "x" } } } },
      "Comment 1: deletedAt = now",
      "Comment 7: deletedAt = now",
      "Comment 8: deletedAt = now",
    ],
    [
      "a model that is not soft-deleted, for good",
      { categories: { delete: { id: 1 } } },
      "- Category 1",
      "Post 1: categoryId = null",
      "Post 9: categoryId = null",
    ],
    [
      "many of such a model",
      { categories: { deleteMany: {} } },
      "- Category 1",
      "Post 1: categoryId = null",
      "Post 9: categoryId = null",
    ],
    [
      "two levels",
      { posts: { update: { where: { id: 1 }, data: { comments: { delete: { id: 1 } } } } } },
      "Comment 1: deletedAt = now",
    ],
    [
      "two levels, below an inactive row",
      { posts: { update: { where: { id: 9 }, data: { comments: { delete: { id: 8 } } } } } },
      "P2025",
    ],
    [
      "where an upsert updates",
      {
        posts: { upsert: { where: { id: 1 }, create: { id: 1, title: "" }, update: { tags: { delete: { id: 1 } } } } },
      },
      "Tag 1: isActive = false",
    ],
  ];

  const team: readonly Case<Prisma.TeamUpdateInput>[] = [
    ["a row with active Restrict children: P2025", { people: { delete: { id: 1 } } }, "P2025"],
    ["many of a model with Restrict children: refused", { people: { deleteMany: { id: 9 } } }, "DELETE_REFUSED"],
  ];

  test.each(named(invoice))("sets the row inactive: $name", async ({ data, effect }) => {
    expect(await stage.effect(stage.hardened.invoice.update({ where: { id: 1 }, data }))).toEqual(effect);
  });

  test.each(named(user))("sets the row inactive: $name", async ({ data, effect }) => {
    expect(await stage.effect(stage.hardened.user.update({ where: { id: 1 }, data }))).toEqual(effect);
  });

  test.each(named(team))("does not reach $name", async ({ data, effect }) => {
    expect(await stage.effect(stage.hardened.team.update({ where: { id: 1 }, data }))).toEqual(effect);
  });

  test("that is undefined is none", async () => {
    const lines = { delete: undefined, deleteMany: undefined };
    const write = call(stage.prisma, "invoice", "update", { where: { id: 1 }, data: { lines } });
    expect(await stage.effect(write)).toEqual([]);
  });

  test("of an inactive to-one relation is P2025", async () => {
    for (const profile of [{ delete: true }, { delete: { bio: "of bob" } }]) {
      expect(await stage.effect(stage.hardened.user.update({ where: { id: 2 }, data: { profile } }))).toEqual([
        "P2025",
      ]);
    }
  });

  test("of a row without Restrict children sets it inactive", async () => {
    await stage.plain.person.create({ data: { id: 5, name: "", teamId: 1 } });
    await stage.hardened.team.update({ where: { id: 1 }, data: { people: { delete: { id: 5 } } } });
    expect(await stage.plain.person.findUnique({ where: { id: 5 } })).toMatchObject({ isActive: false });
  });

  test("of a row whose Restrict children are inactive sets it inactive", async () => {
    await stage.plain.person.create({ data: { id: 5, name: "", teamId: 1 } });
    const references = { hiddenId: 5, nulledId: 5, keptId: 5, thrownId: 5 };
    await stage.plain.ticket.update({ where: { id: 9 }, data: references });
    await stage.hardened.team.update({ where: { id: 1 }, data: { people: { delete: { id: 5 } } } });
    expect(await stage.plain.person.findUnique({ where: { id: 5 } })).toMatchObject({ isActive: false });
  });

  test("says what to write instead where it is refused", async () => {
    const { invoice, team, user } = stage.hardened;
    const line = { where: { id: 1 }, data: { text: "" } };
    const refused = [
      [
        invoice.update({
          where: { id: 1 },
          data: { lines: { update: line, create: { id: 5, text: "" }, delete: { id: 2 } } },
        }),
        /Write `delete` beside `update`/,
      ],
      [
        team.update({ where: { id: 1 }, data: { people: { deleteMany: {} } } }),
        /Call person\.deleteMany in an interactive transaction/,
      ],
      [user.update({ where: { id: 1 }, data: { posts: { deleteMany: {} } } }), /await tx\.post\.deactivate/],
    ] as const;
    for (const [write, message] of refused) await expect(write).rejects.toThrow(message);
    expect(await stage.changes()).toEqual([]);
  });
});
