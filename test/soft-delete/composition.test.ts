import { expect, test } from "vitest";
import { hardening } from "prisma-hardening";
import { Prisma } from "../generated/postgresql/client/client.js";
import { hardenedClient, models, type PlainClient } from "../support/clients.js";
import { asPlain, call, describeOnOneDatabase, ids, outcome } from "./stage.js";

const byId = { orderBy: { id: "asc" } } as const;
const id = { id: true } as const;

/** An extension before hardening, or after it. */
const ORDERS = ["before", "after"] as const;

function extend(plain: PlainClient, order: (typeof ORDERS)[number], extension: object): PlainClient {
  const other = (client: object) => asPlain((client as { $extends(extension: object): object }).$extends(extension));
  return order === "before"
    ? asPlain(other(plain).$extends(hardening({ models })))
    : other(plain.$extends(hardening({ models })));
}

describeOnOneDatabase("with another extension", "written", (stage) => {
  test("added before, what it adds to a query is filtered", async () => {
    const prisma = extend(stage.plain, "before", {
      query: {
        $allModels: {
          findMany: ({ args, query }: { args: object; query: (args: object) => unknown }) =>
            query({ ...args, include: { posts: byId } }),
        },
      },
    });
    const [ann] = (await prisma.user.findMany({ where: { id: 1 } })) as unknown as { posts: { id: number }[] }[];
    expect(ids(ann?.posts ?? [])).toEqual([1, 2]);
    expect(ids(await prisma.user.findMany(byId))).toEqual([1, 2, 3, 8]);
  });

  test.each(ORDERS)("that looks at queries, added %s, nothing else changes", async (order) => {
    const seen: string[] = [];
    const prisma = extend(stage.plain, order, {
      query: {
        async $allOperations({
          model,
          operation,
          args,
          query,
        }: {
          model?: string;
          operation: string;
          args: unknown;
          query: (args: unknown) => Promise<unknown>;
        }) {
          seen.push(`${model ?? ""}.${operation}`);
          return await query(args);
        },
      },
    });
    expect(ids(await prisma.tag.findMany(byId))).toEqual([1, 2]);
    expect(await prisma.post.findUnique({ where: { id: 8 } }).author()).toBeNull();
    expect(await stage.effect(prisma.$transaction([prisma.tag.delete({ where: { id: 1 } })]))).toEqual([
      "Tag 1: isActive = false",
    ]);
    expect(seen).toEqual(["Tag.findMany", "Post.findUnique", "Tag.update"]);
  });

  test.each(ORDERS)("that retries queries, added %s, a refusal stays one", async (order) => {
    const prisma = extend(stage.plain, order, {
      query: {
        $allOperations: async ({ args, query }: { args: unknown; query: (args: unknown) => Promise<unknown> }) =>
          query(args).catch(() => query(args)),
      },
    });
    expect(await outcome(prisma.tag.update({ where: { id: 9 }, data: { name: "x" } }))).toBe("P2025");
    expect(await outcome(prisma.user.delete({ where: { id: 1 } }))).toBe("DELETE_REFUSED");
  });

  test.each(ORDERS)("with model methods, added %s, they see active rows only", async (order) => {
    const prisma = extend(stage.plain, order, {
      model: {
        $allModels: {
          all(this: unknown) {
            return (Prisma.getExtensionContext(this) as unknown as PlainClient["tag"]).findMany(byId);
          },
          async remove(this: unknown, where: { id: number }) {
            return await (Prisma.getExtensionContext(this) as unknown as PlainClient["tag"]).delete({ where });
          },
        },
      },
    });
    expect(await call(prisma, "tag", "all")).toMatchObject([{ id: 1 }, { id: 2 }]);
    expect(await outcome(prisma.$transaction((tx) => call(tx, "tag", "remove", { id: 9 })))).toBe("P2025");
    expect(await stage.effect(call(prisma, "tag", "remove", { id: 1 }))).toEqual(["Tag 1: isActive = false"]);
  });

  test("with a delete of its own, added after, that one is called", async () => {
    const prisma = extend(stage.plain, "after", { model: { tag: { delete: () => Promise.resolve("its own") } } });
    expect(await prisma.tag.delete({ where: { id: 1 } })).toBe("its own");
    expect(await stage.changes()).toEqual([]);
  });

  test("with a delete of its own, added before, hardening's is called", async () => {
    const prisma = extend(stage.plain, "before", { model: { tag: { delete: () => Promise.resolve("its own") } } });
    expect(await stage.effect(prisma.tag.delete({ where: { id: 1 } }))).toEqual(["Tag 1: isActive = false"]);
  });

  test.each(ORDERS)("with result fields, added %s, they are computed", async (order) => {
    const prisma = extend(stage.plain, order, {
      result: { tag: { label: { needs: { name: true }, compute: ({ name }: { name: string }) => `#${name}` } } },
    });
    expect(await prisma.tag.findMany(byId)).toMatchObject([{ label: "#red" }, { label: "#blue" }]);
    expect(
      await prisma.post.findUnique({ where: { id: 1 }, select: { tags: true, author: { select: id } } }),
    ).toMatchObject({ tags: [{ id: 1, label: "#red" }] });
    expect(await prisma.tag.delete({ where: { id: 1 } })).toMatchObject({ label: "#red" });
  });

  test.each(ORDERS)("with client methods, added %s, both are there", async (order) => {
    const prisma = extend(stage.plain, order, { client: { $hello: () => "hello" } }) as unknown as {
      $hello(): string;
      $withInactive(fn: () => unknown): Promise<unknown>;
    };
    expect(prisma.$hello()).toBe("hello");
    expect(await prisma.$withInactive(() => asPlain(prisma).tag.count())).toBe(3);
  });

  test("that takes the soft-delete field out of a result, nothing is shown by guessing", async () => {
    const prisma = extend(stage.plain, "after", {
      query: {
        post: {
          async findUnique({
            args,
            query,
          }: {
            args: unknown;
            query: (args: unknown) => Promise<{ author?: { isActive?: boolean } } | null>;
          }) {
            const post = await query(args);
            delete post?.author?.isActive;
            return post;
          },
        },
      },
    });
    await expect(prisma.post.findUnique({ where: { id: 1 }, include: { author: true } })).rejects.toMatchObject({
      code: "UNDECIDABLE_ROW",
      message: expect.stringMatching(/User .*`isActive` is missing.*add hardening\(\) as the last extension/) as string,
    });
  });

  test("hardening itself, twice, is as hardening once", async () => {
    const prisma = extend(asPlain(hardenedClient(stage.plain)), "after", {});
    expect(ids(await prisma.tag.findMany(byId))).toEqual([1, 2]);
    expect(await prisma.post.findUnique({ where: { id: 1 }, select: { author: { select: id } } })).toEqual({
      author: { id: 1 },
    });
    expect(await prisma.post.findUnique({ where: { id: 8 }, include: { author: true } })).toBeNull();
    expect(await stage.effect(prisma.post.delete({ where: { id: 4 } }))).toEqual(["Post 4: isActive = false"]);
  });
});

/** As `@prisma/extension-read-replicas` does it: reads outside a transaction are sent by another client. */
function readReplica(replica: object) {
  return (client: object) =>
    (client as { $extends(extension: object): object }).$extends({
      client: { $primary: () => client, $replica: () => replica },
      query: {
        $allOperations({
          model,
          operation,
          args,
          query,
          __internalParams,
        }: {
          model?: string;
          operation: string;
          args: unknown;
          query: (args: unknown) => unknown;
          __internalParams: { transaction?: unknown };
        }) {
          const isRead = /^(find|count|aggregate|groupBy)/.test(operation);
          if (model === undefined || !isRead || __internalParams.transaction !== undefined) return query(args);
          return call(replica, model, operation, args);
        },
      },
    });
}

describeOnOneDatabase("with a read replica", "written", (stage) => {
  const clients = {
    "hardening first, then the replica": () => asPlain(readReplica(stage.plain)(hardenedClient(stage.plain))),
    "hardening first, then a hardened replica": () =>
      asPlain(readReplica(hardenedClient(stage.plain))(hardenedClient(stage.plain))),
    "a hardened replica first, then hardening": () =>
      asPlain(asPlain(readReplica(hardenedClient(stage.plain))(stage.plain)).$extends(hardening({ models }))),
  };

  test.each(Object.entries(clients))("reads see active rows only: %s", async (_name, open) => {
    const prisma = open();
    expect(ids(await prisma.tag.findMany(byId))).toEqual([1, 2]);
    expect(await prisma.tag.count()).toBe(2);
    expect(await prisma.tag.findUnique({ where: { id: 9 } })).toBeNull();
    expect(await prisma.post.findUnique({ where: { id: 8 }, include: { author: true } })).toBeNull();
    expect(
      await prisma.post.findUnique({ where: { id: 1 }, select: { author: { select: id }, tags: { select: id } } }),
    ).toEqual({ author: { id: 1 }, tags: [{ id: 1 }] });
    expect(await prisma.$transaction(async (tx) => tx.tag.count())).toBe(2);
    expect(await stage.effect(prisma.tag.delete({ where: { id: 1 } }))).toEqual(["Tag 1: isActive = false"]);
  });

  test("$replica() and $primary() are hardened where they were made so", async () => {
    const prisma = clients["hardening first, then a hardened replica"]() as unknown as {
      $replica(): PlainClient;
      $primary(): PlainClient;
    };
    expect(await prisma.$replica().tag.count()).toBe(2);
    expect(await prisma.$primary().tag.count()).toBe(2);
  });
});

describeOnOneDatabase("two hardened clients of one plain client", "written", (stage) => {
  test("each keep to their own options", async () => {
    const { plain } = stage;
    const strict = asPlain(hardenedClient(plain, { softDelete: { delete: "refuse", requiredRelations: "throw" } }));
    const loose = asPlain(hardenedClient(plain, { softDelete: { delete: "pass", requiredRelations: "keep" } }));
    const ask = (prisma: PlainClient) =>
      outcome(prisma.post.findUnique({ where: { id: 8 }, select: { author: { select: id } } }));
    expect(await Promise.all([ask(strict), ask(loose), ask(plain)])).toEqual([
      "INACTIVE_RELATION",
      { author: { id: 9 } },
      { author: { id: 9 } },
    ]);
    expect(await outcome(strict.tag.delete({ where: { id: 2 } }))).toBe("DELETE_REFUSED");
    expect(await stage.effect(loose.tag.delete({ where: { id: 2 } }))).toEqual(["- Tag 2"]);
    expect(await plain.tag.count()).toBe(2);
  });

  test("leave the plain client as it was", async () => {
    hardenedClient(stage.plain);
    expect(await stage.plain.tag.count()).toBe(3);
    expect(stage.plain.tag).not.toHaveProperty("deactivate");
  });
});
