import { expect, test } from "vitest";
import type { Prisma } from "../generated/postgresql/client/client.js";
import { describeOnRows, ids } from "./stage.js";

/** What matches in the hardened client, and in the plain one, which also matches inactive rows and by inactive rows. */
type Case<Where> = readonly [name: string, where: Where, answer: readonly number[], stored: readonly number[]];

const orderBy = { id: "asc" } as const;

/** Prisma takes `undefined` for a condition that is not there. */
const absent = undefined as never;

describeOnRows("a relation filter answers as if inactive rows did not exist", "read", (stage) => {
  const users: readonly Case<Prisma.UserWhereInput>[] = [
    ["some: {} asks for an active row", { posts: { some: {} } }, [1, 2], [1, 2, 9]],
    ["some is not matched by an inactive row", { posts: { some: { title: "gone" } } }, [], [1]],
    ["some, of rows that keep the time", { comments: { some: { text: "gone" } } }, [], [1]],
    ["none: {} is true of a row with inactive rows only", { memberships: { none: {} } }, [2, 8], [8]],
    ["none is not broken by an inactive row", { posts: { none: { title: "gone" } } }, [1, 2, 3, 8], [2, 3, 8, 9]],
    ["none, of rows that keep the time", { comments: { none: { text: "gone" } } }, [1, 2, 3, 8], [2, 3, 8, 9]],
    ["every is not broken by an inactive row", { posts: { every: { views: { lt: 50 } } } }, [1, 2, 3, 8], [2, 3, 8]],
    [
      "every, of rows that keep the time",
      { comments: { every: { text: { not: "gone" } } } },
      [1, 2, 3, 8],
      [2, 3, 8, 9],
    ],
    ["every holds of each active row", { posts: { every: { views: 10 } } }, [3, 8], [3, 8]],
    [
      "every, of what no row can be, leaves rows without active rows",
      { memberships: { every: { OR: [] } } },
      [2, 8],
      [8],
    ],
    [
      "every, of what no row can be, said by an empty NOT",
      { memberships: { every: { OR: [{ NOT: [] }, { NOT: { AND: [] } }] } } },
      [2, 8],
      [8],
    ],
    [
      "every, of what no row can be, said by an empty OR",
      { memberships: { every: { OR: [{ OR: [] }] } } },
      [2, 8],
      [8],
    ],
    [
      "every, of what no row can be, said by what is absent",
      { memberships: { every: { OR: [{ role: absent }, { userId: absent }] } } },
      [2, 8],
      [8],
    ],
    [
      "every, of what no row can be, said by an empty relation",
      { memberships: { every: { OR: [{ user: {} }] } } },
      [2, 8],
      [8],
    ],
    [
      "every, of a condition in an OR, beside what is absent",
      { memberships: { every: { OR: [{ role: "MEMBER", userId: absent }] } } },
      [2, 3, 8],
      [2, 3, 8, 9],
    ],
    [
      "some, none and every together",
      { posts: { some: { views: 10 }, none: { views: 90 }, every: { views: { lt: 50 } } } },
      [1],
      [],
    ],
    ["a relation to the same model", { reports: { some: { name: "zed" } } }, [], [1]],

    ["is is not matched by an inactive row", { profile: { is: { bio: "of bob" } } }, [], [2]],
    ["is: {} asks for an active row", { profile: { is: {} } }, [1], [1, 2, 9]],
    ["the short form is not matched by an inactive row", { profile: { bio: "of bob" } }, [], [2]],
    ["the short form, where this row holds the key", { manager: { name: "zed" } }, [], [3]],
    ["isNot is true of an inactive row", { profile: { isNot: { bio: "of bob" } } }, [1, 2, 3, 8], [1, 3, 8, 9]],
    ["isNot, where this row holds the key", { manager: { isNot: { name: "zed" } } }, [1, 2, 3, 8], [1, 2, 8, 9]],
    ["isNot: {} asks for no active row", { profile: { isNot: {} } }, [2, 3, 8], [3, 8]],
    ["null matches an inactive row", { profile: null }, [2, 3, 8], [3, 8]],
    ["null, where this row holds the key", { manager: null }, [1, 3, 8], [1, 8]],
    ["is: null matches an inactive row", { profile: { is: null } }, [2, 3, 8], [3, 8]],
    ["isNot: null does not match an inactive row", { profile: { isNot: null } }, [1], [1, 2, 9]],
    ["isNot: null, where this row holds the key", { manager: { isNot: null } }, [2], [2, 3, 9]],
    ["is: null beside isNot", { profile: { is: null, isNot: { bio: "of ann" } } }, [2, 3, 8], [3, 8]],
    ["isNot: null beside is", { profile: { is: { bio: "of bob" }, isNot: null } }, [], [2]],
    ["isNot: null beside an is that matches", { profile: { is: { bio: "of ann" }, isNot: null } }, [1], [1]],
    ["is: null beside isNot: null is never true", { profile: { is: null, isNot: null } }, [], []],
    ["is beside isNot", { profile: { is: { bio: { not: "x" } }, isNot: { bio: "of ann" } } }, [], [2, 9]],
    ["a required relation is not matched by an inactive row", { org: { name: "Gone" } }, [], [8]],
    ["is: {} of a required relation asks for an active row", { org: { is: {} } }, [1, 2, 3], [1, 2, 3, 8, 9]],
    ["isNot of a required relation is true of an inactive row", { org: { isNot: { name: "Acme" } } }, [8], [8]],

    ["two levels of some", { posts: { some: { comments: { some: { text: "gone" } } } } }, [], [1]],
    ["none below every", { posts: { every: { comments: { none: { text: "gone" } } } } }, [1, 2, 3, 8], [2, 3, 8, 9]],
    ["is below some", { posts: { some: { editor: { is: { name: "zed" } } } } }, [], [1]],
    ["null below some", { posts: { some: { views: 20, editor: null } } }, [1], []],
    ["isNot: null below every", { posts: { every: { editor: { isNot: null } } } }, [3, 8], [1, 3, 8]],
    ["every below is", { manager: { is: { posts: { every: { views: { lt: 50 } } } } } }, [2], []],
    [
      "through a model that is not soft-deleted",
      { categories: { some: { posts: { some: { title: "gone" } } } } },
      [],
      [1],
    ],
    [
      "every, of a model that is not soft-deleted",
      { categories: { every: { posts: { none: { title: "gone" } } } } },
      [1, 2, 3, 8],
      [2, 3, 8, 9],
    ],
    ["three levels", { org: { users: { some: { posts: { some: { title: "gone" } } } } } }, [], [1, 2, 3, 9]],
  ];

  const posts: readonly Case<Prisma.PostWhereInput>[] = [
    ["many-to-many, some", { tags: { some: {} } }, [1, 2], [1, 2, 4, 9]],
    ["many-to-many, none", { tags: { none: {} } }, [4, 8], [8]],
    ["many-to-many, every", { tags: { every: { name: "red" } } }, [1, 2, 4, 8], [2, 8, 9]],
    ["a model that is not soft-deleted is matched as it is", { category: { name: "of zed" } }, [2], [2]],
    ["no row of a model that is not soft-deleted", { category: null }, [4, 8], [4, 8]],
    ["is: null of a model that is not soft-deleted", { category: { is: null } }, [4, 8], [4, 8]],
    ["isNot: null of a model that is not soft-deleted", { category: { isNot: null } }, [1, 2], [1, 2, 9]],
    ["a relation of a model that is not soft-deleted", { category: { owner: { name: "zed" } } }, [], [2]],
    [
      "isNot of a model that is not soft-deleted",
      { category: { isNot: { owner: { name: "zed" } } } },
      [1, 2, 4, 8],
      [1, 4, 8, 9],
    ],
  ];

  const categories: readonly Case<Prisma.CategoryWhereInput>[] = [
    ["from a model that is not soft-deleted, is", { owner: { is: { name: "zed" } } }, [], [8]],
    ["from a model that is not soft-deleted, isNot", { owner: { isNot: { name: "zed" } } }, [1, 8], [1]],
    ["from a model that is not soft-deleted, some", { posts: { some: { title: "gone" } } }, [], [1]],
    ["from a model that is not soft-deleted, every", { posts: { every: { title: { not: "gone" } } } }, [1, 8], [8]],
  ];

  test.each(users)("%s", async (_name, where, answer, stored) => {
    expect(ids(await stage.hardened.user.findMany({ where, orderBy }))).toEqual(answer);
    expect(ids(await stage.plain.user.findMany({ where, orderBy }))).toEqual(stored);
  });

  test.each(posts)("%s", async (_name, where, answer, stored) => {
    expect(ids(await stage.hardened.post.findMany({ where, orderBy }))).toEqual(answer);
    expect(ids(await stage.plain.post.findMany({ where, orderBy }))).toEqual(stored);
  });

  test.each(categories)("%s", async (_name, where, answer, stored) => {
    expect(ids(await stage.hardened.category.findMany({ where, orderBy }))).toEqual(answer);
    expect(ids(await stage.plain.category.findMany({ where, orderBy }))).toEqual(stored);
  });
});
