import { hardening, HardeningError, type HardeningErrorCode, type ModelMap } from "prisma-hardening";
import { describe, expectTypeOf, test } from "vitest";
import { type Prisma, type PrismaClient } from "../generated/postgresql/client/client.js";
import { models } from "../generated/postgresql/hardening/models.js";

declare const plain: PrismaClient;
const prisma = plain.$extends(hardening({ models }));

describe("the types of Prisma's own operations are unchanged", () => {
  test("select, include and omit decide the result's type", async () => {
    const select = { id: true, posts: { select: { title: true, author: { select: { org: true } } } } } as const;
    expectTypeOf(await prisma.user.findMany({ select })).toEqualTypeOf(await plain.user.findMany({ select }));

    const include = { org: true, manager: { include: { org: true } }, _count: true } as const;
    expectTypeOf(await prisma.user.findFirst({ include })).toEqualTypeOf(await plain.user.findFirst({ include }));

    const omit = { email: true } as const;
    expectTypeOf(await prisma.user.findUniqueOrThrow({ where: { id: 1 }, omit })).toEqualTypeOf(
      await plain.user.findUniqueOrThrow({ where: { id: 1 }, omit }),
    );
  });

  test("aggregates", async () => {
    expectTypeOf(await prisma.post.aggregate({ _sum: { views: true }, _count: true })).toEqualTypeOf(
      await plain.post.aggregate({ _sum: { views: true }, _count: true }),
    );
    expectTypeOf(await prisma.post.count({ select: { _all: true } })).toEqualTypeOf(
      await plain.post.count({ select: { _all: true } }),
    );
    expectTypeOf(await prisma.post.groupBy({ by: ["authorId"], _max: { views: true } })).toEqualTypeOf(
      await plain.post.groupBy({ by: ["authorId"], _max: { views: true } }),
    );
  });

  test("writes, and delete among them", async () => {
    const where = { id: 1 };
    expectTypeOf(await prisma.user.update({ where, data: { name: null }, select: { id: true } })).toEqualTypeOf<{
      id: number;
    }>();
    expectTypeOf(await prisma.invoice.delete({ where, include: { lines: true } })).toEqualTypeOf(
      await plain.invoice.delete({ where, include: { lines: true } }),
    );
    expectTypeOf(await prisma.invoice.deleteMany({ where })).toEqualTypeOf<Prisma.BatchPayload>();
  });

  test("the fluent API, also on delete", async () => {
    expectTypeOf(await prisma.post.findUnique({ where: { id: 1 } }).author()).toEqualTypeOf(
      await plain.post.findUnique({ where: { id: 1 } }).author(),
    );
    expectTypeOf(await prisma.post.delete({ where: { id: 1 } }).author()).toEqualTypeOf(
      await plain.post.delete({ where: { id: 1 } }).author(),
    );
  });

  test("delete can stand in a batch transaction, and deactivate cannot", () => {
    void prisma.$transaction([prisma.invoice.delete({ where: { id: 1 } }), prisma.user.count()]);
    // @ts-expect-error -- a Promise, because it is several statements
    void prisma.$transaction([prisma.invoice.deactivate({ where: { id: 1 } })]);
  });

  test("wrong arguments stay errors", () => {
    // @ts-expect-error -- no such field
    void prisma.user.findMany({ where: { nothing: 1 } });
    // @ts-expect-error -- no such relation
    void prisma.user.findMany({ include: { nothing: true } });
    // @ts-expect-error -- delete needs a unique key
    void prisma.user.delete({ where: { name: "x" } });
  });

  test("nothing becomes any", async () => {
    expectTypeOf(await prisma.user.findMany()).not.toBeAny();
    expectTypeOf(prisma.user.delete).not.toBeAny();
    expectTypeOf(prisma.user.deactivate).not.toBeAny();
    expectTypeOf(prisma.$withInactive).not.toBeAny();
  });
});

describe("what the extension adds", () => {
  test("deactivate and restore take and return what delete does", async () => {
    const args = { where: { id: 1 }, select: { id: true, posts: true } } as const;
    expectTypeOf(await prisma.user.deactivate(args)).toEqualTypeOf(await plain.user.delete(args));
    expectTypeOf(await prisma.user.restore({ where: { email: "a" } })).toEqualTypeOf(
      await plain.user.delete({ where: { id: 1 } }),
    );
    const key = { userId_orgId: { userId: 1, orgId: 2 } };
    expectTypeOf(await prisma.membership.deactivate({ where: key })).toEqualTypeOf(
      await plain.membership.delete({ where: key }),
    );
  });

  test("only on soft-deleted models", () => {
    expectTypeOf(prisma.category).not.toHaveProperty("deactivate");
    // @ts-expect-error -- a unique key is needed
    void prisma.user.deactivate({ where: { name: "x" } });
    // @ts-expect-error -- no such field in select
    void prisma.user.restore({ where: { id: 1 }, select: { nothing: true } });
  });

  test("on the client of an interactive transaction too", () => {
    void prisma.$transaction(async (tx) => {
      expectTypeOf(await tx.user.deactivate({ where: { id: 1 }, select: { id: true } })).toEqualTypeOf<{
        id: number;
      }>();
      expectTypeOf(await tx.$withInactive(() => tx.user.count())).toEqualTypeOf<number>();
    });
  });

  test("$withInactive returns what its function returns", async () => {
    expectTypeOf(await prisma.$withInactive(() => prisma.user.findMany({ select: { id: true } }))).toEqualTypeOf<
      { id: number }[]
    >();
    expectTypeOf(await prisma.$withInactive(() => 1)).toEqualTypeOf<number>();
  });

  test("options are checked", () => {
    expectTypeOf(models).toExtend<ModelMap>();
    // @ts-expect-error -- models is required
    hardening({});
    // @ts-expect-error -- no such policy
    hardening({ models, softDelete: { delete: "purge" } });
    // @ts-expect-error -- no such option
    hardening({ models, tiemout: 1 });
  });

  test("an error's code is a union", () => {
    expectTypeOf(new HardeningError("DELETE_REFUSED", "").code).toEqualTypeOf<HardeningErrorCode>();
  });
});
