import { describe, expect, test } from "vitest";
import { hardenedClient, models, type PlainClient } from "../support/clients.js";
import { construct, refusal } from "./refusal.js";
import { asPlain, describeOnOneDatabase, ids } from "./stage.js";

describe("hardening() refuses, and says what to write,", () => {
  const options: readonly (readonly [name: string, options: unknown, message: RegExp])[] = [
    ["no options", undefined, /Write hardening\({ models }\)/],
    ["null", null, /Write hardening\({ models }\)/],
    ["text", "models", /Write hardening\({ models }\)/],
    ["an array", [models], /Write hardening\({ models }\)/],
    [
      "an option that does not exist",
      { models, softdelete: false },
      /no option `softdelete`. The options are `models`, `softDelete`/,
    ],
    [
      "softDelete: true",
      { models, softDelete: true },
      /`softDelete: false` or `softDelete: { delete, requiredRelations }`/,
    ],
    ["softDelete: text", { models, softDelete: "refuse" }, /`softDelete: false` or/],
    ["softDelete: an array", { models, softDelete: [] }, /`softDelete: false` or/],
    [
      "an option of softDelete that does not exist",
      { models, softDelete: { deletes: "pass" } },
      /`softDelete.deletes`. The options are `delete`, `requiredRelations`/,
    ],
    [
      "a delete policy that does not exist",
      { models, softDelete: { delete: "soft" } },
      /`softDelete.delete` .* "deactivate" or "refuse" or "pass"/,
    ],
    ["a delete policy that is not text", { models, softDelete: { delete: true } }, /"deactivate" or/],
    ["a delete policy that is null", { models, softDelete: { delete: null } }, /"deactivate" or/],
    [
      "a policy of required relations that does not exist",
      { models, softDelete: { requiredRelations: "show" } },
      /`softDelete.requiredRelations` .* "hide" or "null" or "keep" or "throw"/,
    ],
    [
      "a policy of required relations that is null",
      { models, softDelete: { requiredRelations: null } },
      /"hide" or "null"/,
    ],
  ];
  test.each(options)("an option: %s", (_name, options, message) => {
    expect(refusal(() => construct(options))).toEqual({
      code: "INVALID_OPTIONS",
      message: expect.stringMatching(message) as string,
    });
  });
});

describeOnOneDatabase("softDelete", "written", (stage) => {
  const byId = { orderBy: { id: "asc" } } as const;

  test.each([
    undefined,
    {},
    { delete: undefined, requiredRelations: undefined },
    { delete: "deactivate", requiredRelations: "hide" },
  ])("of %j is deactivate and hide", async (softDelete) => {
    const prisma = asPlain(stage.plain.$extends(construct({ models, softDelete }) as never));
    expect(ids(await prisma.tag.findMany(byId))).toEqual([1, 2]);
    expect(await prisma.post.findUnique({ where: { id: 8 }, include: { author: true } })).toBeNull();
    expect(await stage.effect(prisma.tag.delete({ where: { id: 1 } }))).toEqual(["Tag 1: isActive = false"]);
  });

  test("of false reads and deletes as the plain client", async () => {
    const off = hardenedClient(stage.plain, { softDelete: false });
    const ask = (prisma: PlainClient) =>
      Promise.all([
        prisma.user.findMany({ ...byId, include: { posts: byId, org: true, _count: true } }),
        prisma.post.findMany({ orderBy: [{ comments: { _count: "asc" } }, { id: "asc" }] }),
        prisma.tag.count(),
      ]);
    expect(await ask(asPlain(off))).toEqual(await ask(stage.plain));
    expect(await stage.effect(off.tag.delete({ where: { id: 2 } }))).toEqual(["- Tag 2"]);
  });

  test("of false still has deactivate and restore", async () => {
    const off = hardenedClient(stage.plain, { softDelete: false });
    await off.folder.deactivate({ where: { id: 2 } });
    await off.tag.restore({ where: { id: 9 } });
    expect(await stage.changes()).toEqual([
      "Folder 2: deletedAt = now",
      "Folder 3: deletedAt = now",
      "Tag 9: isActive = true",
    ]);
  });
});
