import { expect, test } from "vitest";
import { hardening, type ModelMap } from "prisma-hardening";
import { models, type PlainClient } from "../support/clients.js";
import { asPlain, describeOnOneDatabase, type Stage } from "./stage.js";

/** The `onDelete` of the relations to a user, in another schema than the one of the tests. */
const SET_NULL = { post: "SetNull", profile: "SetNull", membership: "SetNull", category: "SetNull" } as const;

interface Actions {
  readonly post?: string;
  readonly profile?: string;
  readonly membership?: string;
  readonly category?: string;
  /** Of a comment's post. */
  readonly comment?: string;
  /** Of a user's organisation. */
  readonly user?: string;
}

/** A client whose schema says something else of what deleting a user does. */
function clientWith({ plain }: Stage, actions: Actions): PlainClient {
  const copy = structuredClone(models) as unknown as {
    models: Record<string, { relations: Record<string, { onDelete: string | null }> }>;
  };
  const { post, profile, membership, category, comment, user } = { ...SET_NULL, ...actions };
  const set = (model: string, field: string, action: string | undefined) => {
    const relation = copy.models[model]?.relations[field];
    if (relation !== undefined && action !== undefined) relation.onDelete = action;
  };
  set("Post", "author", post);
  set("Profile", "user", profile);
  set("Membership", "user", membership);
  set("Category", "owner", category);
  set("Comment", "post", comment);
  set("User", "org", user);
  return asPlain(plain.$extends(hardening({ models: copy as unknown as ModelMap })));
}

type Case = readonly [
  name: string,
  actions: Actions,
  write: (prisma: PlainClient) => Promise<unknown>,
  ...effect: string[],
];

const one = (id: number) => (prisma: PlainClient) => prisma.user.delete({ where: { id } });
const many = (id: number) => (prisma: PlainClient) => prisma.user.deleteMany({ where: { id } });

describeOnOneDatabase("delete, by what the schema says of the rows that refer to it,", "written", (stage) => {
  const cases: readonly Case[] = [
    ["SetNull leaves them", {}, one(1), "User 1: isActive = false"],
    ["SetNull leaves them, of many", {}, many(1), "User 1: isActive = false"],
    ["SetDefault leaves them", { post: "SetDefault" }, one(1), "User 1: isActive = false"],
    [
      "Cascade to a list without dependent rows",
      { membership: "Cascade" },
      one(1),
      "Membership 1/1: isActive = false",
      "Membership 1/9: isActive = false",
      "User 1: isActive = false",
    ],
    ["Cascade to a list with dependent rows is refused", { post: "Cascade" }, one(1), "DELETE_REFUSED"],
    [
      "Cascade to a list whose rows have Restrict rows is refused",
      { post: "Cascade", comment: "Restrict" },
      one(1),
      "DELETE_REFUSED",
    ],
    [
      "Cascade to a list whose rows have NoAction rows is refused",
      { post: "Cascade", comment: "NoAction" },
      one(1),
      "DELETE_REFUSED",
    ],
    [
      "Cascade to a list whose rows leave theirs",
      { post: "Cascade", comment: "SetNull" },
      one(1),
      "Post 1: isActive = false",
      "Post 2: isActive = false",
      "User 1: isActive = false",
    ],
    [
      "Cascade to a list whose rows have Restrict rows of a model that is not soft-deleted is refused",
      { user: "Cascade", category: "Restrict" },
      (prisma) => prisma.org.delete({ where: { id: 2 } }),
      "DELETE_REFUSED",
    ],
    [
      "Cascade to a list whose rows have Cascade rows of a model that is not soft-deleted leaves those",
      { user: "Cascade", category: "Cascade" },
      (prisma) => prisma.org.delete({ where: { id: 2 } }),
      "Org 2: isActive = false",
    ],
    ["Cascade to a to-one relation is refused", { profile: "Cascade" }, one(3), "DELETE_REFUSED"],
    [
      "Cascade to a model that is not soft-deleted leaves it",
      { category: "Cascade" },
      one(1),
      "User 1: isActive = false",
    ],
    ["Restrict of a list", { membership: "Restrict" }, one(1), "P2003"],
    ["Restrict of a list, of many", { membership: "Restrict" }, many(1), "P2003"],
    ["Restrict of a list of inactive rows", { membership: "Restrict" }, one(2), "User 2: isActive = false"],
    ["NoAction of a list", { membership: "NoAction" }, one(1), "P2003"],
    ["Restrict of a to-one relation", { profile: "Restrict" }, one(1), "P2003"],
    ["Restrict of a to-one relation, of many", { profile: "Restrict" }, many(1), "P2003"],
    ["Restrict of a to-one relation that is inactive", { profile: "Restrict" }, one(2), "User 2: isActive = false"],
    [
      "Restrict of a to-one relation that is inactive, of many",
      { profile: "Restrict" },
      many(2),
      "User 2: isActive = false",
    ],
    [
      "Restrict of a to-one relation that is inactive, nested",
      { profile: "Restrict" },
      (prisma) => prisma.org.update({ where: { id: 1 }, data: { users: { delete: { id: 2 } } } }),
      "User 2: isActive = false",
    ],
    ["Restrict of a to-one relation that is not there", { profile: "Restrict" }, one(3), "User 3: isActive = false"],
    ["Restrict of a model that is not soft-deleted", { category: "Restrict" }, one(1), "P2003"],
    ["Restrict of a model that is not soft-deleted, of many", { category: "Restrict" }, many(1), "P2003"],
    [
      "Restrict of a model that is not soft-deleted, without rows",
      { category: "Restrict" },
      one(2),
      "User 2: isActive = false",
    ],
    ["the second of two Restrict relations", { category: "Restrict", membership: "Restrict" }, one(3), "P2003"],
    [
      "the second of two Restrict relations, of many",
      { category: "Restrict", membership: "Restrict" },
      many(3),
      "P2003",
    ],
  ];
  test.each(cases.map(([name, actions, write, ...effect]) => ({ name, actions, write, effect })))(
    "$name",
    async ({ actions, write, effect }) => {
      expect(await stage.effect(write(clientWith(stage, actions)))).toEqual(effect);
    },
  );

  test.each([
    ["delete", one(1)],
    ["deleteMany", many(1)],
  ])("the last of two Restrict relations: %s", async (_name, write) => {
    await stage.plain.membership.updateMany({ where: { userId: 1 }, data: { isActive: false } });
    const prisma = clientWith(stage, { membership: "Restrict", category: "Restrict" });
    await expect(write(prisma)).rejects.toMatchObject({ code: "P2003", meta: { relations: ["categories"] } });
  });

  test("names the relation that keeps it back or cannot go with it", async () => {
    await expect(one(1)(clientWith(stage, { profile: "Restrict", category: "Restrict" }))).rejects.toThrow(
      /rows in `profile`, `categories`/,
    );
    await expect(one(1)(clientWith(stage, { membership: "Restrict", category: "Restrict" }))).rejects.toThrow(
      /rows in `memberships`, `categories`/,
    );
    await expect(one(1)(clientWith(stage, { profile: "Cascade" }))).rejects.toThrow(
      /`profile` inactive with it \(onDelete: Cascade\).*Use `deactivate\({ where }\)`/,
    );
    await expect(many(1)(clientWith(stage, { profile: "Cascade" }))).rejects.toThrow(/`profile` inactive too/);
  });
});
