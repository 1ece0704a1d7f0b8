import { expect, test } from "vitest";
import { call, describeOnRows, outcome } from "./stage.js";

/** A delete of a row whose model has Restrict relations looks at them, and is still one Prisma promise. */
const TAG = "delete of a row";
const ORG = "delete of a row with Restrict relations";

describeOnRows("delete as a promise", "written", (stage) => {
  const remove = {
    [TAG]: () => stage.hardened.tag.delete({ where: { id: 2 } }),
    [ORG]: () => stage.hardened.org.delete({ where: { id: 2 } }),
  };
  const effects = { [TAG]: "Tag 2: isActive = false", [ORG]: "Org 2: isActive = false" };

  test.each([TAG, ORG] as const)("is lazy: %s", async (name) => {
    void remove[name]();
    await stage.plain.$queryRaw`SELECT 1`;
    expect(await stage.changes()).toEqual([]);
  });

  test.each([TAG, ORG] as const)("can be awaited twice: %s", async (name) => {
    const promise = remove[name]();
    expect(await promise).toEqual(await promise);
    expect(await stage.changes()).toEqual([effects[name]]);
  });

  test.each([TAG, ORG] as const)("has then, catch and finally: %s", async (name) => {
    let isSettled = false;
    expect(await remove[name]().then(({ isActive }) => isActive)).toBe(false);
    expect(await remove[name]().catch((error: unknown) => (error as { code: string }).code)).toBe("P2025");
    expect(await outcome(remove[name]().finally(() => (isSettled = true)))).toBe("P2025");
    expect(isSettled).toBe(true);
  });

  test.each([TAG, ORG] as const)("is part of a batch transaction: %s", async (name) => {
    const { hardened } = stage;
    const [count, row, rest] = await hardened.$transaction([
      hardened.category.updateMany({ data: { name: "x" } }),
      remove[name](),
      hardened.tag.count(),
    ]);
    expect([count, row.isActive, rest]).toEqual([{ count: 2 }, false, name === TAG ? 1 : 2]);
    expect(await stage.changes()).toEqual(["Category 1: name = x", "Category 8: name = x", effects[name]]);
  });

  test("is part of a batch transaction that fails with it", async () => {
    const { hardened } = stage;
    const update = () => hardened.category.updateMany({ data: { name: "x" } });
    expect(await stage.effect(hardened.$transaction([update(), hardened.tag.delete({ where: { id: 9 } })]))).toEqual([
      "P2025",
    ]);
    expect(
      await stage.effect(
        hardened.$transaction([
          hardened.tag.delete({ where: { id: 1 } }),
          hardened.category.update({ where: { id: 7 }, data: {} }),
        ]),
      ),
    ).toEqual(["P2025"]);
    expect(await stage.effect(hardened.$transaction([update(), hardened.user.delete({ where: { id: 1 } })]))).toEqual([
      "DELETE_REFUSED",
    ]);
    expect(await stage.effect(hardened.$transaction([hardened.user.delete({ where: { id: 1 } }), update()]))).toEqual([
      "DELETE_REFUSED",
    ]);
  });

  test("in a batch transaction cannot say P2003, and is kept back by Restrict children all the same", async () => {
    const { hardened } = stage;
    expect(await stage.effect(hardened.$transaction([hardened.org.delete({ where: { id: 1 } })]))).toEqual(["P2025"]);
  });

  test("of many is part of a batch transaction", async () => {
    const { hardened } = stage;
    expect(
      await hardened.$transaction([hardened.tag.deleteMany({ where: { id: 1 } }), hardened.tag.deleteMany()]),
    ).toEqual([{ count: 1 }, { count: 1 }]);
    expect(await stage.changes()).toEqual(["Tag 1: isActive = false", "Tag 2: isActive = false"]);
  });

  test("of many with Restrict relations is refused in a batch transaction", async () => {
    const { hardened } = stage;
    const batch = async () =>
      hardened.$transaction([
        hardened.tag.update({ where: { id: 1 }, data: { name: "x" } }),
        hardened.team.deleteMany(),
      ]);
    await expect(batch()).rejects.toMatchObject({
      code: "DELETE_REFUSED",
      message: expect.stringMatching(/Use an interactive transaction/) as string,
    });
    expect(await stage.changes()).toEqual([]);
  });

  test.each(["tag", "team"])(
    "with arguments that are refused, is refused in a batch transaction with the same error: %s",
    async (model) => {
      for (const operation of ["delete", "deleteMany"]) {
        const promise = call(stage.prisma, model, operation, { where: { id: 2 }, data: {} });
        const batch = async () => stage.hardened.$transaction([promise as never]);
        await expect(batch()).rejects.toMatchObject({ code: "UNSAFE_ARGUMENT" });
      }
      expect(await stage.changes()).toEqual([]);
    },
  );

  test("is part of an interactive transaction, whose reads see it", async () => {
    await stage.prisma.$transaction(async (tx) => {
      await tx.tag.delete({ where: { id: 1 } });
      await tx.org.delete({ where: { id: 2 } });
      await tx.post.delete({ where: { id: 1 } });
      expect(await tx.tag.findMany({ select: { id: true } })).toEqual([{ id: 2 }]);
      expect(await tx.org.count()).toBe(1);
      expect(await tx.comment.count({ where: { postId: 1 } })).toBe(0);
      expect(await outcome(tx.org.delete({ where: { id: 1 } }))).toBe("P2003");
      expect(await outcome(tx.team.deleteMany())).toBe("P2003");
      expect(await outcome(tx.tag.delete({ where: { id: 1 } }))).toBe("P2025");
    });
    expect(await stage.changes()).toEqual([
      "Comment 1: deletedAt = now",
      "Comment 2: deletedAt = now",
      "Org 2: isActive = false",
      "Post 1: isActive = false",
      "Tag 1: isActive = false",
    ]);
  });

  test("under the model's name in the schema is the same", async () => {
    await call(stage.prisma, "Tag", "delete", { where: { id: 1 } });
    expect(await stage.changes()).toEqual(["Tag 1: isActive = false"]);
  });

  test.each([undefined, {}, { where: undefined }, { where: {} }])(
    "with %j deletes nothing, as Prisma's own",
    async (args) => {
      await expect(call(stage.prisma, "tag", "delete", args)).rejects.toThrow(/where/);
      await expect(call(stage.prisma, "org", "delete", args)).rejects.toThrow(/where/);
      expect(await stage.changes()).toEqual([]);
    },
  );

  test.each(["delete", "deleteMany", "deactivate", "restore"])(
    "%s takes no data of the caller's",
    async (operation) => {
      let promise: Promise<unknown> | undefined;
      expect(
        () => (promise = call(stage.prisma, "tag", operation, { where: { id: 1 }, data: { name: "x" } })),
      ).not.toThrow();
      await expect(promise).rejects.toMatchObject({ code: "UNSAFE_ARGUMENT" });
      expect(await stage.changes()).toEqual([]);
    },
  );
});
