import * as api from "prisma-hardening";
import { hardening } from "prisma-hardening";
import { PrismaPg } from "prisma-hardening/adapter-pg";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PrismaClient } from "../../generated/client/client.js";
import { models } from "../../generated/hardening/models.js";
import { applySchema, createDatabase, runScript, type Database } from "../support/databases.js";
import { postgres } from "../support/each-database.js";
import { codeBlocks, readmePath } from "./code-blocks.js";
import { compileErrors, runnable, type Scope } from "./program.js";

const blocks = codeBlocks();
const typescript = blocks.filter(({ language }) => language === "ts");
/** What needs another package, a server, or half a minute is compiled only. */
const run = typescript.filter(
  ({ code }) =>
    /await |hardening\(\{ models, /.test(code) &&
    !code.startsWith("// Bad") &&
    ![...code.matchAll(/^import .* from "([^"]+)"/gm)].some(([, name]) => name !== "prisma-hardening"),
);

test("every block of TypeScript compiles against the demo's schema", () => {
  expect(compileErrors(typescript)).toEqual([]);
}, 60_000);

describe("every block that says what it answers is right", () => {
  let database: Database;
  let plain: PrismaClient;
  beforeAll(async () => {
    database = await createDatabase(postgres(), "readme");
    await applySchema(database.url, "prisma/schema.prisma");
    plain = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
  });
  beforeEach(async () => {
    await runScript(
      database.url,
      "TRUNCATE customers, addresses, products, orders, order_items, teams, memberships, posts, comments, audit_entries RESTART IDENTITY CASCADE",
    );
    await seed(plain);
  });
  afterAll(async () => {
    await plain.$disconnect();
    await database.stop();
  });

  test.each(run.map((block) => [block.line, block] as const))("line %i", async (_line, block) => {
    const scope: Scope = {
      plain,
      prisma: plain.$extends(hardening({ models })),
      models,
      claims: [],
      ...api,
    };
    await runnable(block)(scope);
    const said = (block.code.match(/ \/\/ → /g) ?? []).length;
    expect(scope.claims).toHaveLength(said);
    for (const [value, claimed] of scope.claims) expect(value).toEqual(claimed);
  });

  test("the log's event is the one that is logged", async () => {
    const shown = JSON.parse(blocks.find(({ language }) => language === "json")?.code ?? "") as object;
    const events: object[] = [];
    const write = (event: object) => events.push(event);
    const prisma = plain.$extends(hardening({ models, log: { logger: { info: write, warn: write, error: write } } }));
    await api.withContext({ route: "GET /customers", requestId: "4f1c" }, () =>
      prisma.customer.findMany({ where: { email: "ada@example.com" }, include: { orders: { take: 5 } } }),
    );
    const varying = { timestamp: expect.any(String) as unknown, durationMs: expect.any(Number) as unknown };
    expect(events).toEqual([{ ...shown, ...varying }]);
    expect(Object.keys(events[0] ?? {})).toEqual(Object.keys(shown));
  });

  test.each(blocks.filter(({ language }) => language === "sql").map((block) => [block.line, block.code] as const))(
    "the SQL of line %i runs on the demo's schema",
    async (_line, sql) => {
      await runScript(database.url, `BEGIN; ${sql} ROLLBACK;`);
    },
  );
});

test("every command exists", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    scripts: Record<string, string>;
  };
  const commands = [...readFileSync(readmePath, "utf8").matchAll(/npm (?:run ([\w:]+)|(test))\b/g)];
  expect(commands.length).toBeGreaterThan(3);
  for (const [, script, test] of commands) expect(Object.keys(scripts)).toContain(script ?? test);
});

async function seed(client: PrismaClient): Promise<void> {
  await client.customer.createMany({
    data: [
      { email: "ada@example.com", name: "Ada", city: "London" },
      { email: "bob@example.com", name: "Bob", city: "Paris", isActive: false },
      { email: "cyd@example.com", name: "Cyd", city: "Rome" },
    ],
  });
  await client.product.createMany({
    data: [
      { sku: "mug", name: "Mug", priceCents: 900 },
      { sku: "pen", name: "Pen", priceCents: 200 },
    ],
  });
  await client.post.createMany({
    data: [
      { authorId: 1, title: "Hello", body: "..." },
      { authorId: 2, title: "Bye", body: "..." },
      { authorId: 3, title: "Draft", body: "...", isActive: false },
    ],
  });
  await client.comment.createMany({
    data: [
      { postId: 1, text: "Welcome" },
      { postId: 1, text: "Spam", isActive: false },
    ],
  });
}
