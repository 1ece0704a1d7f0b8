import { expect, test } from "vitest";
import type { Prisma } from "../generated/postgresql/client/client.js";
import { describeOnRows } from "./stage.js";

/** `effect`: the code of the update's error, or what it changes in the whole database. */
type Case<Data> = readonly [name: string, data: Data, ...effect: string[]];

function named<Data>(cases: readonly Case<Data>[]) {
  return cases.map(([name, data, ...effect]) => ({ name, data, effect }));
}

describeOnRows("a nested write reaches active rows only", "written", (stage) => {
  const user1: readonly Case<Prisma.UserUpdateInput>[] = [
    ["connect", { reports: { connect: { id: 3 } } }, "User 3: managerId = 1"],
    ["connect of an inactive row", { reports: { connect: { id: 9 } } }, "P2018"],
    ["connect of several, one of them inactive", { reports: { connect: [{ id: 3 }, { id: 9 }] } }, "P2018"],
    ["connect of an inactive row by another key", { reports: { connect: { email: "zed@x" } } }, "P2018"],
    ["connect that names the soft-delete field", { reports: { connect: { id: 9, isActive: false } } }, "P2018"],
    [
      "connect whose where has an inactive relation",
      { edited: { connect: { id: 2, editor: { name: "zed" } } } },
      "P2018",
    ],
    ["disconnect", { reports: { disconnect: { id: 2 } } }, "User 2: managerId = null"],
    ["disconnect of an inactive row, which is not there", { reports: { disconnect: [{ id: 9 }] } }],
    [
      "set, which also takes inactive rows out of the list (an exception that the README states)",
      { reports: { set: [{ id: 2 }, { id: 3 }] } },
      "User 3: managerId = 1",
      "User 9: managerId = null",
    ],
    [
      "set of an inactive row, which is not there (the same exception)",
      { reports: { set: [{ id: 2 }, { id: 9 }] } },
      "User 9: managerId = null",
    ],
    ["update", { posts: { update: { where: { id: 1 }, data: { title: "x" } } } }, "Post 1: title = x"],
    ["update of an inactive row", { posts: { update: { where: { id: 9 }, data: { title: "x" } } } }, "P2025"],
    [
      "update of several, one of them inactive",
      {
        posts: {
          update: [
            { where: { id: 1 }, data: { title: "x" } },
            { where: { id: 9 }, data: { title: "x" } },
          ],
        },
      },
      "P2025",
    ],
    [
      "update that would make the row active again",
      { posts: { update: { where: { id: 9 }, data: { isActive: true } } } },
      "P2025",
    ],
    [
      "update whose where has an inactive relation",
      { posts: { update: { where: { id: 2, editor: { name: "zed" } }, data: { title: "x" } } } },
      "P2025",
    ],
    [
      "update of a row that keeps the time",
      { comments: { update: { where: { id: 9 }, data: { text: "x" } } } },
      "P2025",
    ],
    [
      "update of a composite id",
      { memberships: { update: { where: { userId_orgId: { userId: 1, orgId: 9 } }, data: { role: "ADMIN" } } } },
      "Membership 1/9: role = ADMIN",
    ],
    [
      "updateMany",
      { posts: { updateMany: { where: {}, data: { title: "x" } } } },
      "Post 1: title = x",
      "Post 2: title = x",
    ],
    ["updateMany of inactive rows", { posts: { updateMany: [{ where: { isActive: false }, data: { title: "x" } }] } }],
    [
      "upsert",
      { posts: { upsert: { where: { id: 1 }, create: { id: 1, title: "" }, update: { title: "x" } } } },
      "Post 1: title = x",
    ],
    [
      "upsert of an inactive row, whose id is taken",
      { posts: { upsert: { where: { id: 9 }, create: { id: 9, title: "" }, update: { title: "x" } } } },
      "P2002",
    ],
    [
      "upsert of an inactive row, which is not there",
      { posts: { upsert: { where: { id: 9 }, create: { id: 5, title: "" }, update: { title: "x" } } } },
      "+ Post 5",
    ],
    [
      "connectOrCreate",
      { reports: { connectOrCreate: { where: { id: 3 }, create: { id: 3, email: "", orgId: 1 } } } },
      "User 3: managerId = 1",
    ],
    [
      "connectOrCreate of an inactive row, whose id is taken",
      { reports: { connectOrCreate: [{ where: { id: 9 }, create: { id: 9, email: "", orgId: 1 } }] } },
      "P2002",
    ],
    ["create", { posts: { create: { id: 5, title: "" } } }, "+ Post 5"],
    [
      "createMany",
      {
        posts: {
          createMany: {
            data: [
              { id: 5, title: "" },
              { id: 6, title: "" },
            ],
          },
        },
      },
      "+ Post 5",
      "+ Post 6",
    ],
    [
      "create of a row that connects an inactive one",
      { posts: { create: [{ id: 5, title: "", tags: { connect: { id: 9 } } }] } },
      "P2025",
    ],
    [
      "upsert whose new row connects an inactive one",
      {
        posts: { upsert: { where: { id: 5 }, create: { id: 5, title: "", tags: { connect: { id: 9 } } }, update: {} } },
      },
      "P2025",
    ],
    ["a to-one update", { profile: { update: { bio: "x" } } }, "Profile 1: bio = x"],
    [
      "a to-one update with a where",
      { profile: { update: { where: { bio: "of ann" }, data: { bio: "x" } } } },
      "Profile 1: bio = x",
    ],
    [
      "a to-one update with a where that does not match",
      { profile: { update: { where: { bio: "x" }, data: { bio: "y" } } } },
      "P2025",
    ],
    ["a to-one upsert", { profile: { upsert: { create: { id: 5 }, update: { bio: "x" } } } }, "Profile 1: bio = x"],
  ];

  test.each(named(user1))("$name", async ({ data, effect }) => {
    expect(await stage.effect(stage.hardened.user.update({ where: { id: 1 }, data }))).toEqual(effect);
  });

  test("leaves a many-to-many relation to an inactive row alone: disconnect", async () => {
    const write = stage.hardened.post.update({
      where: { id: 1 },
      data: { tags: { disconnect: [{ id: 9 }, { id: 1 }] } },
    });
    expect(await stage.effect(write)).toEqual(["Post 1: tags = 9"]);
  });
});
