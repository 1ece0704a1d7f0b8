import { PrismaPg } from "@prisma/adapter-pg";
import { withDeadline } from "prisma-hardening";
import { afterAll, afterEach, expect, test } from "vitest";
import { PrismaClient } from "../generated/postgresql/client/client.js";
import { ending, RUNNING, stopped } from "./outcome.js";
import { harden, openStage, type Options } from "./stage.js";

/** Prisma's own adapter: it cannot stop a query, so only the caller is freed. */
const stage = openStage("foreign");
const clients: { $disconnect(): Promise<void> }[] = [];
afterAll(() => Promise.all(clients.map((client) => client.$disconnect())));

const warnings: Error[] = [];
const collect = (warning: Error): void => {
  if (warning.message.includes("prisma-hardening/adapter-pg")) warnings.push(warning);
};
process.on("warning", collect);
afterAll(() => process.off("warning", collect));
afterEach(async () => {
  await stage.witness.query(
    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()",
  );
  await stage.idle();
});

function open(options: Options) {
  const client = harden(new PrismaClient({ adapter: new PrismaPg({ connectionString: stage.url }) }), options);
  clients.push(client);
  return client;
}

test("the caller is freed at its deadline, and the error says that the query goes on", async () => {
  const prisma = open({ timeout: false });
  await prisma.tag.count();
  const { code, message, ms } = await stopped(withDeadline(100, () => prisma.$queryRaw`SELECT pg_sleep(60)::text`));
  expect([code, message]).toEqual(["QUERY_TIMEOUT", `$queryRaw did not end within 100 ms. ${RUNNING}`]);
  expect(ms).toBeLessThan(600);
  expect(await stage.active()).toHaveLength(1);
});

test("one warning for each client names the import to change", async () => {
  const prisma = open({ timeout: 5_000 });
  warnings.length = 0;
  for (let call = 0; call < 3; call++) await prisma.tag.count();
  await Promise.all([prisma.tag.count(), prisma.user.findUnique({ where: { id: 1 } })]);
  await stage.idle();
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining("Import PrismaPg from prisma-hardening/adapter-pg"),
  ]);
});

test("none without deadlines", async () => {
  const prisma = open({ timeout: false });
  warnings.length = 0;
  await prisma.tag.count();
  await stage.idle();
  expect(warnings).toEqual([]);
});

test("none on the drop-in adapter, not even where the first calls send nothing", async () => {
  const { prisma } = stage.open({ timeout: 5_000 });
  warnings.length = 0;
  const where: object = { nothing: 1 };
  await ending(prisma.user.findMany({ where }));
  await prisma.user.createMany({ data: [] });
  await ending(withDeadline(AbortSignal.abort(), () => prisma.user.count()));
  await prisma.user.count();
  await stage.idle();
  expect(warnings).toEqual([]);
});

test("findUniques that Prisma merges are freed each at its own deadline", async () => {
  const prisma = open({ timeout: false });
  await prisma.tag.count();
  await stage.locker.query('BEGIN; LOCK TABLE "User" IN ACCESS EXCLUSIVE MODE');
  const find = (id: number) => prisma.user.findUnique({ where: { id }, select: { id: true } });
  const calls = [ending(withDeadline(80, () => find(1))), ending(find(2))];
  expect((await calls[0])?.error).toMatchObject({ code: "QUERY_TIMEOUT" });
  await stage.locker.query("ROLLBACK");
  expect((await calls[1])?.value).toEqual({ id: 2 });
});
