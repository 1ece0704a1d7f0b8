import { hardening, withDeadline } from "prisma-hardening";
import { PrismaMariaDb } from "prisma-hardening/adapter-mariadb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PrismaClient } from "../generated/mysql/client/client.js";
import { models } from "../generated/mysql/hardening/models.js";
import { applySchema, createDatabase, type Database } from "../support/databases.js";
import { describeOnMariadbServer } from "../support/each-database.js";

const open = (url: string) =>
  new PrismaClient({ adapter: new PrismaMariaDb(url) }).$extends(hardening({ models, timeout: 20_000, raw: "allow" }));

/** Half a minute of work that MariaDB stops when it is told to. */
const LONG = "BENCHMARK(3000000000, SHA2('x', 512))";

describeOnMariadbServer("a hardened client", (server) => {
  let database: Database;
  let prisma: ReturnType<typeof open>;
  beforeAll(async () => {
    database = await createDatabase(server, "hardened mariadb");
    await applySchema(database.url, "test/generated/mysql/schema.prisma", { foreignKeys: true });
    prisma = open(database.url);
    await prisma.org.createMany({ data: [1, 2, 3].map((id) => ({ id, name: String(id) })) });
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await database.stop();
  });

  const isRunning = async () => {
    const rows = await prisma.$queryRaw<unknown[]>`
      SELECT id FROM information_schema.processlist WHERE db = database() AND info LIKE '%BENCHMARK%' AND id <> connection_id()`;
    return rows.length > 0;
  };

  test("stops a query in the database at its deadline", async () => {
    const start = performance.now();
    const query = withDeadline(200, () => prisma.$queryRawUnsafe(`SELECT ${LONG}`));
    await expect(query).rejects.toMatchObject({ code: "QUERY_TIMEOUT", message: /The database has stopped it/ });
    expect(performance.now() - start).toBeLessThan(1_000);
    await expect.poll(isRunning).toBe(false);
  });

  test("rolls back a batch transaction, whichever part it stops", async () => {
    const create = () => prisma.org.create({ data: { id: 9, name: "" } });
    const long = () => prisma.$executeRawUnsafe(`DO ${LONG}`);
    const last = withDeadline(200, () => prisma.$transaction([create(), long()]));
    await expect(last).rejects.toMatchObject({ code: "QUERY_TIMEOUT" });
    const first = withDeadline(200, () => prisma.$transaction([long(), create()]));
    await expect(first).rejects.toMatchObject({ code: "QUERY_TIMEOUT" });
    expect(await prisma.org.count()).toBe(3);
  });

  test("rolls back an interactive transaction, also where its callback goes on", async () => {
    const through = withDeadline(200, () =>
      prisma.$transaction(async (tx) => {
        await tx.org.create({ data: { id: 9, name: "" } });
        await tx.$queryRawUnsafe(`SELECT ${LONG}`);
      }),
    );
    await expect(through).rejects.toMatchObject({ code: "QUERY_TIMEOUT" });
    const swallowed = prisma.$transaction(async (tx) => {
      await tx.org.create({ data: { id: 9, name: "" } });
      await withDeadline(200, () => tx.$queryRawUnsafe(`SELECT ${LONG}`)).catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow();
    expect(await prisma.org.count()).toBe(3);
  });

  test("never ends a findUnique because of a neighbour's deadline", async () => {
    const lock = prisma.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE Org SET name = name WHERE id > 0`;
      const early = withDeadline(50, () => prisma.org.findUnique({ where: { id: 1 } })).catch(() => null);
      const late = prisma.org.findUniqueOrThrow({ where: { id: 2 } });
      const [, { id }] = await Promise.all([early, late]);
      return id;
    });
    expect(await lock).toBe(2);
  });
});
