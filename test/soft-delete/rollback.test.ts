import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { asPlain, describeOnRows } from "./stage.js";

/** A client, or the client of an interactive transaction. */
type Client = Pick<PlainClient, "category" | "invoice" | "org" | "post" | "tag" | "team" | "user">;
type Write = (prisma: Client) => PlainPromise;
type PlainPromise = ReturnType<PlainClient["tag"]["count"]>;

/** Typed as one of Prisma's promises, all of which `$transaction([...])` takes. */
function write(fn: (prisma: Client) => Promise<unknown>): Write {
  return fn as Write;
}

class Rollback extends Error {}

/** What the writes below change. */
async function rows(prisma: object): Promise<unknown> {
  const { category, invoiceLine, org, post, profile, tag, user } = asPlain(prisma);
  return [
    await category.findMany(),
    await invoiceLine.findMany(),
    await org.findMany(),
    await post.findMany({ include: { tags: { select: { id: true } } } }),
    await profile.findMany(),
    await tag.findMany(),
    await user.findMany(),
  ];
}

describeOnRows("a write that is rolled back changes nothing", "written", (stage) => {
  const writes: readonly (readonly [name: string, write: Write])[] = [
    ["create", write((prisma) => prisma.tag.create({ data: { id: 3, name: "x" } }))],
    ["createMany", write((prisma) => prisma.tag.createMany({ data: [{ id: 3, name: "x" }] }))],
    ["update", write((prisma) => prisma.tag.update({ where: { id: 1 }, data: { name: "x" } }))],
    ["updateMany", write((prisma) => prisma.tag.updateMany({ data: { isActive: false } }))],
    [
      "upsert, its update",
      write((prisma) => prisma.tag.upsert({ where: { id: 1 }, create: { id: 1, name: "" }, update: { name: "x" } })),
    ],
    [
      "upsert, its create",
      write((prisma) => prisma.tag.upsert({ where: { id: 3 }, create: { id: 3, name: "" }, update: { name: "x" } })),
    ],
    ["delete", write((prisma) => prisma.tag.delete({ where: { id: 1 } }))],
    ["delete with Cascade children", write((prisma) => prisma.post.delete({ where: { id: 1 } }))],
    ["delete of a model with Restrict relations", write((prisma) => prisma.org.delete({ where: { id: 2 } }))],
    ["delete of a model that is not soft-deleted", write((prisma) => prisma.category.delete({ where: { id: 1 } }))],
    ["deleteMany", write((prisma) => prisma.tag.deleteMany())],
    ["deleteMany of a model that is not soft-deleted", write((prisma) => prisma.category.deleteMany())],
    ["a fluent delete", write((prisma) => prisma.post.delete({ where: { id: 1 } }).author())],
    [
      "a write that loads required relations",
      write((prisma) => prisma.post.update({ where: { id: 8 }, data: { views: 1 }, include: { author: true } })),
    ],
    [
      "nested create",
      write((prisma) => prisma.user.update({ where: { id: 1 }, data: { posts: { create: { id: 5, title: "" } } } })),
    ],
    [
      "nested connect",
      write((prisma) => prisma.user.update({ where: { id: 1 }, data: { reports: { connect: { id: 3 } } } })),
    ],
    [
      "nested connectOrCreate",
      write((prisma) =>
        prisma.post.update({
          where: { id: 1 },
          data: { tags: { connectOrCreate: { where: { id: 3 }, create: { id: 3, name: "x" } } } },
        }),
      ),
    ],
    ["nested set", write((prisma) => prisma.post.update({ where: { id: 1 }, data: { tags: { set: [{ id: 2 }] } } }))],
    [
      "nested disconnect",
      write((prisma) => prisma.post.update({ where: { id: 1 }, data: { editor: { disconnect: true } } })),
    ],
    [
      "nested update",
      write((prisma) => prisma.post.update({ where: { id: 1 }, data: { author: { update: { name: "x" } } } })),
    ],
    [
      "nested updateMany",
      write((prisma) =>
        prisma.invoice.update({
          where: { id: 1 },
          data: { lines: { updateMany: { where: {}, data: { text: "x" } } } },
        }),
      ),
    ],
    [
      "nested upsert",
      write((prisma) =>
        prisma.user.update({
          where: { id: 1 },
          data: { profile: { upsert: { create: { id: 5 }, update: { bio: "x" } } } },
        }),
      ),
    ],
    [
      "nested delete",
      write((prisma) => prisma.invoice.update({ where: { id: 1 }, data: { lines: { delete: { id: 1 } } } })),
    ],
    [
      "nested to-one delete",
      write((prisma) => prisma.user.update({ where: { id: 1 }, data: { profile: { delete: true } } })),
    ],
    [
      "nested deleteMany",
      write((prisma) => prisma.invoice.update({ where: { id: 1 }, data: { lines: { deleteMany: {} } } })),
    ],
    ...(stage.server.provider === "mysql"
      ? []
      : [
          [
            "createManyAndReturn",
            write((prisma) => prisma.tag.createManyAndReturn({ data: [{ id: 3, name: "x" }] })),
          ] as const,
          [
            "updateManyAndReturn",
            write((prisma) => prisma.tag.updateManyAndReturn({ data: { isActive: false } })),
          ] as const,
        ]),
  ];

  test.each(writes)("in an interactive transaction: %s", async (_name, write) => {
    const transaction = stage.prisma.$transaction(async (tx) => {
      const before = await tx.$withInactive(() => rows(tx));
      await write(asPlain(tx));
      expect(await tx.$withInactive(() => rows(tx))).not.toEqual(before);
      throw new Rollback();
    });
    await expect(transaction).rejects.toThrow(Rollback);
    expect(await stage.changes()).toEqual([]);
  });

  test.each(writes)("in a batch transaction: %s", async (_name, write) => {
    const { hardened } = stage;
    const failing = hardened.category.update({ where: { id: 7 }, data: { name: "x" } });
    expect(await stage.effect(hardened.$transaction([write(hardened), failing]))).toEqual(["P2025"]);
  });

  test("in an interactive transaction: deleteMany of a model with Restrict relations", async () => {
    const transaction = stage.hardened.$transaction(async (tx) => {
      await tx.team.create({ data: { id: 2, name: "x" } });
      expect(await tx.team.deleteMany({ where: { id: 2 } })).toEqual({ count: 1 });
      throw new Rollback();
    });
    await expect(transaction).rejects.toThrow(Rollback);
    expect(await stage.changes()).toEqual([]);
  });

  test.each(["deactivate", "restore"] as const)(
    "in an interactive transaction: %s, with all that went with it",
    async (method) => {
      const transaction = stage.prisma.$transaction(async (tx) => {
        await tx.user[method]({ where: { id: method === "deactivate" ? 1 : 9 } });
        await tx.folder[method]({ where: { id: method === "deactivate" ? 1 : 9 } });
        throw new Rollback();
      });
      await expect(transaction).rejects.toThrow(Rollback);
      expect(await stage.changes()).toEqual([]);
    },
  );
});
