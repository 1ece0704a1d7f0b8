import { skip } from "@prisma/client/runtime/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hardening } from "prisma-hardening";
import type { Prisma } from "../generated/postgresql/client/client.js";
import { models, type PlainClient } from "../support/clients.js";
import { applySchema, createDatabase, driverAdapter, type Provider } from "../support/databases.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { reset } from "./rows.js";
import { deepFreeze } from "./shapes.js";
import { asPlain, describeOnRows } from "./stage.js";

/**
 * Whether a required relation leads to an inactive row is seen in the loaded row, so its soft-delete field is loaded. What
 * the caller did not ask for is not in the result.
 */
describeOnRows("the soft-delete field, loaded to look at it,", "read", (stage) => {
  const selections: readonly (readonly [name: string, own: Prisma.UserDefaultArgs, keys: readonly string[]])[] = [
    ["select without it", { select: { id: true } }, ["id"]],
    ["select with false", { select: { id: true, isActive: false } }, ["id"]],
    ["select with it", { select: { id: true, isActive: true } }, ["id", "isActive"]],
    ["omit", { omit: { isActive: true, email: true } }, ["id", "name", "age", "orgId", "managerId"]],
    [
      "omit with false",
      { omit: { isActive: false, email: true } },
      ["id", "name", "age", "isActive", "orgId", "managerId"],
    ],
    ["nothing", {}, ["id", "email", "name", "age", "isActive", "orgId", "managerId"]],
  ];

  test.each(selections)("is in the result only if asked for: %s", async (_name, author, keys) => {
    const ask = (prisma: PlainClient, id: number) => prisma.post.findUnique({ where: { id }, select: { author } });
    expect(Object.keys((await ask(stage.hardened, 1))?.author ?? {}).sort()).toEqual([...keys].sort());
    expect(await ask(stage.hardened, 1)).toEqual(await ask(stage.plain, 1));
    expect(await ask(stage.hardened, 8)).toBeNull();
    expect(await ask(stage.plain, 8)).not.toBeNull();
  });

  test.each(selections)("is in the result of a write only if asked for: %s", async (_name, author, keys) => {
    const ask = (id: number) => stage.hardened.post.update({ where: { id }, data: {}, select: { author } });
    expect(Object.keys((await ask(1)).author).sort()).toEqual([...keys].sort());
    expect((await ask(8)).author).toBeNull();
  });

  test("is not even hidden in the result where only fields of the schema are selected", async () => {
    const author = {
      select: { id: true, org: { select: { id: true } }, _count: { select: { posts: true } } },
    } as const;
    const post = await stage.hardened.post.update({ where: { id: 1 }, data: {}, select: { author } });
    expect(post).toStrictEqual({ author: { id: 1, org: { id: 1 }, _count: { posts: 2 } } });
    expect(post.author).not.toHaveProperty("isActive");
    expect(post.author.org).not.toHaveProperty("isActive");
  });

  test("is not in the result of a list either", async () => {
    const tickets = await stage.hardened.ticket.findMany({
      where: { id: 1 },
      select: { nulled: { select: { name: true } } },
    });
    expect(tickets).toStrictEqual([{ nulled: { name: "eve" } }]);
  });

  test("is taken out of a copy: the row that Prisma has loaded may be another caller's too", async () => {
    const frozen = stage.plain.$extends(hardening({ models })).$extends({
      query: { ticket: { findMany: async ({ args, query }) => deepFreeze(await query(args)) } },
    });
    const prisma = asPlain(frozen);
    const select = { nulled: { select: { name: true } } } as const;
    expect(
      await prisma.ticket.findMany({ where: { id: { in: [1, 3] } }, select, orderBy: { id: "asc" } }),
    ).toStrictEqual([{ nulled: { name: "eve" } }, { nulled: null }]);
  });

  test("is missed where an extension added after hardening has taken it out", async () => {
    const without = stage.plain.$extends(hardening({ models })).$extends({
      query: {
        ticket: {
          findMany: async ({ args, query }) =>
            (await query(args)).map((ticket) => ({ ...ticket, nulled: { name: ticket.nulled?.name } })) as never,
        },
      },
    });
    await expect(asPlain(without).ticket.findMany({ select: { nulled: true } })).rejects.toMatchObject({
      code: "UNDECIDABLE_ROW",
      message: expect.stringMatching(/Person row .* `isActive` is missing .* add hardening\(\) as the last/) as string,
    });
  });

  const needing = {
    name: "state",
    result: {
      user: {
        state: {
          needs: { isActive: true },
          compute: ({ isActive }: { isActive: boolean }) => (isActive ? "on" : "off"),
        },
      },
    },
  } as const;
  const computed: readonly (readonly [name: string, own: object])[] = [
    ["select", { select: { id: true, state: true } }],
    ["select of that field alone", { select: { state: true } }],
    ["omit", { omit: { isActive: true } }],
    ["omit of that field too", { omit: { isActive: true, state: true } }],
    ["nothing", {}],
  ];
  test.each(["before", "after"].flatMap((place) => computed.map(([name, own]) => [place, name, own] as const)))(
    "is found by a result extension added %s hardening that needs it: %s",
    async (place, _name, author) => {
      const { plain } = stage;
      const extended =
        place === "before"
          ? plain.$extends(needing).$extends(hardening({ models }))
          : plain.$extends(hardening({ models })).$extends(needing);
      const ask = (client: object) => asPlain(client).post.findUnique({ where: { id: 1 }, select: { author } });
      const expected = await ask(plain.$extends(needing));
      expect(JSON.stringify(await ask(extended))).toEqual(JSON.stringify(expected));
      expect(await asPlain(extended).post.findUnique({ where: { id: 8 }, select: { author } })).toBeNull();
    },
  );
});

const CLIENTS: Record<Provider, () => Promise<object>> = {
  postgresql: () => import("../generated/postgresql/client/client.js"),
  mysql: () => import("../generated/mysql/client/client.js"),
  sqlite: () => import("../generated/sqlite/client/client.js"),
};

describeOnEachDatabase("a client that omits the soft-delete field", (server) => {
  let plain: PlainClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createDatabase(server, "global omit");
    await applySchema(database.url, `test/generated/${server.provider}/schema.prisma`);
    const { PrismaClient } = (await CLIENTS[server.provider]()) as {
      readonly PrismaClient: new (options: object) => PlainClient;
    };
    plain = new PrismaClient({
      adapter: driverAdapter(database.url),
      omit: { user: { isActive: true }, person: { isActive: true }, post: { isActive: true } },
    });
    stop = async () => {
      await plain.$disconnect();
      await database.stop();
    };
    await reset(plain);
  });
  afterAll(() => stop());

  test("reads active rows only, and does not show it", async () => {
    const prisma = asPlain(plain.$extends(hardening({ models })));
    expect(await prisma.user.findMany({ select: { id: true }, orderBy: { id: "asc" } })).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
      { id: 8 },
    ]);
    expect(await prisma.post.findUnique({ where: { id: 8 }, include: { author: true } })).toBeNull();
    const post = await prisma.post.findUnique({
      where: { id: 1 },
      include: { author: true, comments: { include: { post: true } } },
    });
    expect(Object.keys(post?.author ?? {})).toEqual(["id", "email", "name", "age", "orgId", "managerId"]);
    expect(post?.comments[0]?.post).not.toHaveProperty("isActive");
    expect(
      await prisma.ticket.findMany({ where: { id: { in: [1, 3] } }, select: { nulled: true }, orderBy: { id: "asc" } }),
    ).toStrictEqual([{ nulled: { id: 1, name: "eve", teamId: 1 } }, { nulled: null }]);
  });

  test("does not show it where the caller says nothing of it", async () => {
    const prisma = asPlain(plain.$extends(hardening({ models })));
    for (const isActive of [undefined, skip]) {
      const select = { author: { omit: { isActive: isActive as never } } };
      const post = await prisma.post.update({ where: { id: 1 }, data: {}, select });
      expect(Object.keys(post.author)).toEqual(["id", "email", "name", "age", "orgId", "managerId"]);
      expect(await prisma.post.update({ where: { id: 8 }, data: {}, select })).toEqual({ author: null });
    }
  });

  test("shows it where the caller asks for it", async () => {
    const prisma = asPlain(plain.$extends(hardening({ models })));
    const author = { omit: { isActive: false } };
    const shown = ["id", "email", "name", "age", "isActive", "orgId", "managerId"];
    const post = await prisma.post.findUnique({ where: { id: 1 }, select: { author } });
    expect(Object.keys(post?.author ?? {}).sort()).toEqual([...shown].sort());
    const update = await prisma.post.update({ where: { id: 1 }, data: {}, select: { author } });
    expect(Object.keys(update.author).sort()).toEqual([...shown].sort());
    expect(await prisma.post.findUnique({ where: { id: 8 }, select: { author } })).toBeNull();
  });
});
